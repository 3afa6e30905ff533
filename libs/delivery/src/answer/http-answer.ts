import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { Dispatcher } from 'undici';

/** An answer, read to its end. */
export type Answer = {
  status: number;
  reason: string;
  contentType?: string;
  /** How long the server asks to wait, in milliseconds. */
  retryAfterMs?: number;
  body: Buffer;
};

const most = 1024 * 1024;
const unzip = promisify(gunzip);

/** Reads an answer's body, of which no more than 1 MiB is kept, and unpacks it. */
export async function readHttpAnswer(response: Dispatcher.ResponseData): Promise<Answer> {
  const { statusCode, statusText, headers } = response;
  const contentType = single(headers['content-type']);
  const retryAfterMs = parseRetryAfter(single(headers['retry-after']));
  const isZipped = single(headers['content-encoding'])?.toLowerCase() === 'gzip';
  const body = readSome(response.body, isZipped);
  return {
    status: statusCode,
    reason: statusText,
    ...(contentType === undefined ? {} : { contentType }),
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    // Only a success depends on its body: another status says enough when the connection ends in the middle of it.
    body: statusCode === 200 ? await body : await body.catch(() => Buffer.alloc(0)),
  };
}

async function readSome(body: AsyncIterable<Buffer>, isZipped: boolean): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of body) {
    chunks.push(chunk);
    length += chunk.length;
    if (length >= most) break;
  }
  return isZipped && length > 0 ? unzip(Buffer.concat(chunks), { maxOutputLength: most }) : Buffer.concat(chunks);
}

function parseRetryAfter(value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  if (/^\d+$/.test(value)) return Number(value) * 1000;
  const time = Date.parse(value);
  return Number.isNaN(time) ? undefined : Math.max(0, time - Date.now());
}

function single(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}
