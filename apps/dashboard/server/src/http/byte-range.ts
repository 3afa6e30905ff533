import type { IncomingMessage } from 'node:http';
import { HttpRefusal } from './http-refusal.ts';

/** The bytes from `start` up to, but not including, `end`. */
export type ByteRange = { start: number; end: number };

/**
 * The one range of bytes that a request asks for (RFC 9110 14.2); undefined where it asks for the whole, for several
 * ranges, or for a part of something else than what there is now.
 * @throws {HttpRefusal} 416 where nothing of it is there
 */
export function rangeOf(request: IncomingMessage, size: number, etag: string): ByteRange | undefined {
  const condition = request.headers['if-range'];
  const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(request.headers.range ?? '') ?? [];
  if (first === undefined || last === undefined || (condition !== undefined && condition !== etag)) return undefined;
  if (first === '' && last === '') return undefined;
  const start = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const end = first === '' || last === '' ? size : Math.min(size, Number(last) + 1);
  if (start < end) return { start, end };
  const headers = { 'content-range': `bytes */${size}` };
  throw new HttpRefusal(416, 'bad_range', 'There are no bytes in this range', { headers });
}
