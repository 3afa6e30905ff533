import type { Place } from './in-numbers.ts';

/** Bytes of a row. */
export const width = 16;
const longestRow = 400;

/** How the rows of a dump are written. */
export interface Layout {
  /** What is before the number of a row's first byte, of how many digits that is, and what it counts in. */
  readonly before: string;
  readonly digits: number;
  /** What stands between the number and the first byte. */
  readonly sign: string;
  readonly radix: 8 | 16;
  /** Where the digits of each byte stand, counted from the number of the row, and its letter. */
  readonly places: readonly Place[];
}

const numbers = /(0{4,16})((?:h?[:|]| -)?[ \t]{1,4})((?:[0-9a-f]{2}[ -]{0,2}){15}[0-9a-f]{2})([ \t]{0,24}[|>*]?)/iy;
const pair = /[0-9a-f]{2}/gi;

/**
 * How a dump is written whose first row has its number at a place. That row is whole; and the next follows, or the letters beside it are
 * those of its bytes.
 */
export function layoutOf(text: string, at: number): Layout | undefined {
  numbers.lastIndex = at;
  const [whole = '', zeros = '', sign = '', pairs = '', gap = ''] = numbers.exec(text) ?? [];
  if (whole === '') return undefined;
  const begin = zeros.length + sign.length;
  const places = [...pairs.matchAll(pair)].map(({ index }) => begin + index);
  const letters = text.slice(at + whole.length, at + whole.length + width);
  const hasLetters = places.every((place, index) => isLetterOf(text.slice(at + place, at + place + 2), letters[index]));
  const before =
    text[at - 1] === 'x' || text[at - 1] === '|' ? text.slice(text[at - 1] === 'x' ? at - 2 : at - 1, at) : '';
  const layout = {
    before,
    digits: zeros.length,
    sign: sign.toLowerCase(),
    places: placesWith(places, pairs, zeros, hasLetters, begin + pairs.length + gap.length),
  };
  const next = lineEnd(text, at) + 1;
  const radix = ([16, 8] as const).find((counted) => rowAt(text, next, 1, { ...layout, radix: counted }) >= 0);
  if (radix === undefined && !hasLetters) return undefined;
  return { ...layout, radix: radix ?? 16 };
}

/** Plain hexdump and `od -x` write words of two bytes, the lower one first, and no letters; xxd writes letters beside its words. */
function placesWith(
  places: readonly number[],
  pairs: string,
  zeros: string,
  hasLetters: boolean,
  letters: number,
): Place[] {
  if (hasLetters) return places.map((digits, index) => ({ digits, letter: letters + index }));
  const isSwapped = zeros.length === 7 && /^[0-9a-f]{4} /i.test(pairs);
  return places.map((digits, index) => ({ digits: isSwapped ? places[index ^ 1]! : digits }));
}

function isLetterOf(digits: string, letter: string | undefined): boolean {
  const code = Number.parseInt(digits, 16);
  if (letter === undefined) return false;
  return code < 32 || code > 126 || letter.charCodeAt(0) === code || letter === '.';
}

/** Where the number of a row stands on the line that begins at a place; -1 where it does not. */
export function rowAt(
  text: string,
  line: number,
  row: number,
  { before, digits, sign, radix }: Omit<Layout, 'places'>,
): number {
  if (line >= text.length) return -1;
  const number = before + (row * width).toString(radix).padStart(digits, '0') + sign;
  const at = text.slice(line, lineEnd(text, line)).toLowerCase().indexOf(number);
  return at < 0 ? -1 : line + at + before.length;
}

/** The number of the row that stands behind a `*`, which is for rows that are like the one before. */
export function rowNumberAt(text: string, line: number, { before, digits, radix }: Layout): number {
  const start = line + before.length;
  return Math.floor(Number.parseInt(text.slice(start, start + digits), radix) / width);
}

/** Where the bytes of a row stand, counted from a place before it: fewer in the last. */
export function placesOf(text: string, at: number, { places }: Layout, start: number): Place[] {
  const row = text.slice(at, lineEnd(text, at));
  const found: Place[] = [];
  for (const { digits, letter } of places) {
    if (!/^[0-9a-f]{2}$/i.test(row.slice(digits, digits + 2))) break;
    const isThere = letter !== undefined && letter < row.length;
    found.push({ digits: at - start + digits, ...(isThere && { letter: at - start + letter }) });
  }
  return found;
}

/** The end of a row, or of as much of a longer line as is looked at. */
export function lineEnd(text: string, from: number): number {
  const row = text.slice(from, from + longestRow);
  const end = row.indexOf('\n');
  return from + (end < 0 ? row.length : end);
}
