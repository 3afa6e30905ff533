import { Worker } from 'node:worker_threads';
import type { FoundInFile } from '../finding.ts';
import type { LookOptions } from '../look/look.ts';
import { threadEnded } from '../look/thread-ended.ts';

export type Asked = { name: string; isDeflated: boolean } | Uint8Array | undefined;
export type Answer = { taken: number } | { found: readonly FoundInFile[] } | { failed: string };

/** A thread that looks into files, one after the other. */
export interface ScanThread extends AsyncDisposable {
  /**
   * Gives it a file, as it is stored, and resolves when all of that is on its way; `found` are the rules that find something, and where.
   * Rejects with what the source throws, and where the thread ended.
   */
  readonly give: (
    name: string,
    stored: AsyncIterable<Uint8Array>,
    isDeflated: boolean,
  ) => Promise<{ found: Promise<readonly FoundInFile[]> }>;
}

/**
 * How many bytes may wait in a thread: enough to do until the next packed file comes, while whoever packs does not get far
 * ahead.
 */
const mostWaiting = 2 ** 20;
/** What is young in it is little. */
const resourceLimits = { maxYoungGenerationSizeMb: 8 };

/** Starts a thread that takes the gate's look. */
export function startScanThread(options: LookOptions): ScanThread {
  const worker = new Worker(new URL('./scan.worker.ts', import.meta.url), { workerData: options, resourceLimits });
  const asked: PromiseWithResolvers<readonly FoundInFile[]>[] = [];
  let waiting = 0;
  let wake = Promise.withResolvers<void>();
  let ended: Error | undefined;
  const fail = (cause: unknown) => {
    ended ??= threadEnded(cause);
    for (const file of asked.splice(0)) file.reject(ended);
    wake.resolve();
  };
  worker.on('message', (answer: Answer) => {
    if ('taken' in answer) waiting -= answer.taken;
    else if ('found' in answer) asked.shift()?.resolve(answer.found);
    else asked.shift()?.reject(new Error(answer.failed));
    wake.resolve();
    wake = Promise.withResolvers();
  });
  worker.on('error', fail);
  worker.once('exit', fail);

  return {
    async give(name, stored, isDeflated) {
      if (ended) throw ended;
      const file = Promise.withResolvers<readonly FoundInFile[]>();
      file.promise.catch(() => {});
      asked.push(file);
      worker.postMessage({ name, isDeflated }, []);
      const isFull = () => waiting > mostWaiting && !ended && asked.includes(file);
      for await (const chunk of stored) {
        while (isFull()) await wake.promise;
        if (ended) throw ended;
        if (!asked.includes(file)) break;
        const own = new Uint8Array(chunk);
        waiting += own.length;
        worker.postMessage(own, [own.buffer]);
      }
      worker.postMessage(undefined, []);
      return { found: file.promise };
    },
    async [Symbol.asyncDispose]() {
      await worker.terminate();
    },
  };
}
