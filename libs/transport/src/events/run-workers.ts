/** How many events of a durable are in flight at once, where nothing else is said. */
export const usualInFlight = 256;

/**
 * Runs a number of workers at once until closed: closing tells them to stop taking (`stopping`), and what they still have in
 * hand after `graceMs` to be handed back (`handingBack`); it waits for all of them.
 */
export function runWorkers(
  work: () => Promise<void>,
  options: {
    workers: number;
    graceMs: number;
    stopping: AbortController;
    handingBack: AbortController;
    /** Closing begins when it aborts. */
    closing?: AbortSignal | undefined;
  },
): AsyncDisposable {
  const { workers, graceMs, stopping, handingBack, closing } = options;
  let grace: NodeJS.Timeout | undefined;
  const begin = () => {
    if (stopping.signal.aborted) return;
    stopping.abort();
    grace = setTimeout(() => handingBack.abort(new Error('closing')), graceMs);
  };
  closing?.addEventListener('abort', begin, { once: true });
  if (closing?.aborted) begin();
  const running = Promise.all(Array.from({ length: workers }, work));
  return {
    async [Symbol.asyncDispose]() {
      begin();
      await running;
      clearTimeout(grace);
      closing?.removeEventListener('abort', begin);
    },
  };
}
