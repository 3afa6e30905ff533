/**
 * Looks into one file after the other in a thread of its own. Takes `{name, isDeflated}`, then the file's bytes as they are stored, then
 * `undefined`. Answers how many bytes it took, and in the end `{found}` or `{failed}`.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { createCountLines } from '../look/count-lines.ts';
import { createLook, type LookOptions } from '../look/look.ts';
import { lookInPlace } from '../look/look-into-file.ts';
import { inflated } from './inflated.ts';
import type { Answer, Asked } from './scan-thread.ts';

const port = parentPort!;
const look = createLook(workerData as LookOptions);
const countLines = createCountLines();
const arrived: Asked[] = [];
let wake: (() => void) | undefined;

port.on('message', (asked: Asked) => {
  arrived.push(asked);
  wake?.();
});
for (;;) await scanFile();

async function next(): Promise<Asked> {
  if (arrived.length === 0) await new Promise<void>((resolve) => (wake = resolve));
  return arrived.shift();
}

async function scanFile(): Promise<void> {
  const { name, isDeflated } = (await next()) as { name: string; isDeflated: boolean };
  const stored = bytes();
  try {
    const found = await lookInPlace(
      { name, source: isDeflated ? inflated(shared(stored)) : shared(stored) },
      look,
      countLines,
    );
    for await (const _ of stored);
    answer({ found });
  } catch (thrown) {
    answer({ failed: thrown instanceof Error ? thrown.message : String(thrown) });
    for await (const _ of stored);
  }
}

/** The bytes of one file, to its end. */
async function* bytes(): AsyncGenerator<Uint8Array> {
  for (let asked = await next(); asked instanceof Uint8Array; asked = await next()) {
    answer({ taken: asked.length });
    yield asked;
  }
}

/** The same stream for a reader that may leave before its end. */
async function* shared(source: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
  for (let step = await source.next(); step.done !== true; step = await source.next()) yield step.value;
}

function answer(given: Answer): void {
  port.postMessage(given, []);
}
