import type { ServerResponse } from 'node:http';

/** Answers with JSON: a value, or text that is JSON already. */
export function sendJson(response: ServerResponse, status: number, body: object | string): void {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  response
    .writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'content-length': Buffer.byteLength(text) })
    .end(text);
}
