import { existsSync } from 'node:fs';
import path from 'node:path';
import sirv from 'sirv';
import { HttpRefusal } from './http-refusal.ts';
import { sendJson } from './send-json.ts';
import type { FileHandler } from './serve-http.ts';

const forever = 'public, max-age=31536000, immutable';

/**
 * Serves the built page, and the viewer of profiles below `/speedscope/`. Both folders are read once: only what was in
 * them then is served. The names of the page's assets hold a hash of what is in them, so they may be kept for ever; every
 * other path without an ending is one of the page's own routes.
 */
export function serveFiles({ page, viewer }: { page: string; viewer: string }): FileHandler {
  const isBuilt = existsSync(path.join(page, 'index.html'));
  const servePage = isBuilt
    ? sirv(page, {
        single: true,
        etag: true,
        setHeaders: (response, file) =>
          response.setHeader('cache-control', file.startsWith('/assets/') ? forever : 'no-cache'),
      })
    : undefined;
  const serveViewer = sirv(viewer, {
    etag: true,
    setHeaders: (response) => response.setHeader('cache-control', 'no-cache'),
  });

  return (request, response, segments) => {
    const notThere = (refusal = new HttpRefusal(404, 'not_found', 'There is nothing at this path')) =>
      sendJson(response, refusal.status, refusal.toJSON());
    if (segments[0] === 'speedscope') {
      if (segments.length === 1) return void response.writeHead(301, { location: '/speedscope/' }).end();
      request.url = request.url!.slice('/speedscope'.length);
      return serveViewer(request, response, notThere);
    }
    if (servePage) return servePage(request, response, notThere);
    const message = 'The page is not built; run npx nx build @flarewire/dashboard, then start this service again';
    notThere(new HttpRefusal(503, 'page_not_built', message));
  };
}
