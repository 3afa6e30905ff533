import { once } from 'node:events';
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createGzip } from 'node:zlib';

/** How much a proxy likes to have together before it hands it on. */
const heldBytes = 64 * 2 ** 10;

export type HoldingProxy = AsyncDisposable & {
  url: string;
  /** Cuts every connection off, wherever it is. */
  cut: () => void;
};

/**
 * A reverse proxy as they are found in front of services: it compresses what is text, unless `no-transform` forbids it,
 * and hands a body on in large pieces, unless `X-Accel-Buffering: no` does.
 */
export async function startHoldingProxy(upstream: string): Promise<HoldingProxy> {
  const server = createServer((asked, answered) => void forward(upstream, asked, answered));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cut: () => server.closeAllConnections(),
    async [Symbol.asyncDispose]() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

async function forward(upstream: string, asked: IncomingMessage, answered: ServerResponse): Promise<void> {
  const onward = request(new URL(asked.url!, upstream), { method: asked.method, headers: asked.headers });
  onward.on('error', () => answered.destroy());
  answered.on('close', () => onward.destroy());
  asked.pipe(onward);
  const [answer] = (await once(onward, 'response').catch(() => [])) as [IncomingMessage?];
  if (!answer) return;
  answer.on('error', () => answered.destroy());
  const mayCompress = !/no-transform/.test(answer.headers['cache-control'] ?? '');
  const encoding = mayCompress ? { 'content-encoding': 'gzip' } : {};
  const { 'content-length': _, ...headers } = answer.headers;
  answered.writeHead(answer.statusCode!, { ...headers, ...encoding });
  const hold = answer.headers['x-accel-buffering'] === 'no' ? 0 : heldBytes;
  const target = mayCompress ? createGzip() : answered;
  if (mayCompress) (target as ReturnType<typeof createGzip>).pipe(answered);
  let held: Buffer[] = [];
  answer.on('data', (chunk: Buffer) => {
    held.push(chunk);
    if (held.reduce((sum, { length }) => sum + length, 0) < hold) return;
    target.write(Buffer.concat(held));
    held = [];
  });
  answer.on('end', () => target.end(Buffer.concat(held)));
}
