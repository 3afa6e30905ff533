import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Log } from '@flarewire/service';
import { refuseOtherOrigins } from '../access/check-origin.ts';
import type { Door } from '../access/door.ts';
import { HttpRefusal, toRefusal } from './http-refusal.ts';
import { readPath } from './request-path.ts';
import { findRoute, type Routes } from './router.ts';
import { securityHeaders } from './security-headers.ts';
import { sendJson } from './send-json.ts';

/** Answers what is no part of the API: the page and its files. */
export type FileHandler = (request: IncomingMessage, response: ServerResponse, segments: readonly string[]) => void;

type Serving = { routes: Routes; files: FileHandler; door: Door; origins: readonly string[]; log: Log };

export type HttpService = AsyncDisposable & { url: string };

/** The one route of the API that nobody has to be signed in for: it signs in. */
const signIn = 'POST /api/session';

/** Serves the API, to those who are let in, and the page. Closing ends what is being answered. */
export async function serveHttp(options: Serving & { host: string; port: number }): Promise<HttpService> {
  const { host, port } = options;
  const server = createServer((request, response) => void answer(request, response, options));
  server.listen(port, host);
  await once(server, 'listening');
  const { port: bound } = server.address() as AddressInfo;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${bound}`,
    async [Symbol.asyncDispose]() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function answer(request: IncomingMessage, response: ServerResponse, serving: Serving): Promise<void> {
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  try {
    await route(request, response, serving, gone.signal);
  } catch (thrown) {
    if (gone.signal.aborted) return;
    const refusal = toRefusal(thrown);
    if (refusal.status >= 500) serving.log.error({ err: refusal.cause ?? refusal }, 'Could not answer a request');
    refuse(request, response, refusal);
  }
}

async function route(
  request: IncomingMessage,
  response: ServerResponse,
  { routes, files, door, origins }: Serving,
  signal: AbortSignal,
): Promise<void> {
  const { segments, query } = readRequest(request);
  for (const [name, value] of Object.entries(securityHeaders(segments[0]))) response.setHeader(name, value);
  const method = request.method ?? 'GET';
  if (segments[0] !== 'api') {
    if (method === 'GET' || method === 'HEAD') return files(request, response, segments);
    throw new HttpRefusal(405, 'method_not_allowed', 'Only GET is answered here', { headers: { allow: 'GET, HEAD' } });
  }
  refuseOtherOrigins(request, origins);
  const person = `${method} /${segments.join('/')}` === signIn ? '' : door.personOf(request);
  const { handle, params } = findRoute(routes, method, segments);
  await handle({ request, response, params, query, person, signal });
}

/** The page of one flare or group. */
const ofPage = /^\/(?:flares|groups)\/[^/?]*(?:\?|$)/;

/** A browser whose address cannot be read gets the page, which says that there is nothing there; all others are told that it cannot. */
function readRequest(request: IncomingMessage): ReturnType<typeof readPath> {
  try {
    return readPath(request.url ?? '/');
  } catch (refusal) {
    if (!ofPage.test(request.url ?? '')) throw refusal;
    request.url = '/';
    return readPath('/');
  }
}

/** An answer that began cannot be taken back: it is cut off. */
function refuse(request: IncomingMessage, response: ServerResponse, refusal: HttpRefusal): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  for (const [name, value] of Object.entries(refusal.headers)) response.setHeader(name, value);
  if (!request.complete) response.setHeader('connection', 'close');
  sendJson(response, refusal.status, refusal.toJSON());
}
