import path from 'node:path';
import { openWorkFolder } from './work-folder.ts';
import { noRoom, orQuarantine, read } from './scrub-step.ts';
import { writeFile } from './write-file.ts';
import type { ScrubOptions } from './scrub-files.ts';

/** What is scrubbed as one file: its name in the report, which also decides whether structure is looked at, and its bytes. */
export type Source = { name: string; bytes: AsyncIterable<Uint8Array> };

/**
 * Scrubs one stream in the two passes of a flare, and hands its pieces on once the source has ended: a value that only its
 * end shows to be secret is masked in its beginning, too. What cannot be scrubbed is named in the scrubber's report, and
 * nothing of it is handed on. A piece is good until the next is asked for.
 * @throws {FlareError} `cancelled`, and `storage_full` or `archive_failed` where there is no room for temporary files
 */
export async function* scrubStream({ name, bytes }: Source, options: ScrubOptions): AsyncGenerator<Uint8Array> {
  const { scrubber, threads, signal, onProgress = () => {} } = options;
  await using spool = await openWorkFolder();
  const spooled = path.join(spool.path, '0');
  let taken = 0;
  const counted = async function* () {
    for await (const chunk of bytes) {
      signal.throwIfAborted();
      onProgress(0, 1, (taken += chunk.length));
      yield chunk;
    }
  };
  const scrub = () => writeFile(spooled, scrubber.scrub(name, counted(), { signal })).catch(noRoom);
  if (!(await orQuarantine(scrubber, name, scrub))) return;
  await threads[Symbol.asyncDispose]();
  yield* scrubber.sweep(name, read(spooled), { signal });
}
