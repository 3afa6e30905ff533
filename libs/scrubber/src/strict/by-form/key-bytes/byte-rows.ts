import { mask, type Mask } from '../../rule.ts';

const mostRows = 128;
const endOfLine = /[ \t]{0,8}\r?\n/y;

/** What may stand beside the bytes of a row. */
const letters = String.raw`(?:[ \t]{1,60}[^\n]{1,24}?)?`;

/** Makes the pattern of a row of bytes up to the line's end, behind what may stand before them; the bytes with what is beside them are its group. */
export function rowOfBytes(before: string, bytes: string, beside = letters): RegExp {
  return new RegExp(String.raw`${before}(${bytes}${beside})[ \t]{0,8}(?=\r?\n|$)`, 'diy');
}

/** Masks the bytes of a row that begins at a place, and says how those on the lines below are found. */
export function rowFrom(
  text: string,
  at: number,
  rule: string,
  row: RegExp,
  below = row,
  left = mostRows,
): Mask | undefined {
  row.lastIndex = at;
  const [start, end] = row.exec(text)?.indices?.[1] ?? [];
  if (start === undefined || end === undefined) return undefined;
  const next: Mask['next'] = (later, moved) => rowBelow(later, end - moved, rule, below, below, left - 1);
  return { start, end, text: mask, rule, learn: text.slice(start, end), next };
}

/** The like for the line below the one that ends at a place. */
export function rowBelow(
  text: string,
  at: number,
  rule: string,
  row: RegExp,
  below = row,
  left = mostRows,
): Mask | undefined {
  endOfLine.lastIndex = at;
  return left > 0 && endOfLine.test(text) ? rowFrom(text, endOfLine.lastIndex, rule, row, below, left) : undefined;
}
