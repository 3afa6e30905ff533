import { Worker } from 'node:worker_threads';
import { FlareError, type ErrorCode } from '@flarewire/schemas/error';
import type { ScrubberOptions } from '../scrubber.ts';
import type { HintTables } from '../strict/scan/byte-scan.ts';
import { free } from './free.ts';
import { inParts } from './in-parts.ts';

export interface ThreadOptions {
  options: ScrubberOptions;
  pseudonymKey?: Uint8Array | undefined;
  /** Those of an engine of the same options; without, the thread makes its own. */
  tables?: HintTables | undefined;
}

/** What a file has shown. */
export interface Found {
  byRule: Readonly<Record<string, number>>;
  spared: Readonly<Record<string, number>>;
  /** Secrets that may be looked for elsewhere, as byte strings, in the order in which they were found. */
  learned: readonly string[];
}

export type Asked = ThreadOptions | { name: string } | Uint8Array<ArrayBuffer> | undefined;
export type Answer =
  | { settled: Uint8Array<ArrayBuffer>; found?: Found }
  | { failed: { code: ErrorCode; message: string } };

/** A file that a thread is to scrub. */
export interface FileToScrub {
  name: string;
  source: AsyncIterable<Uint8Array>;
  onFound: (found: Found) => void;
  /** Ends the waiting for the thread, which is lost by that. */
  signal?: AbortSignal | undefined;
  /** What a thread is made ready with, where that has to be done for it. */
  tables?: HintTables | undefined;
}

/** A thread that scrubs one file at a time. */
export interface ScrubThread extends AsyncDisposable {
  /** Whether it takes no more files: it ended, or was left in the middle of one. */
  readonly isLost: () => boolean;
  /** @throws FlareError `scrub_failed`; what the source throws; the signal's reason */
  scrub: (file: FileToScrub) => AsyncGenerator<Uint8Array>;
}

/** A thread that loads its program, and then waits for the rules that it is to scrub by. Dispose ends it. */
export interface StartedThread extends AsyncDisposable {
  readonly ready: (options: ThreadOptions) => ScrubThread;
}

/** Parts that are under way: one is scrubbed while the next comes. */
const mostParts = 2;
/** What is young in it is little. */
const resourceLimits = { maxYoungGenerationSizeMb: 8 };

/** Starts a thread for the strict rules. */
export function startThread(): StartedThread {
  const worker = new Worker(new URL('./scrub.worker.ts', import.meta.url), { resourceLimits });
  const answers: Answer[] = [];
  let wake: (() => void) | undefined;
  let ended: Error | undefined;
  let isBusy = false;
  let isEndSaid = false;
  worker.on('message', (answer: Answer) => {
    answers.push(answer);
    wake?.();
  });
  const fail = (cause: unknown) => {
    ended ??= new FlareError(
      'scrub_failed',
      'Cannot scrub a file: the thread that did it ended; see its cause in the log, then ask again',
      { cause },
    );
    wake?.();
  };
  worker.on('error', fail);
  worker.once('exit', fail);

  /** Says, once, that the file has no more bytes. */
  function end(): void {
    if (!isEndSaid) worker.postMessage(undefined, []);
    isEndSaid = true;
  }

  async function answered(signal: AbortSignal | undefined): Promise<Extract<Answer, { settled: unknown }>> {
    while (answers.length === 0) {
      if (ended) throw ended;
      signal?.throwIfAborted();
      await new Promise<void>((resolve) => (wake = resolve));
    }
    const answer = answers.shift()!;
    if ('settled' in answer) return answer;
    end();
    isBusy = false;
    throw new FlareError(answer.failed.code, answer.failed.message);
  }

  const terminate = async () => void (await worker.terminate());
  const thread: ScrubThread = {
    isLost: () => isBusy || ended !== undefined,
    async *scrub({ name, source, onFound, signal }) {
      isBusy = true;
      isEndSaid = false;
      using _ = onAbort(signal, () => wake?.());
      worker.postMessage({ name }, []);
      let underWay = 0;
      for await (const part of inParts(source)) {
        worker.postMessage(part, [part.buffer]);
        underWay += 1;
        if (underWay < mostParts) continue;
        const { settled } = await answered(signal);
        underWay -= 1;
        yield settled;
        free(settled);
      }
      end();
      for (;;) {
        const { settled, found } = await answered(signal);
        if (found) {
          isBusy = false;
          onFound(found);
        }
        yield settled;
        free(settled);
        if (found) return;
      }
    },
    [Symbol.asyncDispose]: terminate,
  };
  return {
    ready(options) {
      worker.postMessage(options, []);
      return thread;
    },
    [Symbol.asyncDispose]: terminate,
  };
}

/** Calls back when a signal aborts, until it is disposed of. */
function onAbort(signal: AbortSignal | undefined, call: () => void): Disposable {
  signal?.addEventListener('abort', call, { once: true });
  return { [Symbol.dispose]: () => signal?.removeEventListener('abort', call) };
}
