import { tableOf } from '../../scan/byte-table.ts';

/** How far a line is looked at, a cell and a statement before its bracket. */
const farthest = { line: 2_048, before: 20, behind: 96, blanks: 4 };
const [lineFeed, opening] = [10, 40];
/** Letters of any language, digits, signs of names, quotes and blanks. */
const inCell = tableOf(/[\w. "'`\x80-\xff-]/);
const endsCell = tableOf(/[,;|\t)\n\r]/);
/** What ends one, a bracket, and the last byte of a byte-order mark. */
const beginsCell = tableOf(/[,;|\t)\n\r(\xbf]/);
/** What the head of a table has nowhere before a name: signs, and a digit at its beginning. */
const inNoHead = tableOf(/[{}<>:=]/);
const isDigit = tableOf(/\d/);
/** What stands right before the names of columns in a statement. */
const isBlank = tableOf(/\s/);
const endsTableName = tableOf(/[\w."`[\]]/);

/**
 * Whether a place could be in the head of a column: what ends a cell stands behind the name, and the line could be the head of a table or a
 * statement with names of columns. Says no only where `columnValue` would find nothing.
 */
export function mayHeadColumn(bytes: Uint8Array, at: number): boolean {
  const most = Math.min(bytes.length, at + farthest.behind);
  let end = at;
  while (end < most && inCell[bytes[end]!] === 1) end += 1;
  if (end < bytes.length && endsCell[bytes[end]!] === 0) return false;
  const least = Math.max(0, at - farthest.before);
  let start = at;
  while (start > least && inCell[bytes[start - 1]!] === 1) start -= 1;
  return (start === 0 || beginsCell[bytes[start - 1]!] === 1) && mayHaveColumns(bytes, at);
}

function mayHaveColumns(bytes: Uint8Array, at: number): boolean {
  const lowest = Math.max(0, at - farthest.line);
  let [start, open, isHead] = [at, -1, true];
  for (; start > lowest && bytes[start - 1] !== lineFeed; start -= 1) {
    const code = bytes[start - 1]!;
    if (code === opening && open < 0) open = start - 1;
    if (inNoHead[code] === 1) isHead = false;
    if (!isHead && open >= 0) break;
  }
  return (isHead && isDigit[bytes[start]!] === 0) || (open >= 0 && followsTableName(bytes, open));
}

/** Whether the name of a table could stand before a bracket, as in `INSERT INTO users (name, password)`. */
function followsTableName(bytes: Uint8Array, open: number): boolean {
  let at = open;
  while (at > 0 && open - at < farthest.blanks && isBlank[bytes[at - 1]!] === 1) at -= 1;
  return at > 0 && endsTableName[bytes[at - 1]!] === 1;
}
