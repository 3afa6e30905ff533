import type { IncomingMessage } from 'node:http';
import { HttpRefusal } from './http-refusal.ts';

const largest = 64 * 2 ** 10;

/**
 * Reads a body of JSON, of 64 KiB at most. No body is an empty object.
 * @throws {HttpRefusal} 415, 413 or 400. The type must be JSON's, which no form of another site can send
 */
export async function readJson(request: IncomingMessage): Promise<unknown> {
  if (!/^application\/json\s*(;|$)/i.test(request.headers['content-type'] ?? ''))
    throw new HttpRefusal(415, 'not_json', 'The body must be JSON; send it with content-type: application/json');
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > largest) throw new HttpRefusal(413, 'too_large', 'The body is larger than 64 KiB');
    chunks.push(chunk);
  }
  try {
    return size === 0 ? {} : JSON.parse(Buffer.concat(chunks).toString());
  } catch {
    throw new HttpRefusal(400, 'not_json', 'The body is not JSON');
  }
}
