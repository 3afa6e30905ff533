import type { ReadOptions } from './item.ts';
import { findingOf, FindingError } from './finding.ts';
import { nextOrAbort } from './next-or-abort.ts';

const windowBytes = 64 * 1024;
const lineFeed = 0x0a;

/**
 * Ends a source after `maxBytes`, when `signal` aborts with a `FindingError`, or when it breaks off, and reports which.
 * It ends at the end of a line, since a secret that is cut in two is no longer known as one: the last 64 KiB are held
 * back for that, and dropped where they hold no line end. A late source is left behind, not waited for.
 * @throws what the source throws before its first byte, and the signal's reason when that is no `FindingError`
 */
export async function* bounded(source: AsyncIterable<Uint8Array>, options: ReadOptions): AsyncIterable<Uint8Array> {
  const { maxBytes, signal, report } = options;
  const chunks = source[Symbol.asyncIterator]();
  let room = maxBytes;
  let held: Buffer = Buffer.alloc(0);
  try {
    for (;;) {
      const next = await nextOrAbort(chunks, signal);
      if (next.done) break;
      if (next.value.length > room) {
        report({ state: 'truncated', reason: `cut after ${maxBytes} bytes` });
        held = wholeLines(Buffer.concat([held, next.value.subarray(0, room)]));
        break;
      }
      room -= next.value.length;
      const free = held.length + next.value.length - windowBytes;
      if (free >= held.length) {
        if (held.length) yield held;
        const rest = free - held.length;
        if (rest) yield next.value.subarray(0, rest);
        held = Buffer.from(next.value.buffer, next.value.byteOffset + rest, next.value.length - rest);
        continue;
      }
      held = Buffer.concat([held, next.value]);
      if (free <= 0) continue;
      yield held.subarray(0, free);
      held = held.subarray(free);
    }
  } catch (thrown) {
    if (signal.aborted && !(signal.reason instanceof FindingError)) throw thrown;
    if (room === maxBytes) throw thrown;
    const { state, reason } = findingOf(thrown);
    report({ state: state === 'timed-out' ? state : 'truncated', reason: `${reason}; kept what came until then` });
    held = wholeLines(held);
  } finally {
    chunks.return?.()?.catch(() => {});
  }
  if (held.length) yield held;
}

function wholeLines(bytes: Buffer): Buffer {
  return bytes.subarray(0, bytes.lastIndexOf(lineFeed) + 1);
}
