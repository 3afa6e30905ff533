import { FlareError } from '@flarewire/schemas';
import type { Endpoint } from '../endpoint/open-endpoint.ts';

/** Refused: the server would end the answer at its WriteTimeout, before the time to measure is over. */
export class ExceedsWriteTimeout extends FlareError {}

/** Whether a refusal is that of a Go server before 1.23; newer ones extend their WriteTimeout. */
export function exceedsWriteTimeout(status: number, start: string): boolean {
  return status === 400 && start.includes('WriteTimeout');
}

/** A refusal comes at once; what has not come by then is being measured. */
const refusalMs = 1_000;

/**
 * Finds the most seconds that a Go server lets a profile take, fewer than it has refused; 0 where it takes none.
 *
 * It asks for `heap?seconds=n&debug=1`, which such a server refuses in any case, and for its WriteTimeout first (`net/http/pprof`,
 * Go 1.16 to 1.22), so that nothing is measured. Where it does not, the profile itself is asked for and let go.
 *
 * @param pathFor the path of the profile that was refused, for so many seconds
 * @throws the signal's reason when it aborts
 */
export async function longestSeconds(
  endpoint: Endpoint,
  pathFor: (seconds: number) => string,
  { refused, signal }: { refused: number; signal: AbortSignal },
): Promise<number> {
  const harmless = (seconds: number): string => `heap?seconds=${seconds}&debug=1`;
  const probe = (await isTooLong(endpoint, harmless(refused), signal)) ? harmless : pathFor;
  let fits = 0;
  for (let tooLong = refused; tooLong - fits > 1;) {
    const middle = (fits + tooLong) >> 1;
    if (await isTooLong(endpoint, probe(middle), signal)) tooLong = middle;
    else fits = middle;
  }
  return fits;
}

async function isTooLong(endpoint: Endpoint, path: string, signal: AbortSignal): Promise<boolean> {
  try {
    const { statusCode, body } = await endpoint.send(path, {
      signal: AbortSignal.any([signal, AbortSignal.timeout(refusalMs)]),
    });
    return exceedsWriteTimeout(statusCode, await startOf(body));
  } catch {
    signal.throwIfAborted();
    return false;
  }
}

/** The first bytes of an answer, as text; the rest is not waited for. */
export async function startOf(body: AsyncIterable<Uint8Array>): Promise<string> {
  for await (const chunk of body) return Buffer.from(chunk).toString('latin1', 0, 512);
  return '';
}
