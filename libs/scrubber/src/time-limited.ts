import { FlareError } from '@flarewire/schemas';

/**
 * Passes a stream on until its time is up or it is aborted.
 *
 * @throws FlareError `scrub_failed` when the time, in milliseconds, is up; the signal's reason when it is aborted
 */
export async function* timeLimited<T>(source: AsyncIterable<T>, limit: number, signal?: AbortSignal): AsyncGenerator<T> {
  const end = performance.now() + limit;
  for await (const chunk of source) {
    signal?.throwIfAborted();
    if (performance.now() > end) throw new FlareError('scrub_failed', `Scrubbing a file took longer than ${limit / 1_000} s`);
    yield chunk;
  }
}
