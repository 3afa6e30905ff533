import { cellsOf } from './rows.ts';

/** A place for a value in a statement of SQL, and the column that the value is of or is compared with. */
export interface BoundColumn {
  /** The place's own name or number, as in `$2`, `:name` or `@p0`; none: `?` and `%s`, which are counted. */
  readonly name: string;
  readonly column: string;
}

const statementStart =
  /(?<![\w.$])(?:insert(?:\s+ignore|\s+or\s+\w+)?\s+into|replace\s+into|merge\s+into|update\s+\S{1,128}\s+(?:\w{1,32}\s+){0,2}?set|select|delete\s+from)\s/gi;
/** Before what is a part of another statement. */
const continues =
  /(?:[(,]|\)(?=\s{0,64}select$)|\b(?:union|all|except|intersect|as|exists|in|then|explain))\s{0,64}\w{6}$/i;
const place = /\?|%s|\$\d{1,3}\b|(?<![:\w]):\w{1,64}\b|@\w{1,64}\b/g;
const compared =
  /([\w.`"[\]\\]{1,160})\s{0,16}(?:<>|!=|[=<>]|\blike\b|\bin\s{0,4}\()\s{0,16}(?:\w{1,32}\(\s{0,8}){0,3}$/i;
const inserted =
  /\binto\s{1,16}([\w.`"[\]\\]{1,160})\s{0,16}\(([^()]{1,2048})\)\s{0,16}(?:output\s[^()]{0,200})?values\s{0,16}/i;

/**
 * The last statement of SQL in a text, which goes to the text's end. One within another in brackets is a part of that.
 *
 * @returns nothing where there is none
 */
export function lastStatement(text: string): string | undefined {
  const start = [...text.matchAll(statementStart)].findLast(
    ({ index }) => !continues.test(text.slice(Math.max(0, index - 72), index + 6)),
  )?.index;
  return start === undefined ? undefined : text.slice(start);
}

/** The places for values in a statement, in their order, each with its column where that is known. */
export function boundColumns(statement: string): BoundColumn[] {
  const insert = inserted.exec(statement);
  const names = insert ? cellsOf(insert[2]!, 0, ',').map(({ start, end }) => insert[2]!.slice(start, end)) : [];
  const firstRow = insert ? insert.index + insert[0].length : statement.length;
  return [...statement.matchAll(place)].map(({ 0: written, index }) => {
    const before = statement.slice(Math.max(0, index - 256), index);
    const position = index < firstRow ? -1 : placeInRow(statement.slice(firstRow, index));
    const column = compared.exec(before)?.[1] ?? (position < 0 ? '' : (names[position] ?? ''));
    return { name: /^[?%]/.test(written) ? '' : written, column: column.replaceAll(/[`"[\]\\]/g, '') };
  });
}

/** How many commas of its row, which brackets open, stand before a place; below zero: it is in none. */
function placeInRow(before: string): number {
  let [depth, commas] = [0, -1];
  for (const sign of before) {
    if (sign === '(' && depth++ === 0) commas = 0;
    else if (sign === ')') depth -= 1;
    else if (sign === ',' && depth === 1) commas += 1;
  }
  return depth > 0 ? commas : -1;
}
