/**
 * Scrubs one file after the other in a thread of its own. Takes `ThreadOptions` once; then, for each file, `{name}`, its bytes as
 * `Uint8Array`s, and `undefined`.
 * Answers each part of the bytes when it wants the next one, with what is settled until then; the last with what it found too.
 */
import { parentPort } from 'node:worker_threads';
import { toFlareError } from '@flarewire/schemas/error';
import { strictEngines } from '../strict/strict-engine.ts';
import { createGathered } from '../strict/stream/gathered.ts';
import { createStrictScrubber } from '../strict/strict-scrubber.ts';
import { free } from './free.ts';
import type { Answer, Asked, ThreadOptions } from './scrub-thread.ts';

const port = parentPort!;
const arrived: Asked[] = [];
let wake: (() => void) | undefined;

port.on('message', (asked: Asked) => {
  arrived.push(asked);
  wake?.();
});
const { options, pseudonymKey, tables } = (await next()) as ThreadOptions;
const engine = strictEngines(options, {}, tables)();
for (;;) await scrubFile();

async function next(): Promise<Asked> {
  if (arrived.length === 0) await new Promise<void>((resolve) => (wake = resolve));
  return arrived.shift()!;
}

async function scrubFile(): Promise<void> {
  const { name } = (await next()) as { name: string };
  const scrubber = createStrictScrubber(options, engine, pseudonymKey);
  const { give, taken } = createGathered();
  let isEnd = false;

  async function* bytes(): AsyncGenerator<Uint8Array> {
    for (;;) {
      const asked = await next();
      isEnd = asked === undefined;
      if (!(asked instanceof Uint8Array)) return;
      yield asked;
      free(asked);
      answer({ settled: own(taken()) });
    }
  }

  try {
    for await (const piece of scrubber.scrub(name, bytes())) give(piece);
    const [file] = scrubber.report().files;
    answer({
      settled: own(taken()),
      found: { byRule: file?.byRule ?? {}, spared: file?.spared ?? {}, learned: [...scrubber.learnedBytes()] },
    });
  } catch (thrown) {
    const { code, message } = toFlareError(thrown, 'scrub_failed', 'Cannot scrub a file');
    answer({ failed: { code, message } });
    while (!isEnd) isEnd = (await next()) === undefined;
  }
}

function answer(given: Answer): void {
  port.postMessage(given, 'settled' in given ? [given.settled.buffer] : []);
}

/** In memory of its own, so that it can change threads. */
function own(piece: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(piece);
}
