import { formatBytes } from '@flarewire/schemas/figures';
import type { Finding } from '../../collect/item.ts';
import { partFormatOf, type Part, type PartFormat } from './part-formats.ts';
import { isSeam } from './seam.ts';

/** Bytes of a line that is put together; a longer one is left out. */
const longestLine = 2 ** 20;
const lineFeed = 0x0a;

export interface JoinOptions {
  report: (finding: Finding) => void;
  /** Whether the source begins somewhere in a file, so that its first lines may be the rest of a cut one. */
  startsWithin: boolean;
}

/**
 * Puts the lines of a container's log together again that its runtime has cut in parts (16 KiB each), so that a secret
 * on the seam is seen whole. Anything else passes as it is. Text is handled byte by byte, as latin-1.
 */
export async function* joinParts(source: AsyncIterable<Uint8Array>, options: JoinOptions): AsyncIterable<Uint8Array> {
  let joiner: ReturnType<typeof createJoiner> | undefined;
  let held: Buffer = Buffer.alloc(0);
  let isPlain = false;
  for await (const chunk of source) {
    if (isPlain) {
      yield chunk;
      continue;
    }
    held = held.length ? Buffer.concat([held, chunk]) : Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length);
    const end = held.lastIndexOf(lineFeed) + 1;
    if (end === 0 && held.length < longestLine) continue;
    if (!joiner) {
      const format = partFormatOf(held.toString('latin1', 0, Math.max(0, held.indexOf(lineFeed))));
      if (format) joiner = createJoiner(format, options);
    }
    if (!joiner || end === 0) {
      isPlain = !joiner;
      yield held;
      held = Buffer.alloc(0);
      continue;
    }
    yield* joiner.push(held.subarray(0, end));
    held = held.subarray(end);
  }
  const format = joiner || isPlain ? undefined : partFormatOf(held.toString('latin1'));
  joiner ??= format && createJoiner(format, options);
  if (joiner) yield* joiner.end(held);
  else if (held.length) yield held;
}

/** A line that is being put together. */
interface Open extends Part {
  lastPart: number;
}

/** A runtime cuts a line at 16 KiB; a shorter part at the end of a log is a last line without its end. */
const partBytes = 16_000;

function createJoiner(format: PartFormat, { report, startsWithin }: JoinOptions) {
  const open = new Map<string, Open>();
  /** Outputs whose next record is known to begin a line; undefined while all do. */
  let begun: Set<string> | undefined = startsWithin ? new Set() : undefined;
  let lines: string[] = [];

  function add(line: string): void {
    if (open.size === 0 && !begun && format.isWhole(line)) {
      lines.push(line);
      return;
    }
    const part = format.read(line);
    if (part) addPart(part);
    else addOther(line);
  }

  function addPart(part: Part): void {
    if (begun && !begun.has(part.output)) {
      if (!part.goesOn) begun.add(part.output);
      return;
    }
    const before = open.get(part.output);
    const text = (before?.text ?? '') + part.text;
    const joined = { ...(before ?? part), text: text.length > longestLine ? text.slice(0, longestLine + 1) : text };
    if (part.goesOn) open.set(part.output, { ...joined, lastPart: part.text.length });
    else {
      open.delete(part.output);
      finish({ ...joined, after: part.after });
    }
  }

  function finish({ before, text, after }: Part): void {
    if (text.length <= longestLine) lines.push(before + text + after);
    else {
      lines.push(`${before}[... a line of more than ${longestLine} bytes was left out ...]${after}`);
      report({ state: 'truncated', reason: `left out lines of more than ${formatBytes(longestLine)}` });
    }
  }

  function addOther(line: string): void {
    if (isSeam(line)) {
      open.clear();
      begun = new Set();
    }
    lines.push(line);
  }

  function* take(): Generator<Uint8Array> {
    if (lines.length > 0) yield Buffer.from(`${lines.join('\n')}\n`, 'latin1');
    lines = [];
  }

  return {
    /** Takes whole lines. */
    *push(block: Buffer): Generator<Uint8Array> {
      for (const line of block.toString('latin1', 0, block.length - 1).split('\n')) add(line);
      yield* take();
    },
    /** Takes what stands behind the last line end. A line that its runtime has cut and whose rest is not there is left out. */
    *end(rest: Buffer): Generator<Uint8Array> {
      if (rest.length > 0) add(rest.toString('latin1'));
      for (const part of open.values()) {
        if (part.lastPart < partBytes) finish(part);
        else report({ state: 'truncated', reason: 'left out a last line whose end is not there' });
      }
      yield* take();
    },
  };
}
