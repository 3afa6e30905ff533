/** Told of each place where a hint stands, from left to right. */
export type OnHint = (at: number, hint: number) => void;

export interface HintScanner {
  /** Finds all hints that begin in `bytes` at `from` or later and before `to`. */
  readonly scan: (bytes: Uint8Array, from: number, to: number, onHint: OnHint) => void;
}

/** Hints must have as many bytes. */
export const shortestHint = 3;

const groups = 8;

/**
 * Finds many short texts in bytes at once. It reads two pairs of bytes at a time and asks one table whether a hint can have
 * both: at an even place they are its first two pairs, at an odd one those behind its first byte. So most of a text costs
 * one look for each pair. Time is linear, as a hint is compared at most once for each place.
 *
 * @param hints byte strings of at least three bytes
 */
export function createHintScanner(hints: readonly string[], { ignoreCase }: { ignoreCase: boolean }): HintScanner {
  const fold = foldTable(ignoreCase);
  const patterns = hints.map((hint) => Uint8Array.from(hint, (character) => fold[character.charCodeAt(0)]!));
  const pairs = pairTable(patterns, fold);
  const byStart = Map.groupBy(patterns.keys(), (index) => triple(patterns[index]!, 0));
  const isStart = new Uint8Array(2 ** 15);
  for (const start of byStart.keys()) isStart[start] = 1;

  function compare(bytes: Uint8Array, at: number, onHint: OnHint): void {
    const start = triple(bytes, at);
    if (isStart[start] === 0) return;
    for (const index of byStart.get(start)!) if (stands(bytes, at, patterns[index]!, fold)) onHint(at, index);
  }

  return {
    scan(bytes, from, to, onHint) {
      const aligned = bytes.byteOffset % 2;
      const first = Math.max(from, aligned);
      for (let at = from; at < Math.min(first, to); at += 1) compare(bytes, at, onHint);

      const units = new Uint16Array(bytes.buffer, bytes.byteOffset + aligned, (bytes.length - aligned) >> 1);
      const last = Math.min(units.length - 1, (to + 4 - aligned) >> 1);
      let before = 0;
      let unit = (first - aligned) >> 1;
      for (; unit < last; unit += 2) {
        const one = pairs[units[unit]!]!;
        const two = pairs[units[unit + 1]!]!;
        const [here, behind] = [(before >>> 16) & one, (one >>> 16) & two];
        before = two;
        if ((here | behind) === 0) continue;
        const at = aligned + 2 * unit;
        for (let place = at - 3; place <= at; place += 1)
          if (place >= first && place < to) compare(bytes, place, onHint);
      }
      for (let at = Math.max(first, aligned + 2 * unit - 3); at < to; at += 1) compare(bytes, at, onHint);
    },
  };
}

/**
 * For each pair of bytes, as one number in the machine's order: which groups of hints have it first (the upper 16 bits),
 * and which behind that (the lower 16), at even places and at odd ones.
 */
function pairTable(patterns: readonly Uint8Array[], fold: Uint8Array): Uint32Array {
  const spellings = Map.groupBy(fold.keys(), (code) => fold[code]!);
  const any = [...fold.keys()];
  const pairs = new Uint32Array(2 ** 16);
  const unit = new Uint16Array(1);
  const bytes = new Uint8Array(unit.buffer);
  const spelt = (pattern: Uint8Array, at: number): number[] =>
    at < pattern.length ? (spellings.get(pattern[at]!) ?? []) : any;
  const add = (pattern: Uint8Array, at: number, flag: number): void => {
    for (const first of spelt(pattern, at)) {
      for (const second of spelt(pattern, at + 1)) {
        bytes.set([first, second]);
        pairs[unit[0]!]! |= flag;
      }
    }
  };
  for (const [pattern, group] of grouped(patterns)) {
    for (const isOdd of [0, 1]) {
      const flag = 2 ** (group + groups * isOdd);
      add(pattern, isOdd, flag << 16);
      add(pattern, isOdd + 2, flag);
    }
  }
  return pairs;
}

/** The shortest hints, which say least, are a group of their own; of the others, those that begin alike are in one. */
function grouped(patterns: readonly Uint8Array[]): [Uint8Array, number][] {
  const sorted = patterns.toSorted((a, b) => Buffer.compare(a, b));
  const long = sorted.filter(({ length }) => length > shortestHint);
  const groupOf = (pattern: Uint8Array, index: number): [Uint8Array, number] => [
    pattern,
    1 + Math.floor((index * (groups - 1)) / long.length),
  ];
  const short = sorted.filter(({ length }) => length === shortestHint);
  return [...short.map((pattern): [Uint8Array, number] => [pattern, 0]), ...long.map(groupOf)];
}

/** Five bits of each of the three bytes that begin here; a letter's case is not among them. */
function triple(bytes: Uint8Array, at: number): number {
  return ((bytes[at]! & 31) << 10) | ((bytes[at + 1]! & 31) << 5) | (bytes[at + 2]! & 31);
}

function stands(bytes: Uint8Array, at: number, pattern: Uint8Array, fold: Uint8Array): boolean {
  if (at + pattern.length > bytes.length) return false;
  for (let index = 0; index < pattern.length; index += 1) if (fold[bytes[at + index]!] !== pattern[index]) return false;
  return true;
}

/** Each byte as it is compared: in lower case, where case does not count. */
function foldTable(ignoreCase: boolean): Uint8Array {
  return Uint8Array.from({ length: 256 }, (_, code) => (ignoreCase && code >= 65 && code <= 90 ? code + 32 : code));
}
