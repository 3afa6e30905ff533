/** Told of each place where a hint stands, from left to right. */
export type OnHint = (at: number, hint: number) => void;

export interface HintScanner {
  /** Finds all hints that begin in `bytes` at `from` or later and before `to`. */
  readonly scan: (bytes: Uint8Array, from: number, to: number, onHint: OnHint) => void;
}

/** Hints must have as many bytes. */
export const shortestHint = 3;

/**
 * Finds many short texts in bytes at once, with Wu and Manber's algorithm: it looks at two bytes and, mostly,
 * jumps on by as many as no hint can begin before. Time is linear, as a hint is compared at most once for each place.
 *
 * @param hints byte strings of at least three bytes
 */
export function createHintScanner(hints: readonly string[], { ignoreCase }: { ignoreCase: boolean }): HintScanner {
  const shortest = Math.min(...hints.map((hint) => hint.length));
  const fold = foldTable(ignoreCase);
  const patterns = hints.map((hint) => Uint8Array.from(hint, (character) => fold[character.charCodeAt(0)]!));
  const shifts = shiftTable(patterns, shortest, fold);
  const buckets = Map.groupBy(patterns.keys(), (index) => triple(patterns[index]!, shortest - 1));
  const isBucket = new Uint8Array(2 ** 15);
  for (const key of buckets.keys()) isBucket[key] = 1;

  function report(bytes: Uint8Array, at: number, key: number, onHint: OnHint): void {
    for (const index of buckets.get(key)!) if (stands(bytes, at, patterns[index]!, fold)) onHint(at, index);
  }

  return {
    scan(bytes, from, to, onHint) {
      const last = Math.min(to + shortest - 1, bytes.length);
      let end = from + shortest - 1;
      while (end < last) {
        const shift = shifts[(bytes[end - 1]! << 8) | bytes[end]!]!;
        if (shift !== 0) {
          end += shift;
          continue;
        }
        const key = triple(bytes, end);
        if (isBucket[key] !== 0) report(bytes, end - shortest + 1, key, onHint);
        end += 1;
      }
    },
  };
}

/** Five bits of each of the three bytes that end here; a letter's case is not among them. */
function triple(bytes: Uint8Array, end: number): number {
  return ((bytes[end - 2]! & 31) << 10) | ((bytes[end - 1]! & 31) << 5) | (bytes[end]! & 31);
}

function stands(bytes: Uint8Array, at: number, pattern: Uint8Array, fold: Uint8Array): boolean {
  if (at + pattern.length > bytes.length) return false;
  for (let index = 0; index < pattern.length; index += 1) if (fold[bytes[at + index]!] !== pattern[index]) return false;
  return true;
}

/** How far to jump on from each pair of bytes; 0: a hint may begin so that its first `shortest` bytes end here. */
function shiftTable(patterns: readonly Uint8Array[], shortest: number, fold: Uint8Array): Uint8Array {
  const shifts = new Uint8Array(2 ** 16).fill(Math.min(shortest - 1, 255));
  const spellings = Map.groupBy(fold.keys(), (code) => fold[code]!);
  for (const pattern of patterns) {
    for (let end = 2; end <= shortest; end += 1) {
      for (const first of spellings.get(pattern[end - 2]!) ?? []) {
        for (const second of spellings.get(pattern[end - 1]!) ?? []) {
          const pair = (first << 8) | second;
          shifts[pair] = Math.min(shifts[pair]!, shortest - end);
        }
      }
    }
  }
  return shifts;
}

/** Each byte as it is compared: in lower case, where case does not count. */
function foldTable(ignoreCase: boolean): Uint8Array {
  return Uint8Array.from({ length: 256 }, (_, code) => (ignoreCase && code >= 65 && code <= 90 ? code + 32 : code));
}
