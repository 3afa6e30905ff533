import type { IncomingMessage, ServerResponse } from 'node:http';
import { HttpRefusal } from './http-refusal.ts';

/** One request on its way to its answer. */
export type Exchange = {
  request: IncomingMessage;
  response: ServerResponse;
  /** The path's segments where the route has `:name`. */
  params: Record<string, string>;
  query: URLSearchParams;
  /** Who asks. */
  person: string;
  /** Aborts when nobody waits for the answer any more. */
  signal: AbortSignal;
};

/** `GET /api/flares/:id`, and what answers there. GET answers HEAD as well. */
export type Routes = Record<string, Handler>;

type Handler = (exchange: Exchange) => Promise<void> | void;

type Match = { handle: Handler; params: Record<string, string> };

/** Finds the route of a request. @throws {HttpRefusal} 404, or 405 where only the method is wrong */
export function findRoute(routes: Routes, method: string, segments: readonly string[]): Match {
  const there = Object.entries(routes).flatMap(([route, handle]) => {
    const [verb, pattern] = route.split(' ');
    const params = match(pattern!.slice(1).split('/'), segments);
    return params ? [{ verb, handle, params }] : [];
  });
  const found = there.find(({ verb }) => verb === method || (verb === 'GET' && method === 'HEAD'));
  if (found) return found;
  if (there.length === 0) throw new HttpRefusal(404, 'not_found', 'There is nothing at this path');
  const allow = there.map(({ verb }) => verb).join(', ');
  throw new HttpRefusal(405, 'method_not_allowed', `Only ${allow} is answered here`, { headers: { allow } });
}

function match(pattern: readonly string[], segments: readonly string[]): Record<string, string> | undefined {
  if (pattern.length !== segments.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, part] of pattern.entries()) {
    const segment = segments[index]!;
    if (part.startsWith(':')) params[part.slice(1)] = segment;
    else if (part !== segment) return undefined;
  }
  return params;
}
