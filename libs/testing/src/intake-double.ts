import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** How the double reacts to one request; the body is read first unless the reaction says otherwise. */
export type IntakeReaction =
  | {
      status: number;
      reason?: string;
      headers?: Record<string, string>;
      body?: string | Buffer;
      /** Answer when this many bytes of the body have come, and read no more of it. */
      afterBytes?: number;
      /** Send the answer's body a byte at a time, with this pause between two. */
      dripMs?: number;
      /** Close the connection after the answer's body, however long it was said to be. */
      cut?: boolean;
    }
  /** Close the connection: before a byte of the body, when some of it came, or when all of it came. */
  | { drop: 'before-body' | 'in-body' | 'after-body' }
  /** Say nothing, and read nothing or everything. */
  | { silent: 'before-body' | 'after-body' };

export type IntakeRequest = {
  method: string;
  url: string;
  headers: IncomingMessage['headers'];
  body: Buffer;
  complete: boolean;
};

export type IntakeDouble = AsyncDisposable & {
  url: string;
  port: number;
  requests: IntakeRequest[];
  /** Uploads that came in whole, whatever was answered: each would have opened a ticket. */
  tickets(): number;
};

const notFound: IntakeReaction = { status: 404 };
const ok: IntakeReaction = { status: 200, headers: { 'content-type': 'application/json' }, body: '{}' };

/**
 * A receiver of flares whose every reaction is told in advance, by method and in order; the last one repeats.
 * Keeps the first MiB of each body.
 */
export async function startIntakeDouble(
  script: { head?: IntakeReaction[]; post?: IntakeReaction[]; get?: IntakeReaction[]; port?: number } = {},
): Promise<IntakeDouble> {
  const requests: IntakeRequest[] = [];
  const stopping = new AbortController();
  const server = createServer((request, response) => {
    const told = { HEAD: script.head ?? [ok], GET: script.get ?? [notFound] }[request.method ?? ''] ?? script.post;
    const reactions = told ?? [ok];
    const seen = requests.filter(({ method }) => method === request.method).length;
    const record: IntakeRequest = {
      method: request.method!,
      url: request.url!,
      headers: request.headers,
      body: Buffer.alloc(0),
      complete: false,
    };
    requests.push(record);
    void react(reactions[Math.min(seen, reactions.length - 1)]!, {
      request,
      response,
      record,
      signal: stopping.signal,
    }).catch(() => request.destroy());
  });
  server.listen(script.port ?? 0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    requests,
    tickets: () => requests.filter(({ method, complete }) => method === 'POST' && complete).length,
    async [Symbol.asyncDispose]() {
      stopping.abort();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

type Exchange = { request: IncomingMessage; response: ServerResponse; record: IntakeRequest; signal: AbortSignal };

async function react(reaction: IntakeReaction, exchange: Exchange): Promise<void> {
  const { request } = exchange;
  if ('drop' in reaction) {
    if (reaction.drop !== 'before-body') await readBody(exchange, reaction.drop === 'in-body' ? 1 : Infinity);
    request.socket.destroy();
  } else if ('silent' in reaction) {
    if (reaction.silent === 'after-body') await readBody(exchange, Infinity);
  } else {
    await readBody(exchange, reaction.afterBytes ?? Infinity);
    await answer(reaction, exchange);
  }
}

async function readBody({ request, record }: Exchange, most: number): Promise<void> {
  if (most === 0) return;
  let length = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (record.body.length < 2 ** 20) record.body = Buffer.concat([record.body, chunk]);
    if (length >= most) return;
  }
  record.complete = request.complete;
}

async function answer(
  reaction: Extract<IntakeReaction, { status: number }>,
  { request, response, signal }: Exchange,
): Promise<void> {
  const { status, reason, headers, body = '', dripMs, cut } = reaction;
  response.writeHead(status, reason, { 'content-length': String(Buffer.byteLength(body)), ...headers });
  if (cut) {
    response.write(body, () => request.socket.destroySoon());
    return;
  }
  if (request.method === 'HEAD' || dripMs === undefined) {
    response.end(request.method === 'HEAD' ? undefined : body);
    return;
  }
  for (const byte of Buffer.from(body)) {
    response.write(Buffer.from([byte]));
    await sleep(dripMs, undefined, { signal });
  }
  response.end();
}
