import { availableParallelism } from 'node:os';
import type { LookOptions } from '../look.ts';
import type { ScannedFile } from '../scan-files.ts';
import { startScanThread } from './scan-thread.ts';

/** Rules take more memory than the known secrets, of which two threads together take less time than one. */
const mostThreads = { byRules: 1, learned: 2 };

/**
 * Looks into files in threads, side by side; this one only hands them over, as they are stored. What is known of secrets is made ready in
 * each of them.
 *
 * @returns what is found in each file, in their order
 */
export async function* scanInThreads(
  files: AsyncIterable<ScannedFile> | Iterable<ScannedFile>,
  options: LookOptions,
  signal: AbortSignal | undefined,
): AsyncGenerator<{ name: string; found: readonly string[] }> {
  await using stack = new AsyncDisposableStack();
  const most = mostThreads[options.byRules ? 'byRules' : 'learned'];
  const threads = Array.from({ length: Math.min(most, availableParallelism()) }, () =>
    stack.use(startScanThread(options)),
  );
  const given: (() => Promise<{ name: string; found: readonly string[] }>)[] = [];
  for await (const { name, source, stored } of files) {
    signal?.throwIfAborted();
    const [thread] = threads.toSorted((a, b) => a.files() - b.files() || a.waiting() - b.waiting());
    const { found } = await thread!.give(name, stored?.bytes ?? source, stored?.isDeflated ?? false);
    given.push(async () => {
      try {
        return { name, found: await found };
      } catch (cause) {
        throw stored?.damaged(cause) ?? cause;
      }
    });
    signal?.throwIfAborted();
  }
  for (const result of given) yield await result();
}
