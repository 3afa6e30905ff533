import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { sampleProfiles } from './pprof-sample.ts';

/** Answers one request to a path below `/debug/pprof` in place of the sound profile. */
export type PprofAnswer = (response: ServerResponse, request: IncomingMessage) => void;

export interface PprofDoubleOptions {
  /** By the path below `/debug/pprof`, such as `heap`. */
  answers?: Readonly<Record<string, PprofAnswer>>;
  tls?: { key: string; cert: string };
  /** Listens there instead of on a free port. */
  socket?: string;
  /** Refuses requests that do not carry it with 401. */
  token?: string;
}

/** A pprof server that answers as it is told. */
export interface PprofDouble extends AsyncDisposable {
  url: string;
  /** Paths asked for, with their query. */
  asked: string[];
}

/** Starts a double for what real servers do rarely: each way in which a profile can be wrong. */
export async function startPprofDouble({
  answers = {},
  tls,
  socket,
  token,
}: PprofDoubleOptions = {}): Promise<PprofDouble> {
  const asked: string[] = [];
  const listener: RequestListener = (request, response) => {
    const path = (request.url ?? '').replace('/debug/pprof/', '');
    asked.push(path);
    if (token !== undefined && request.headers.authorization !== `Bearer ${token}`)
      return void response.writeHead(401).end();
    const name = path.replace(/\?.*/, '');
    const special = answers[name];
    if (special !== undefined) return special(response, request);
    const profile = name in sampleProfiles ? sampleProfiles[name as keyof typeof sampleProfiles] : undefined;
    response.writeHead(profile === undefined ? 404 : 200).end(profile);
  };
  const server = tls === undefined ? createServer(listener) : createTlsServer(tls, listener);
  server.listen(socket === undefined ? { port: 0, host: '127.0.0.1' } : { path: socket });
  await once(server, 'listening');
  const host = socket === undefined ? `127.0.0.1:${(server.address() as AddressInfo).port}` : 'localhost';
  return {
    url: `${tls === undefined ? 'http' : 'https'}://${host}/debug/pprof`,
    asked,
    [Symbol.asyncDispose]: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
