/** A cell of a row: where its value begins and ends, without quotes and blanks around it. */
export interface Cell {
  readonly start: number;
  readonly end: number;
}

/** Reads the row that begins at a place; nothing where the table has ended. */
export type ReadRow = (
  text: string,
  from: number,
) => { readonly cells: readonly Cell[]; readonly end: number } | undefined;

const longestRow = 8_192;

/**
 * Makes the reader of rows with so many cells.
 *
 * @param delimiter what is between cells of a line; `(` for rows in brackets, as SQL writes them
 */
export function rowReader(delimiter: '\t' | '|' | ',' | ';' | '(', width: number): ReadRow {
  if (delimiter === '(') return (text, from) => rowInBrackets(text, from, width);
  return (text, from) => {
    for (let start = from; start < text.length;) {
      const end = endOfRow(text, start, delimiter);
      if (end < 0) return undefined;
      const line = text.slice(start, end);
      if (isRuler(line)) {
        start = end + 1;
        continue;
      }
      const cells = cellsOf(line, start, delimiter);
      return cells.length === width ? { cells, end: end + 1 } : undefined;
    }
    return undefined;
  };
}

/** Whether a line or cell only draws a table. */
export function isRuler(line: string): boolean {
  return /^[\s|+:=-]*[+=-]{2}[\s|+:=-]*$/.test(line);
}

/** The end of a row: of its line, or of the line in which its last quoted cell ends. */
function endOfRow(text: string, start: number, delimiter: string): number {
  const most = Math.min(text.length, start + longestRow);
  let isQuoted = false;
  for (let at = start; at < most; at += 1) {
    const character = text[at];
    if (character === '"' && isQuoted && text[at + 1] === '"') at += 1;
    else if (
      character === '"' &&
      delimiter !== '|' &&
      (isQuoted || at === start || text[at - 1] === delimiter || text[at - 1] === ' ')
    )
      isQuoted = !isQuoted;
    if (character === '\n' && !isQuoted) return at;
  }
  return most === text.length ? most : -1;
}

/** The cells of a line, from the left. */
export function cellsOf(line: string, offset: number, delimiter: string): Cell[] {
  const cells: Cell[] = [];
  let start = 0;
  let isQuoted = false;
  for (let at = 0; at <= line.length; at += 1) {
    const character = line[at];
    if (character === '"' && isQuoted && line[at + 1] === '"') at += 1;
    else if (character === '"' && delimiter !== '|' && (isQuoted || line.slice(start, at).trim() === ''))
      isQuoted = !isQuoted;
    if (at < line.length && (isQuoted || character !== delimiter)) continue;
    cells.push(cellAt(line, start, at, offset));
    start = at + 1;
  }
  const isFramed = delimiter === '|' && /^\s*\|/.test(line);
  return isFramed ? cells.slice(1, -1) : cells;
}

function cellAt(line: string, from: number, to: number, offset: number): Cell {
  let [start, end] = [from, to];
  while (start < end && /\s/.test(line[start]!)) start += 1;
  while (end > start && /\s/.test(line[end - 1]!)) end -= 1;
  if (end - start > 1 && /["'`]/.test(line[start]!) && line[start] === line[end - 1])
    [start, end] = [start + 1, end - 1];
  return { start: start + offset, end: end + offset };
}

const literal =
  /\s{0,64}(?:[NE]?'((?:[^'\\]|''|\\[^])*)'|([^'",()\s][^',()]{0,256}|(?:[\w.]{1,64}\([^()]{0,256}\)))|"((?:[^"\\]|\\[^])*)"|)\s{0,64}([,)])/y;

/** `('a', 2, NULL)`, with the comma or the blanks before it. */
function rowInBrackets(text: string, from: number, width: number): ReturnType<ReadRow> {
  const open = /[\s,]{0,64}\(/y;
  open.lastIndex = from;
  const begin = open.exec(text);
  if (!begin) return undefined;
  const cells: Cell[] = [];
  let at = from + begin[0].length;
  for (let sign = ','; sign === ',';) {
    literal.lastIndex = at;
    const match = literal.exec(text.length - at > longestRow ? text.slice(0, at + longestRow) : text);
    if (!match) return undefined;
    const value = match[1] ?? match[2] ?? match[3] ?? '';
    const start =
      at + match[0].indexOf(value, match[1] === undefined && match[3] === undefined ? 0 : match[0].search(/['"]/) + 1);
    cells.push({ start, end: start + value.trimEnd().length });
    at += match[0].length;
    sign = match[4]!;
  }
  return cells.length === width ? { cells, end: at } : undefined;
}
