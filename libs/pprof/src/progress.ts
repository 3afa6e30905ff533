import { setTimeout as delay } from 'node:timers/promises';

export interface CpuProgress {
  phase: string;
  done: number;
  total: number;
  unit: 'seconds';
}

/** Reports each second from the start on how many have gone, until it is disposed of. */
export function reportSeconds(
  start: Promise<Date>,
  total: number,
  onProgress: (progress: CpuProgress) => void,
): Disposable {
  const stopped = new AbortController();
  const { signal } = stopped;
  const report = async (): Promise<void> => {
    await start;
    for (let done = 0; done <= total && !signal.aborted; done += 1) {
      onProgress({ phase: 'cpu profile', done, total, unit: 'seconds' });
      await delay(1000, undefined, { signal }).catch(() => undefined);
    }
  };
  // A start that never comes is told to those who wait for the profiles.
  void report().catch(() => undefined);
  return { [Symbol.dispose]: () => stopped.abort() };
}
