import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { Registry } from 'prom-client';

/**
 * Serves `/livez` (200 while the process runs), `/readyz` (200 when `ready` resolves, else 503 with the reason), and
 * `/metrics` for Prometheus.
 * `ready` is given 1 s.
 */
export async function serveHealth(options: {
  host: string;
  port: number;
  ready: (signal: AbortSignal) => Promise<void>;
  registry: Registry;
}): Promise<AsyncDisposable & { port: number }> {
  const server = createServer((request, response) => {
    const answer = (status: number, text: string) =>
      response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(`${text}\n`);
    if (request.url === '/livez') answer(200, 'ok');
    else if (request.url === '/readyz') {
      options.ready(AbortSignal.timeout(1_000)).then(
        () => answer(200, 'ok'),
        (error: unknown) => answer(503, error instanceof Error ? error.message : 'not ready'),
      );
    } else if (request.url === '/metrics') {
      options.registry.metrics().then(
        (text) => response.writeHead(200, { 'content-type': options.registry.contentType }).end(text),
        () => answer(500, 'The figures could not be read'),
      );
    } else answer(404, 'There are /livez, /readyz and /metrics');
  });
  server.listen(options.port, options.host);
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
