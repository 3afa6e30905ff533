/** A text to look for, and whether the case of its letters counts. */
export interface Hint {
  /** A byte string. */
  readonly text: string;
  readonly isExact: boolean;
}

const buckets = 8;
/** How many bytes the tables of the shortest hints look at. */
const looks = 2;
const anyByte = [...Array(256).keys()];

/** Tables that tell for the halves of a byte which buckets have a hint of one or two bytes with that, first or second. */
export function shortTables(hints: readonly Hint[]): Uint8Array {
  const tables = new Uint8Array(32 * looks);
  for (const [index, { text, isExact }] of hints.filter(({ text: { length } }) => length <= looks).entries()) {
    const flag = 1 << (index % buckets);
    for (let look = 0; look < looks; look += 1)
      for (const code of look < text.length ? spellings(text.charCodeAt(look), isExact) : anyByte) {
        tables[32 * look + (code & 15)]! |= flag;
        tables[32 * look + 16 + (code >> 4)]! |= flag;
      }
  }
  return tables;
}

/** Up to this length, all places of a text are compared with a hint; of a longer one, every other place has one of two anchors. */
export const longestWhole = 4;

/**
 * At a hash of three bytes of each hint, as `scan.wat` computes it, a flag for the byte behind them: for even places of a text those hints
 * that are short, for odd ones, 65536 bytes further on, the anchors of longer ones, too.
 *
 * @param anchors where the first of the two anchors of each is, of longer ones
 */
export function longTables(hints: readonly Hint[], anchors: readonly number[]): Uint8Array {
  const tables = new Uint8Array(2 * 2 ** 16);
  const [even, odd] = [tables.subarray(0, 2 ** 16), tables.subarray(2 ** 16)];
  for (const [index, { text }] of hints.entries()) {
    if (text.length <= looks) continue;
    if (text.length <= longestWhole) for (const table of [even, odd]) note(table, text, 0);
    else for (const place of [0, 1]) note(odd, text, anchors[index]! + place);
  }
  return tables;
}

function note(table: Uint8Array, text: string, at: number): void {
  const byteAt = (place: number): number => text.charCodeAt(at + place) | 0x20;
  const hash = ((byteAt(0) | (byteAt(1) << 8)) * 0x9e_37 + byteAt(2) * 0x79_b9) & 0xff_ff;
  table[hash]! |= at + 3 < text.length ? 1 << (byteAt(3) & 7) : 255;
}

function spellings(code: number, isExact: boolean): readonly number[] {
  const isLetter = (code | 32) >= 97 && (code | 32) <= 122;
  return isLetter && !isExact ? [code, code ^ 32] : [code];
}
