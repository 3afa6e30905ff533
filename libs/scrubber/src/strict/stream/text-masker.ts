import type { Candidate, FindCandidates } from './candidates.ts';
import { withinString } from '../value/in-string.ts';
import type { Mask, Terminator } from '../rule.ts';

/** How the masks of one window are found. */
export interface Finders {
  readonly candidates: FindCandidates;
  /** What decides about a long run; asked again behind a mask within it. */
  readonly run: (text: string, start: number, end: number) => Mask | undefined;
  /** Masks of the operator's own patterns that begin in the given part, from left to right, if there are any patterns. */
  readonly patterns: ((text: string, from: number, to: number) => readonly Mask[]) | undefined;
}

export interface TextMasker {
  /** Takes bytes and gives back those that are settled, in few large pieces. */
  readonly push: (bytes: Uint8Array) => Uint8Array[];
  readonly end: () => Uint8Array[];
}

/** How far a rule may look ahead of its hint, and behind it. */
const ahead = 24 * 2 ** 10;
const behind = 4 * 2 ** 10;
/** Longer texts would not begin in V8's young generation, and so stay in memory for long. */
const windowSize = 124 * 2 ** 10;

/**
 * Masks a stream of bytes in windows of a constant size, so that neither its length, nor that of a line or a secret, nor
 * the pieces it comes in matter. What is not masked passes untouched.
 */
export function createTextMasker(finders: Finders, onMask: (mask: Mask) => void, window = windowSize): TextMasker {
  let pieces: Uint8Array[] = [];
  let length = 0;
  /** How much of what is held was given out already, and how much was scanned. */
  let given = 0;
  let scanned = 0;
  /** Where the next scan begins: at the first candidate whose mask begins behind this one, as others may begin before that. */
  let resumeAt = 0;
  let open: Terminator | undefined;

  function settle(isEnd: boolean): Uint8Array[] {
    const bytes = pieces.length === 1 ? pieces[0]! : Buffer.concat(pieces, length);
    const output: Uint8Array[] = [];
    const scanTo = isEnd ? length : length - ahead;
    const candidates = open ? [] : finders.candidates(bytes, scanned, scanTo);
    const isQuiet = !open && candidates.length === 0 && !finders.patterns;
    const text = isQuiet ? '' : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');

    const give = (to: number): void => {
      if (to > given) output.push(bytes.subarray(given, to));
      given = Math.max(given, to);
    };
    const skip = (to: number): void => {
      given = Math.max(given, to);
      scanned = Math.max(scanned, to);
    };

    if (open) skip(endOf(open, text, scanned));
    resumeAt = scanTo;
    for (const mask of open ? [] : masksIn(candidates, text, scanTo)) {
      give(mask.start);
      output.push(Buffer.from(mask.text, 'latin1'));
      skip(mask.end);
      onMask(mask);
      open = mask.until;
    }
    if (!open) scanned = Math.max(scanned, resumeAt);
    give(isEnd ? length : scanned - behind);
    keepFrom(bytes, isEnd ? length : Math.max(0, Math.min(given, scanned) - behind));
    return output.length > 1 ? [Buffer.concat(output)] : output;
  }

  /** Masks from left to right: each waits until all that begins before it is found. */
  function* masksIn(candidates: readonly Candidate[], text: string, scanTo: number): Generator<Mask> {
    const waiting = [...(finders.patterns?.(text, scanned, scanTo) ?? [])];
    for (const { at, runEnd, rules } of candidates) {
      if (waiting.length > 0) yield* waitingBefore(at, waiting);
      if (open) return;
      const found = waiting.length;
      if (runEnd !== undefined) findRunMasks(at, runEnd, text, waiting);
      else if (at >= given) findHintMasks(at, rules, text, waiting);
      for (let index = waiting.length - 1; index >= found; index -= 1) {
        if (waiting[index]!.start < scanTo) continue;
        waiting.splice(index, 1);
        resumeAt = Math.min(resumeAt, at);
      }
    }
    yield* waitingBefore(scanTo, waiting);
  }

  function* waitingBefore(at: number, waiting: Mask[]): Generator<Mask> {
    if (waiting.length > 1) waiting.sort((a, b) => a.start - b.start);
    while (waiting[0] && waiting[0].start < at) {
      const mask = waiting.shift();
      if (mask && mask.start >= given) yield mask;
      if (open) return;
    }
  }

  function findHintMasks(at: number, rules: Candidate['rules'], text: string, masks: Mask[]): void {
    for (const rule of rules) {
      const found = rule.find(text, at, 0);
      const mask = found && withinString(text, found);
      if (mask) masks.push(mask);
    }
  }

  function findRunMasks(start: number, end: number, text: string, masks: Mask[]): void {
    for (let from = Math.max(start, given); from < end;) {
      const mask = finders.run(text, from, end);
      if (!mask) return;
      masks.push(mask);
      from = mask.end;
    }
  }

  function endOf(terminator: Terminator, text: string, from: number): number {
    const end = terminator(text, from);
    if (end >= 0) open = undefined;
    return end < 0 ? text.length : end;
  }

  function keepFrom(bytes: Uint8Array, start: number): void {
    pieces = [bytes.subarray(start)];
    length -= start;
    given -= start;
    scanned -= start;
  }

  return {
    push(bytes) {
      const output: Uint8Array[] = [];
      for (let from = 0; from < bytes.length;) {
        const piece = bytes.subarray(from, from + window - length);
        append(pieces, piece);
        length += piece.length;
        from += piece.length;
        if (length === window) output.push(...settle(false));
      }
      return output;
    },
    end: () => settle(true),
  };
}

/** Adds a piece; one that goes on in memory where the last ends makes that longer, so that nothing need be copied. */
function append(pieces: Uint8Array[], piece: Uint8Array): void {
  const last = pieces.at(-1);
  if (last?.buffer === piece.buffer && last.byteOffset + last.length === piece.byteOffset)
    pieces[pieces.length - 1] = new Uint8Array(piece.buffer, last.byteOffset, last.length + piece.length);
  else pieces.push(piece);
}
