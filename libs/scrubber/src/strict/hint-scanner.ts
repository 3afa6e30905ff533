/** Told of each place where a hint stands, from left to right. */
export type OnHint = (at: number, hint: number) => void;

export interface HintScanner {
  /** Finds all hints that begin in `bytes` at `from` or later and before `to`. */
  readonly scan: (bytes: Uint8Array, from: number, to: number, onHint: OnHint) => void;
}

const block = 2;
const classBits = 6;

/**
 * Finds many short texts in bytes at once, with Wu and Manber's algorithm: it looks at two bytes and, mostly,
 * jumps on by as many as no hint can begin before. Time is linear, as a hint is compared at most once for each place.
 *
 * Bytes are compared by class first: case folded, and all bytes that no hint begins with in one class.
 *
 * @param hints byte strings of at least two bytes
 */
export function createHintScanner(hints: readonly string[], { ignoreCase }: { ignoreCase: boolean }): HintScanner {
  const shortest = Math.min(...hints.map((hint) => hint.length));
  const fold = foldTable(ignoreCase);
  const patterns = hints.map((hint) => Uint8Array.from(hint, (character) => fold[character.charCodeAt(0)]!));
  const classes = classTable(patterns, shortest, fold);
  const shifts = shiftTable(patterns, shortest, classes);
  const buckets = Map.groupBy(patterns.keys(), (index) => pairBefore(patterns[index]!, shortest, classes));

  function report(bytes: Uint8Array, at: number, pair: number, onHint: OnHint): void {
    for (const index of buckets.get(pair)!) if (stands(bytes, at, patterns[index]!, fold)) onHint(at, index);
  }

  return {
    scan(bytes, from, to, onHint) {
      const last = Math.min(to + shortest - 1, bytes.length);
      let end = from + shortest - 1;
      while (end < last) {
        const pair = (classes[bytes[end - 1]!]! << classBits) | classes[bytes[end]!]!;
        const shift = shifts[pair]!;
        if (shift === 0) {
          report(bytes, end - shortest + 1, pair, onHint);
          end += 1;
        } else end += shift;
      }
    },
  };
}

function stands(bytes: Uint8Array, at: number, pattern: Uint8Array, fold: Uint8Array): boolean {
  if (at + pattern.length > bytes.length) return false;
  for (let index = 0; index < pattern.length; index += 1) if (fold[bytes[at + index]!] !== pattern[index]) return false;
  return true;
}

/** How far to jump on from each pair of classes; 0: a hint may begin so that its first `shortest` bytes end here. */
function shiftTable(patterns: readonly Uint8Array[], shortest: number, classes: Uint8Array): Uint8Array {
  const shifts = new Uint8Array(2 ** (2 * classBits)).fill(Math.min(shortest - block + 1, 255));
  for (const pattern of patterns) {
    for (let end = block; end <= shortest; end += 1) {
      const pair = pairBefore(pattern, end, classes);
      shifts[pair] = Math.min(shifts[pair]!, shortest - end);
    }
  }
  return shifts;
}

function pairBefore(pattern: Uint8Array, end: number, classes: Uint8Array): number {
  return (classes[pattern[end - 2]!]! << classBits) | classes[pattern[end - 1]!]!;
}

/** Each byte as it is compared: in lower case, where case does not count. */
function foldTable(ignoreCase: boolean): Uint8Array {
  return Uint8Array.from({ length: 256 }, (_, code) => (ignoreCase && code >= 65 && code <= 90 ? code + 32 : code));
}

/** Numbers the bytes that hints begin with; where there are too many, some share a number. */
function classTable(patterns: readonly Uint8Array[], shortest: number, fold: Uint8Array): Uint8Array {
  const used = [...new Set(patterns.flatMap((pattern) => [...pattern.subarray(0, shortest)]))];
  const numbers = new Map(used.map((code, index) => [code, 1 + (index % (2 ** classBits - 1))]));
  return Uint8Array.from(fold, (code) => numbers.get(code) ?? 0);
}
