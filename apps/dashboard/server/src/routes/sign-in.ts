import type { Door } from '../access/door.ts';
import { HttpRefusal } from '../http/http-refusal.ts';
import { readJson } from '../http/read-json.ts';
import type { Exchange } from '../http/router.ts';

/** `POST /api/session {token}`: 204 with a cookie. @throws {HttpRefusal} 401 for a wrong token */
export async function signIn({ request, response }: Exchange, door: Door): Promise<void> {
  const { token } = ((await readJson(request)) ?? {}) as { token?: unknown };
  if (typeof token !== 'string')
    throw new HttpRefusal(400, 'invalid_request', 'token: expected text', { field: 'token' });
  response.writeHead(204, { 'set-cookie': door.signIn(token, request) }).end();
}
