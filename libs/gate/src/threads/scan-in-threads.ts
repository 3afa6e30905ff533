import { availableParallelism } from 'node:os';
import { FlareError } from '@flarewire/schemas/error';
import type { LookOptions } from '../look.ts';
import type { ScannedFile } from '../scan-files.ts';
import { startScanThread } from './scan-thread.ts';

interface Scanned {
  name: string;
  found: readonly string[];
}

/** Rules take more memory than the known secrets, of which two threads together take less time than one. */
const mostThreads = { byRules: 1, learned: 2 };

/**
 * Looks into files in threads, side by side; this one only hands them over, as they are stored. What is known of secrets is
 * made ready in each of them. Where the signal aborts, the threads are ended in the middle of their files.
 *
 * @returns what is found in each file, in their order
 * @throws the signal's reason; FlareError `stage_failed` where a thread ended; what a source throws
 */
export async function* scanInThreads(
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
  const most = mostThreads[options.byRules ? 'byRules' : 'learned'];
  const threads = Array.from({ length: Math.min(most, availableParallelism()) }, () =>
    stack.use(startScanThread(options)),
  );
  const end = () => void Promise.all(threads.map((thread) => thread[Symbol.asyncDispose]()));
  signal?.addEventListener('abort', end, { once: true });
  stack.defer(() => signal?.removeEventListener('abort', end));
  const given: (() => Promise<Scanned>)[] = [];
  for await (const { name, source, stored } of files) {
    signal?.throwIfAborted();
    const [thread] = threads.toSorted((a, b) => a.files() - b.files() || a.waiting() - b.waiting());
    const { found } = await thread!.give(name, stored?.bytes ?? source, stored?.isDeflated ?? false);
    given.push(async () => {
      try {
        return { name, found: await found };
      } catch (cause) {
        throw cause instanceof FlareError ? cause : (stored?.damaged(cause) ?? cause);
      }
    });
    signal?.throwIfAborted();
  }
  for (const result of given) {
    signal?.throwIfAborted();
    yield await result();
  }
}
