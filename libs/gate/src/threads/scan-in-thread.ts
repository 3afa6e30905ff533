import { FlareError } from '@flarewire/schemas/error';
import type { FoundInFile } from '../finding.ts';
import type { LookOptions } from '../look/look.ts';
import type { ScannedFile } from '../scan-files.ts';
import { startScanThread } from './scan-thread.ts';

interface Scanned {
  name: string;
  found: readonly FoundInFile[];
}

/** Files of which the thread has not said yet what is in them. */
const mostWaiting = 256;

/**
 * Looks into files in one thread of its own; this one only hands them over, as they are stored. A second thread would take
 * 40 MB, and as long to make the known secrets ready as it saves. Where the signal aborts, the thread is ended in the
 * middle of a file.
 *
 * @returns what is found in each file, in their order
 * @throws the signal's reason; FlareError `stage_failed` where the thread ended; what a source throws
 */
export async function* scanInThread(
  files: AsyncIterable<ScannedFile> | Iterable<ScannedFile>,
  options: LookOptions,
  signal: AbortSignal | undefined,
): AsyncGenerator<Scanned> {
  try {
    yield* scanAll(files, options, signal);
  } catch (thrown) {
    signal?.throwIfAborted();
    throw thrown;
  }
}

async function* scanAll(
  files: AsyncIterable<ScannedFile> | Iterable<ScannedFile>,
  options: LookOptions,
  signal: AbortSignal | undefined,
): AsyncGenerator<Scanned> {
  await using stack = new AsyncDisposableStack();
  const thread = stack.use(startScanThread(options));
  const end = () => void thread[Symbol.asyncDispose]();
  signal?.addEventListener('abort', end, { once: true });
  stack.defer(() => signal?.removeEventListener('abort', end));
  const given: (() => Promise<Scanned>)[] = [];
  for await (const { name, source, stored } of files) {
    signal?.throwIfAborted();
    const { found } = await thread.give(name, stored?.bytes ?? source, stored?.isDeflated ?? false);
    given.push(async () => {
      try {
        return { name, found: await found };
      } catch (cause) {
        throw cause instanceof FlareError ? cause : (stored?.damaged(cause) ?? cause);
      }
    });
    signal?.throwIfAborted();
    if (given.length === mostWaiting) yield await given.shift()!();
  }
  for (const result of given) {
    signal?.throwIfAborted();
    yield await result();
  }
}
