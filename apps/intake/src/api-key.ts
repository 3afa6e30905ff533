import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';

/** Decides by the API keys who may send flares and who may read them. */
export type Gate = { maySend(request: IncomingMessage): boolean; mayRead(request: IncomingMessage): boolean };

/**
 * Without keys everyone may do everything. With keys, sending needs one, and reading needs one unless it comes
 * directly from this machine. The key is in the header, or in the query as Agents before 7.57 send it.
 */
export function openGate(apiKeys: readonly string[]): Gate {
  const known = apiKeys.map(digest);
  const maySend = (request: IncomingMessage) => {
    const given = digest(keyOf(request));
    return known.length === 0 || known.filter((key) => timingSafeEqual(key, given)).length > 0;
  };
  return { maySend, mayRead: (request) => isFromHere(request) || maySend(request) };
}

function keyOf(request: IncomingMessage): string {
  const header = request.headers['dd-api-key'];
  if (typeof header === 'string' && header !== '') return header;
  return new URL(request.url ?? '/', 'http://intake').searchParams.get('api_key') ?? '';
}

function isFromHere(request: IncomingMessage): boolean {
  const address = (request.socket.remoteAddress ?? '').replace(/^::ffff:/, '');
  const isForwarded = request.headers['x-forwarded-for'] !== undefined || request.headers['forwarded'] !== undefined;
  return !isForwarded && isIP(address) > 0 && (address === '::1' || address.startsWith('127.'));
}

function digest(key: string): Buffer {
  return createHash('sha256').update(key).digest();
}
