import { formatBytes } from '@flarewire/schemas/figures';
import type { ReadOptions } from './item.ts';
import { findingOf, FindingError } from './finding.ts';
import { nextOrAbort } from './next-or-abort.ts';

const windowBytes = 64 * 1024;
const lineFeed = 0x0a;

/**
 * Ends a source after `maxBytes`, when `signal` aborts with a `FindingError`, or when it breaks off, and reports which.
 * It ends at the end of a line, since a secret that is cut in two is no longer known as one: the last chunks, of 64 KiB or
 * more, are held back for that, and dropped where they hold no line end. A late source is left behind, not waited for.
 * @throws what the source throws before its first byte, and the signal's reason when that is no `FindingError`
 */
export async function* bounded(source: AsyncIterable<Uint8Array>, options: ReadOptions): AsyncIterable<Uint8Array> {
  const { maxBytes, signal, report } = options;
  const chunks = source[Symbol.asyncIterator]();
  let room = maxBytes;
  let held: Uint8Array[] = [];
  let heldBytes = 0;
  const holdWholeLines = () => {
    const bytes = Buffer.concat(held);
    held = [bytes.subarray(0, bytes.lastIndexOf(lineFeed) + 1)];
  };
  try {
    for (;;) {
      const next = await nextOrAbort(chunks, signal);
      if (next.done) break;
      const { length } = next.value;
      held.push(length > room ? next.value.subarray(0, room) : next.value);
      if (length > room) {
        report({ state: 'truncated', reason: `cut after ${formatBytes(maxBytes)}` });
        holdWholeLines();
        break;
      }
      room -= length;
      heldBytes += length;
      // Chunks go on as they came: who takes one may take over its memory.
      while (held[0] && heldBytes - held[0].length >= windowBytes) {
        heldBytes -= held[0].length;
        yield held.shift()!;
      }
    }
  } catch (thrown) {
    if (signal.aborted && !(signal.reason instanceof FindingError)) throw thrown;
    if (room === maxBytes) throw thrown;
    const { state, reason } = findingOf(thrown);
    report({ state: state === 'timed-out' ? state : 'truncated', reason: `${reason}; kept what came until then` });
    holdWholeLines();
  } finally {
    chunks.return?.()?.catch(() => {});
  }
  for (const chunk of held) if (chunk.length) yield chunk;
}
