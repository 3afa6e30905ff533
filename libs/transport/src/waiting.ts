import { setTimeout as delay } from 'node:timers/promises';
import { FlareError } from '@flarewire/schemas';

/**
 * The error of a wait that its signal ended: `broker_unavailable` when it was a time limit
 * (`AbortSignal.timeout`), else `cancelled`. `reason` is why the last attempt failed, where one did, and `advice` what to do then.
 */
export function waitEnded(
  signal: AbortSignal,
  doing: string,
  reason = 'no answer in time',
  advice = 'check that the broker runs and can be reached',
): FlareError {
  const cause: unknown = signal.reason;
  if (cause instanceof FlareError) return cause;
  if (cause instanceof Error && cause.name === 'TimeoutError') {
    return new FlareError('broker_unavailable', `${doing}: ${reason}; ${advice}`, {
      cause,
      retryable: true,
    });
  }
  return new FlareError('cancelled', `${doing}: cancelled`, { cause });
}

/** Settles as `work` does, or rejects with the reason of the first signal that aborts. */
export async function unlessAborted<T>(work: Promise<T>, ...signals: (AbortSignal | undefined)[]): Promise<T> {
  const watched = signals.filter((signal) => signal !== undefined);
  const { promise, reject } = Promise.withResolvers<never>();
  const onAbort = () => reject(watched.find((signal) => signal.aborted)?.reason);
  for (const signal of watched) signal.addEventListener('abort', onAbort, { once: true });
  if (watched.some((signal) => signal.aborted)) onAbort();
  try {
    return await Promise.race([work, promise]);
  } finally {
    for (const signal of watched) signal.removeEventListener('abort', onAbort);
  }
}

/** Waits; an abort ends the wait early, without an error. */
export async function pause(ms: number, signal?: AbortSignal): Promise<void> {
  await delay(ms, undefined, signal ? { signal } : {}).catch(() => {});
}
