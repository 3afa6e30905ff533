import { FlareError } from '@flarewire/schemas/error';

/** What every KiB adds to the limit, in milliseconds: a large file on a busy machine is slow, and not hostile. */
const perKiB = 1;

/**
 * Passes a stream on until its time is up or it is aborted. The limit, in milliseconds, grows by a second for each MiB
 * that has passed.
 *
 * @throws FlareError `scrub_failed` when the time is up; the signal's reason when it is aborted
 */
export async function* timeLimited(
  source: AsyncIterable<Uint8Array>,
  limit: number,
  signal?: AbortSignal,
): AsyncGenerator<Uint8Array> {
  const started = performance.now();
  let allowed = limit;
  for await (const chunk of source) {
    signal?.throwIfAborted();
    if (performance.now() - started > allowed) {
      throw new FlareError('scrub_failed', `Cannot scrub a file: it took longer than ${Math.round(allowed / 1_000)} s`);
    }
    allowed += (perKiB * chunk.length) / 1_024;
    yield chunk;
  }
}
