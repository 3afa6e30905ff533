import { isPlaceholder } from '../../value/plain-values.ts';
import { endsIn } from '../../by-look/ends-in.ts';
import { isSecretUnder } from '../../value/secret-values.ts';
import { mask, type Mask } from '../../rule.ts';
import { foreignNames } from '../keys/foreign-names.ts';
import { cellsOf, isRuler, rowReader, type Cell, type ReadRow } from './rows.ts';
import { isAlwaysSecret, type ClassifyKey, type SecretKey } from '../keys/secret-keys.ts';
import { isHarmlessFor } from '../values/values-by-key.ts';

/** A column whose head is a secret key. */
interface Column {
  readonly index: number;
  readonly name: string;
  readonly kind: SecretKey;
}

/** What heads of columns have one of. */
export const columnHints = [
  'pass', 'pwd', 'secret', 'token', 'key', 'credential', 'cookie', 'otp', 'psk', 'kennwort', 'senha', 'contrase', 'pin', 'puk', 'session', 'salt', 'auth', 'pw', 'ha1',
  'wachtwoord', 'heslo', 'haslo', 'mdp', 'adgangskode', 'kodeord', 'salasana', 'losenord', 'jelszo', 'sifre', 'parola', 'geslo', 'lozinka', 'zaporka', 'parool', ...foreignNames,
]; // prettier-ignore

