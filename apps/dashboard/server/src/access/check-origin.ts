import type { IncomingMessage } from 'node:http';
import { HttpRefusal } from '../http/http-refusal.ts';

/**
 * Refuses what a page of another site makes a browser send. Browsers say where a request comes from, in
 * `Sec-Fetch-Site` or else in `Origin`; what says neither is no browser, and carries no cookie by itself.
 * @param origins addresses of the page that count as ours beside the request's own Host
 * @throws {HttpRefusal} 403
 */
export function refuseOtherOrigins(request: IncomingMessage, origins: readonly string[]): void {
  const { origin, host, 'sec-fetch-site': site } = request.headers;
  if (origin !== undefined && origins.includes(origin)) return;
  if (site !== undefined ? site === 'same-origin' || site === 'none' : origin === undefined || hostOf(origin) === host)
    return;
  throw new HttpRefusal(403, 'other_origin', 'The request comes from a page of another site');
}

function hostOf(origin: string): string | undefined {
  return URL.parse(origin)?.host;
}
