import { Worker } from 'node:worker_threads';
import type { FoundInPart } from '../finding.ts';
import type { Look, LookOptions } from './look.ts';
import { threadEnded } from './thread-ended.ts';

type Answer = { id: number; found: readonly FoundInPart[] } | { id: number; error: string };

/** A look that a second thread takes. */
export interface ThreadLook extends AsyncDisposable {
  look: Look;
}

/** What is young in it is little: windows come from the thread that reads. */
const resourceLimits = { maxYoungGenerationSizeMb: 8 };

/** Starts a thread that looks at parts of files. A look rejects when the thread ends. */
export function startLookThread(options: LookOptions): ThreadLook {
  const worker = new Worker(new URL('./look.worker.ts', import.meta.url), { workerData: options, resourceLimits });
  const asked = new Map<number, PromiseWithResolvers<readonly FoundInPart[]>>();
  let ids = 0;
  worker.on('message', (answer: Answer) => {
    const waiting = asked.get(answer.id);
    asked.delete(answer.id);
    if ('found' in answer) waiting?.resolve(answer.found);
    else waiting?.reject(new Error(answer.error));
  });
  let ended: Error | undefined;
  const fail = (cause: unknown) => {
    ended ??= threadEnded(cause);
    for (const waiting of asked.values()) waiting.reject(ended);
    asked.clear();
  };
  worker.on('error', fail);
  worker.once('exit', fail);

  return {
    async look(name, part) {
      if (ended) throw ended;
      const waiting = Promise.withResolvers<readonly FoundInPart[]>();
      const id = ids++;
      asked.set(id, waiting);
      const own = part.byteLength === part.buffer.byteLength ? part : Uint8Array.from(part);
      worker.postMessage({ id, name, part: own }, [own.buffer as ArrayBuffer]);
      return waiting.promise;
    },
    async [Symbol.asyncDispose]() {
      await worker.terminate();
    },
  };
}