const lowerHints = columnHints.map((hint) => hint.toLowerCase());
const longestLine = 2_048;
const lineFeed = 10;
/** Text is read byte by byte here. */
const byteOrderMark = '\xef\xbb\xbf';
const delimiters = ['\t', '|', ',', ';'] as const;
/** A line that could be the head of a table: lines of logs begin with a time, or have signs that no name has. */
const beginsTable = /^[\s|"'`]*[A-Za-z_\x80-\xff][^{}<>:=]*$/;
const columnName = /^[ \t"'`[\]]*[A-Za-z_\x80-\xff][\w\x80-\xff .()/#'-]{0,60}["'`\]\t ]*\r?$/;

/**
 * Masks what stands in a column whose head is a secret key: in CSV, in tables as `psql` and `mysql` print them, in INSERT with names of
 * columns, and in COPY of a dump. The mask says how the next one is found, to the end of the table.
 */
export function columnValue(text: string, at: number, floor: number, classify: ClassifyKey): Mask | undefined {
  const lowest = Math.max(floor, at - longestLine);
  let lineStart = at;
  while (lineStart > lowest && text.charCodeAt(lineStart - 1) !== lineFeed) lineStart -= 1;
  if (lineStart === lowest && lowest > floor) return undefined;
  if (text.startsWith(byteOrderMark, lineStart)) lineStart += byteOrderMark.length;
  const table = tableOfStatement(text, at, lineStart, classify) ?? tableOfLine(text, at, lineStart, classify);
  return table && maskIn(text, table.from, table.columns, table.read);
}

interface Table {
  readonly columns: readonly Column[];
  readonly from: number;
  readonly read: ReadRow;
}

function tableOfLine(text: string, at: number, lineStart: number, classify: ClassifyKey): Table | undefined {
  if (isDigit(text.charCodeAt(lineStart))) return undefined;
  const found = text.slice(at, at + longestLine).indexOf('\n');
  if (found < 0 && at + longestLine < text.length) return undefined;
  const lineEnd = found < 0 ? text.length : at + found;
  const line = text.slice(lineStart, lineEnd);
  if (!beginsTable.test(line)) return undefined;
  for (const delimiter of delimiters) {
    if (!line.includes(delimiter)) continue;
    const cells = cellsOf(line, 0, delimiter);
    if (cells.length < 2 || !cells.every((cell) => columnName.test(line.slice(cell.start, cell.end)))) continue;
    const columns = secretColumns(line, cells, classify);
    const first = firstHinted(columns);
    if (!first || cells[first.index]!.start + lineStart > at || cells[first.index]!.end + lineStart <= at)
      return undefined;
    if (delimiter === '|' && cells.length < 3 && !isDrawn(text, lineStart, lineEnd)) return undefined;
    if (delimiter === ',' && cells.length < 3 && !/^(["']?)\w+\1,(["']?)\w+\2\r?$/.test(line)) return undefined;
    return { columns, from: lineEnd + 1, read: rowReader(delimiter, cells.length) };
  }
  return undefined;
}

/** The column at whose name the search for hints stops first: there the table is read, and not again at others. */
function firstHinted(columns: readonly Column[]): Column | undefined {
  return columns.find(({ name }) => lowerHints.some((hint) => name.toLowerCase().includes(hint)));
}

function isDigit(code: number): boolean {
  return code > 47 && code < 58;
}

/** Whether a line stands above or below one that only draws a table. */
function isDrawn(text: string, lineStart: number, lineEnd: number): boolean {
  const below = text.slice(lineEnd + 1, lineEnd + longestLine).split('\n', 1)[0] ?? '';
  const above =
    text
      .slice(Math.max(0, lineStart - longestLine), Math.max(0, lineStart - 1))
      .split('\n')
      .at(-1) ?? '';
  return isRuler(below) || isRuler(above);
}

const beforeNames = /(?<=\b(?:insert\s+(?:ignore\s+)?into|replace\s+into|copy)\s+[\w."`[\]]{1,128}\s{0,4})/iy;

/** `INSERT INTO t (name, password) VALUES ('a', 'b'), …` and `COPY t (name, password) FROM stdin;`. */
function tableOfStatement(text: string, at: number, lineStart: number, classify: ClassifyKey): Table | undefined {
  const open = lineStart + text.slice(lineStart, at).lastIndexOf('(');
  if (open < lineStart || !endsIn(text.slice(Math.max(0, open - 200), open), beforeNames)) return undefined;
  const close = at + text.slice(at, at + longestLine).indexOf(')');
  if (close < at) return undefined;
  const cells = cellsOf(text.slice(open + 1, close), open + 1, ',');
  const columns = secretColumns(text, cells, classify);
  const first = firstHinted(columns);
  if (!first || cells[first.index]!.start > at || cells[first.index]!.end <= at) return undefined;
  const behind = /\)\s{0,4}(?:values\s{0,4}(?=\()|from stdin[^\n]{0,64}\n)/iy;
  behind.lastIndex = close;
  const said = behind.exec(text)?.[0];
  if (said === undefined) return undefined;
  return { columns, from: close + said.length, read: rowReader(said.endsWith('\n') ? '\t' : '(', cells.length) };
}

/** Columns beside one with passwords that have secrets of the same device. */
const besidePassword = /^(?:snmp|snmp_r[ow]|enable)$/i;
/** What such a column has where it only says how. */
const isSetting = /^(?:v[123]c?|161|162|1|2c|3)$/i;

function secretColumns(text: string, cells: readonly Cell[], classify: ClassifyKey): Column[] {
  const columns = namedColumns(text, cells, classify);
  if (!columns.some(({ kind }) => kind === 'password')) return columns.filter(({ name }) => !besidePassword.test(name));
  return columns;
}

function namedColumns(text: string, cells: readonly Cell[], classify: ClassifyKey): Column[] {
  return cells.flatMap(({ start, end }, index) => {
    const name = text
      .slice(start, end)
      .replace(/^[\s"'`[]+|[\s"'`\]]+$/g, '')
      .replaceAll(' ', '_');
    const kind = besidePassword.test(name) ? 'token' : classify(name);
    return kind === undefined ? [] : [{ index, name, kind }];
  });
}

/** The mask of the next cell from a place on, which begins a row or is behind a masked cell. */
function maskIn(text: string, from: number, columns: readonly Column[], read: ReadRow, done = -1): Mask | undefined {
  let [at, behind] = [from, done];
  for (;;) {
    const row = at < 0 ? undefined : read(text, at);
    if (!row) return undefined;
    for (const column of columns) {
      const cell = row.cells[column.index];
      if (!cell || column.index <= behind || !isSecretCell(text.slice(cell.start, cell.end), column)) continue;
      const [rowStart, index] = [at, column.index];
      return {
        start: cell.start,
        end: cell.end,
        text: mask,
        rule: 'column-value',
        learn: text.slice(cell.start, cell.end),
        isOutside: true,
        next: (content, moved) => maskIn(content, rowStart + moved, columns, read, index),
      };
    }
    [at, behind] = [row.end, -1];
  }
}

function isSecretCell(value: string, { name, kind }: Column): boolean {
  if (value === '' || value === '\\N' || isPlaceholder(value) || isRuler(value) || nextHead.test(value)) return false;
  if (value.toLowerCase() === name.toLowerCase() || none.test(value)) return false;
  if (besidePassword.test(name) && isSetting.test(value)) return false;
  if (/licen[cs]e/i.test(name) && licence.test(value)) return false;
  return (isAlwaysSecret(kind) || isSecretUnder(kind, value)) && !isHarmlessFor(name, value);
}

/** The name of a column, where another table follows at once. */
const nextHead = /^(?:[a-z]{2,12}_){1,4}(?:password|passwd|passphrase|secret|token|key)s?$/;
/** What a cell holds where there is no secret, and the sorts of licences. */
const none =
  /^(?:[tfx-]|NULL|\d{1,3}|\((?:nur|only|see|sso|none|ldap|vault|no|not|kein\w{0,2})\b[^()]{0,40}\)|(?:sso|saml|ldap)(?: only)?)$/i;
const licence = /^(?:free|freeware|trial|subscription|perpetual|unlimited|community|enterprise|oem)$/i;
