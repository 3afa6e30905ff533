import { readdir } from 'node:fs/promises';
import { getPriority, setPriority } from 'node:os';

/**
 * Gives this process way to all others: lowers its priority to `nice`, or leaves it where it is lower still. On Linux that
 * is a matter of each thread; one that starts later has that of the one that starts it.
 */
export async function lowerPriority(nice: number): Promise<void> {
  const threads = await readdir('/proc/self/task').catch(() => ['0']);
  for (const thread of threads.map(Number)) {
    try {
      if (getPriority(thread) < nice) setPriority(thread, nice);
    } catch (thrown) {
      // A thread that has just ended needs no priority.
      if ((thrown as { info?: { code?: string } }).info?.code !== 'ESRCH') throw thrown;
    }
  }
}
