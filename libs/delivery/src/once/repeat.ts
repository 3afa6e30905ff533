import { setTimeout as sleep } from 'node:timers/promises';
import { FlareError } from '@flarewire/schemas';
import type { HttpDestination } from '../destination/destination.ts';
import type { Failure } from '../answer/failure.ts';

export type Pause = (ms: number, signal: AbortSignal) => Promise<void>;

/** Waits. @throws {FlareError} `cancelled` when the signal aborts */
export const pause: Pause = async (ms, signal) => {
  try {
    await sleep(ms, undefined, { signal });
  } catch (cause) {
    throw new FlareError('cancelled', 'Cannot send the flare again: the wait was stopped', { cause, retryable: true });
  }
};

const firstDelayMs = 1_000;
const longestDelayMs = 60_000;
const agentAttempts = 3;
const agentDelayMs = 1_000;

type Tried<T> = { value: T; attempts: number };
type Waiting = { pause: Pause; warn: (message: string) => void; signal: AbortSignal };
type Options = Waiting & { retryForMs: number };

/**
 * Repeats what failed while the destination cannot have taken anything: after doubling delays with jitter, and not before
 * the destination said to come back. Ends with the last error when the next try would be too late.
 */
export async function repeatSafely<T extends object>(
  attempt: () => Promise<T | Failure>,
  options: Options,
): Promise<Tried<T>> {
  const { retryForMs, pause, warn, signal } = options;
  let waited = 0;
  for (let attempts = 1; ; attempts++) {
    const outcome = await attempt();
    if (!isFailure(outcome)) return { value: outcome, attempts };
    const { error, repeat } = outcome;
    const least = jittered(Math.min(longestDelayMs, firstDelayMs * 2 ** (attempts - 1)));
    const delay = Math.max(repeat?.afterMs ?? 0, least);
    if (!repeat || waited + delay > retryForMs) throw givenUp(error, attempts);
    warn(`${error.message}; trying again in ${Math.round(delay / 1000)} s`);
    await pause(delay, signal);
    waited += delay;
  }
}

/** The rule of Agents from 7.70 to mid 2026: up to three uploads, a second apart, which can open several tickets. */
export async function repeatAsAgent<T extends object>(
  attempt: () => Promise<T | Failure>,
  options: Waiting,
): Promise<Tried<T>> {
  let unclear: FlareError | undefined;
  for (let attempts = 1; ; attempts++) {
    const outcome = await attempt();
    if (!isFailure(outcome)) return { value: outcome, attempts };
    const { error, agentRepeats } = outcome;
    if (error.code === 'delivery_unknown') unclear = error;
    if (!agentRepeats) throw unclear ?? givenUp(error);
    if (attempts === agentAttempts) {
      throw new FlareError(
        unclear?.code ?? error.code,
        `failed to send flare after ${agentAttempts} attempts: ${error.message}`,
        { cause: error },
      );
    }
    options.warn(`${error.message}; sending it again, as Agents from 7.70 do`);
    await options.pause(agentDelayMs, options.signal);
  }
}

export function isFailure(outcome: object): outcome is Failure {
  return 'error' in outcome && outcome.error instanceof FlareError;
}

/** Which rule a destination's uploads follow. */
export function repeatOptions({ retry, retryForMs }: HttpDestination, given: Waiting): Options {
  return { ...given, retryForMs: retry === 'safe' ? retryForMs : -1 };
}

function jittered(ms: number): number {
  return ms / 2 + (Math.random() * ms) / 2;
}

/** The error to end with: whoever called need not try again, since this has. */
export function givenUp(error: FlareError, attempts = 1): FlareError {
  if (attempts === 1 && !error.retryable) return error;
  return new FlareError(error.code, attempts === 1 ? error.message : `${error.message} (tried ${attempts} times)`, {
    cause: error,
  });
}
