import { FlareError } from '@flarewire/schemas';
import { waitEnded } from '../waiting.ts';

/**
 * Passes bytes on, and fails when none come for `stallMs` while somebody waits for them.
 * @throws {FlareError} `artifact_stalled`, retryable; see `waitEnded` for the signal
 */
export async function* stallAfter(
  source: AsyncIterable<Uint8Array>,
  stallMs: number,
  doing: string,
  signal?: AbortSignal,
): AsyncGenerator<Uint8Array, void, undefined> {
  const iterator = source[Symbol.asyncIterator]();
  let finished = false;
  try {
    for (;;) {
      const result = await within(iterator.next(), stallMs, doing, signal);
      if (result.done) {
        finished = true;
        return;
      }
      yield result.value;
    }
  } finally {
    // Not awaited: a source that stalls would keep its reader here as well.
    if (!finished) iterator.return?.()?.then(undefined, () => {});
  }
}

async function within<T>(work: Promise<T>, ms: number, doing: string, signal?: AbortSignal): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const onAbort = () => signal && reject(waitEnded(signal, doing));
  const timer = setTimeout(
    () => reject(new FlareError('artifact_stalled', `${doing}: no byte came for ${ms / 1000} s`, { retryable: true })),
    ms,
  );
  signal?.addEventListener('abort', onAbort, { once: true });
  if (signal?.aborted) onAbort();
  try {
    return await Promise.race([work, promise]);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', onAbort);
  }
}
