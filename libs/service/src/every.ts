import type { Log } from './log.ts';

/**
 * Repeats some work at an interval in milliseconds, one run at a time, until closed; closing aborts a run and
 * waits for it. A run that fails is logged, and the next one tries again.
 */
export function every(
  intervalMs: number,
  run: (signal: AbortSignal) => Promise<void>,
  { log, doing }: { log: Log; doing: string },
): AsyncDisposable {
  const closing = new AbortController();
  let running: Promise<void> | undefined;
  const timer = setInterval(() => {
    running ??= run(closing.signal)
      .catch((error: unknown) => {
        if (!closing.signal.aborted) log.warn({ err: error }, `Cannot ${doing}; trying again`);
      })
      .finally(() => {
        running = undefined;
      });
  }, intervalMs);
  return {
    async [Symbol.asyncDispose]() {
      clearInterval(timer);
      closing.abort();
      await running;
    },
  };
}
