/**
 * Runs a number of workers at once until closed: closing tells them to stop taking (`stopping`), and what they still have in
 * hand after `graceMs` to be handed back (`handingBack`); it waits for all of them.
 */
export function runWorkers(
  work: () => Promise<void>,
  options: { workers: number; graceMs: number; stopping: AbortController; handingBack: AbortController },
): AsyncDisposable {
  const { workers, graceMs, stopping, handingBack } = options;
  const running = Promise.all(Array.from({ length: workers }, work));
  return {
    async [Symbol.asyncDispose]() {
      stopping.abort();
      const grace = setTimeout(() => handingBack.abort(new Error('closing')), graceMs);
      await running;
      clearTimeout(grace);
    },
  };
}
