import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { FlareError, toFlareError } from '@flarewire/schemas';
import { openNodeProfiler, ProfilerBusy, type NodeProfiler } from './node-profiler.ts';

export interface ServePprofOptions {
  /** 0: a free one. */
  port: number;
  /** Loopback only: profiles tell much of a process, and nobody is asked who they are. Default `127.0.0.1`. */
  host?: '127.0.0.1' | '::1' | 'localhost';
  signal?: AbortSignal;
}

/** A running pprof server. */
export interface PprofServer extends AsyncDisposable {
  /** Base URL, as it goes into `pprof` of flarewire.yaml. */
  url: string;
}

/**
 * Serves this Node.js process's own profiles under `/debug/pprof` as a Go process does: `heap`, `profile?seconds=n`,
 * `mutex` and `block`, so that a flare of a service of ours works like any other.
 * The heap is sampled, once in 512 KiB, from now on until the server is closed or the signal aborts.
 * @throws {FlareError} `profile_failed` when the port is taken or the platform has no profiler
 */
export async function servePprof({ port, host = '127.0.0.1', signal }: ServePprofOptions): Promise<PprofServer> {
  const closing = new AbortController();
  const stopped = signal === undefined ? closing.signal : AbortSignal.any([signal, closing.signal]);
  const profiler = await openNodeProfiler();
  const server = createServer((request, response) => void answer(request, response, profiler, stopped));
  try {
    server.listen({ port, host });
    await once(server, 'listening');
  } catch (thrown) {
    profiler[Symbol.dispose]();
    throw toFlareError(thrown, 'profile_failed', `Cannot serve pprof on ${host}:${port}`);
  }
  const closed = once(server, 'close');
  stopped.addEventListener('abort', () => {
    server.close();
    server.closeAllConnections();
    profiler[Symbol.dispose]();
  });
  const bound = (server.address() as AddressInfo).port;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${bound}/debug/pprof`,
    [Symbol.asyncDispose]: async () => {
      closing.abort();
      await closed;
    },
  };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  profiler: NodeProfiler,
  stopped: AbortSignal,
): Promise<void> {
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  try {
    const bytes = await profileFor(
      new URL(request.url ?? '/', 'http://localhost'),
      profiler,
      AbortSignal.any([stopped, gone.signal]),
    );
    if (bytes === undefined) response.writeHead(404).end('no such profile\n');
    else
      response
        .writeHead(200, { 'content-type': 'application/octet-stream', 'content-length': bytes.length })
        .end(bytes);
  } catch (thrown) {
    // The wording is Go's: profilers know by it that waiting helps.
    const busy = thrown instanceof ProfilerBusy;
    const bad = thrown instanceof FlareError;
    response
      .writeHead(bad ? 400 : 500)
      .end(busy ? 'cpu profiling already in use\n' : `${bad ? thrown.message : 'profiling failed'}\n`);
  }
}

async function profileFor(
  { pathname, searchParams }: URL,
  profiler: NodeProfiler,
  signal: AbortSignal,
): Promise<Uint8Array | undefined> {
  switch (pathname) {
    case '/debug/pprof/heap':
      return profiler.heap();
    case '/debug/pprof/profile':
      return profiler.cpu(secondsOf(searchParams), signal);
    case '/debug/pprof/mutex':
    case '/debug/pprof/block':
      return profiler.contention();
    default:
      return undefined;
  }
}

function secondsOf(query: URLSearchParams): number {
  const seconds = Number(query.get('seconds') ?? 30);
  if (Number.isInteger(seconds) && seconds >= 1 && seconds <= 600) return seconds;
  throw new FlareError('invalid_request', 'Cannot profile: "seconds" must be a whole number from 1 to 600');
}
