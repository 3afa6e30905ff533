import { isHexDigit, type Mask, type StrictRule } from '../rule.ts';
import { inNumbers } from './in-numbers.ts';
import { layoutOf, lineEnd, placesOf, rowAt, rowNumberAt, width, type Layout } from './row-layout.ts';

/** How much of a dump is masked at once, and how many rows before that are read with it, as a key may stand there. */
const longestPart = 20 * 2 ** 10;
const context = 8;
const farthestBefore = 256;

/**
 * Masks what is secret in a dump of bytes as `xxd`, `hexdump`, `tcpdump -X`, `od`, OpenSSL and Go write it, in the numbers as well as in
 * the letters beside them. It is found by its first row.
 */
export const hexDump: StrictRule = {
  name: 'dump', kind: 'block', since: '0.2.0', isInPlace: true, hints: ['0000'], glance: mayBeRow,
  about: 'What is secret in a dump of bytes in rows of 16, in the numbers and in the letters beside them', find: findDump,
}; // prettier-ignore

/** Whether zeros are the number of a row, with numbers in hexadecimal behind it. */
export function mayBeRow(bytes: Uint8Array, at: number): boolean {
  const before = bytes[at - 1] ?? 10;
  if (before === 120 ? bytes[at - 2] !== 48 : !mayStandBefore.has(before)) return false;
  let end = at + 4;
  while (end < at + 16 && bytes[end] === 48) end += 1;
  const number = end;
  while (end < number + 6 && mayStandBehind.has(bytes[end] ?? 10)) end += 1;
  return end > number && isHexDigit(bytes[end]) && isHexDigit(bytes[end + 1]);
}

const mayStandBefore = codesOf('\n\r\t |[<>:"\'(');
const mayStandBehind = codesOf(' \t:|-h]');

function codesOf(signs: string): ReadonlySet<number> {
  return new Set(Array.from(signs, (sign) => sign.charCodeAt(0)));
}

function findDump(text: string, at: number, floor: number): Mask | undefined {
  const from = Math.max(floor, at - farthestBefore);
  const lineStart = text.slice(from, at).lastIndexOf('\n') + 1;
  if (lineStart === 0 && from > 0) return undefined;
  const line = from + lineStart;
  const layout = layoutOf(text, at);
  return layout && partFrom(text, line, 0, layout);
}

/** A part of a dump from the row on that begins on a line, and what finds the next. */
function partFrom(text: string, line: number, row: number, layout: Layout): Mask | undefined {
  const earlier = rowsBefore(text, line, row, layout);
  const start = earlier[0]?.line ?? line;
  const places = earlier.flatMap(({ at }) => placesOf(text, at, layout, start));
  const begin = rowAt(text, line, row, layout);
  let [next, number, isOver] = [line, row, false];
  while (!isOver && next < line + longestPart) {
    let at = rowAt(text, next, number, layout);
    if (at < 0 && text.startsWith('*\n', next)) {
      next += 2;
      number = rowNumberAt(text, next, layout);
      at = rowAt(text, next, number, layout);
    }
    if (at < 0) break;
    const found = placesOf(text, at, layout, start);
    places.push(...found);
    next = lineEnd(text, next) + 1;
    number += 1;
    isOver = found.length < width;
  }
  if (number === row) return undefined;
  const end = Math.min(next - 1, text.length);
  const { text: said, write } = inNumbers(text.slice(start, end), places);
  return {
    start: begin,
    end,
    text: text.slice(begin, end),
    rule: hexDump.name,
    encoded: { text: said, write: (masked) => write(masked).slice(begin - start) },
    ...(!isOver && { next: (later: string, moved: number) => partFrom(later, next - moved, number, layout) }),
  };
}

/** The rows before one that are still there, from the top. */
function rowsBefore(text: string, line: number, row: number, layout: Layout): { line: number; at: number }[] {
  const rows: { line: number; at: number }[] = [];
  for (let number = row - 1; number >= Math.max(0, row - context); number -= 1) {
    const end = rows[0]?.line ?? line;
    const start = text.lastIndexOf('\n', end - 2) + 1;
    const at = end < 2 ? -1 : rowAt(text, start, number, layout);
    if (at < 0) break;
    rows.unshift({ line: start, at });
  }
  return rows;
}
