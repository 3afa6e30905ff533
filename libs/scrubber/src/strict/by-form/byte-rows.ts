import { mask, type Mask } from '../rule.ts';

const mostRows = 128;
const endOfLine = /[ \t]{0,8}\r?\n/y;

/** Makes the pattern of a row of bytes up to the line's end, behind what may stand before them; the bytes, with letters beside them, are its group. */
export function rowOfBytes(before: string, bytes: string): RegExp {
  return new RegExp(String.raw`${before}(${bytes}(?:[ \t]{1,60}[^\n]{1,24}?)?)[ \t]{0,8}(?=\r?\n|$)`, 'diy');
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
  return { start, end, text: mask, rule, learn: text.slice(start, end), next: rowsBelow(end, rule, below, left - 1) };
}

/** What finds the row on the line below a place. */
export function rowsBelow(at: number, rule: string, row: RegExp, left = mostRows): NonNullable<Mask['next']> {
  return (text, moved) => {
    endOfLine.lastIndex = at - moved;
    return left > 0 && endOfLine.test(text) ? rowFrom(text, endOfLine.lastIndex, rule, row, row, left) : undefined;
  };
}
