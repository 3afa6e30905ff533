import { FlareError } from '@flarewire/schemas';
import type { StageRun } from './stage.ts';

/** What is done within so long is finished by a service that closes, and not begun anew by another one. */
export const soonMs = 2_000;

/**
 * Does work that can be begun anew, and takes `takesMs` in all. When the service closes, its signal aborts at once, unless the
 * work will be done soon: then it has the grace of its consumer.
 */
export async function stopUnlessSoon<T>(
  { signal, closing }: Pick<StageRun, 'signal' | 'closing'>,
  takesMs: number,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const started = performance.now();
  const stopping = new AbortController();
  const decide = () => {
    if (takesMs - (performance.now() - started) <= soonMs) return;
    const message = 'Cannot finish the flare: the service is closing, and hands it back';
    stopping.abort(new FlareError('shutting_down', message, { retryable: true }));
  };
  closing.addEventListener('abort', decide, { once: true });
  if (closing.aborted) decide();
  try {
    return await work(AbortSignal.any([signal, stopping.signal]));
  } finally {
    closing.removeEventListener('abort', decide);
  }
}
