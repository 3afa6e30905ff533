import { FindingError } from './finding.ts';

/** What an item may take with its scrubbing: less than the scrubber lets itself have, which leaves a file out as a whole then. */
const inAllMs = 100_000;

/** A time that runs only while a source is waited for. Dispose stops it. */
export interface WaitingTime extends Disposable {
  /** Aborts with a `timed-out` finding once its time is up, or its time with all that its reader does, or with its parent. */
  readonly signal: AbortSignal;
  /** Passes a source on, and counts the time until each chunk is there; not what its reader does with it meanwhile. */
  counted(source: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array>;
}

/** Lets a source have `ms` of the clock in sum. A scrubber that is slow, since the machine is busy, takes nothing of it. */
export function waitingTime(
  ms: number,
  { signal: parent, clock }: { signal: AbortSignal; clock: () => number },
): WaitingTime {
  const controller = new AbortController();
  const giveUp = (reason: string) => controller.abort(new FindingError({ state: 'timed-out', reason }));
  const allMs = Math.max(ms, inAllMs);
  const inAll = setTimeout(() => giveUp(`took longer than ${allMs / 1_000} s with its scrubbing`), allMs);
  let left = ms;
  let timer: NodeJS.Timeout | undefined;
  let began = 0;
  const run = () => {
    began = clock();
    timer = setTimeout(() => giveUp(`took longer than ${ms / 1_000} s`), left);
  };
  const pause = () => {
    clearTimeout(timer);
    left -= clock() - began;
  };
  const follow = () => controller.abort(parent.reason);
  if (parent.aborted) follow();
  parent.addEventListener('abort', follow, { once: true });
  return {
    signal: controller.signal,
    async *counted(source) {
      try {
        run();
        for await (const chunk of source) {
          pause();
          yield chunk;
          run();
        }
      } finally {
        pause();
      }
    },
    [Symbol.dispose]() {
      clearTimeout(timer);
      clearTimeout(inAll);
      parent.removeEventListener('abort', follow);
    },
  };
}
