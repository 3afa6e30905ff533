import { couldBePassword, isSecretUnder } from '../../value/secret-values.ts';
import { isPlaceholder } from '../../value/plain-values.ts';
import { mask, type Mask } from '../../rule.ts';
import { bareItems, quotedItems, typedItems, type BoundItem } from './bound-items.ts';
import { isAlwaysSecret, type ClassifyKey } from '../keys/secret-keys.ts';
import { boundColumns, lastStatement, type BoundColumn } from './statement-columns.ts';

/** How a program writes the values that it binds, and where the statement stands. */
interface Form {
  readonly hints: readonly string[];
  /** From the hint to the first value. Its group is the number of the only value, where there is one. */
  readonly ahead: RegExp;
  readonly items?: (text: string, from: number) => BoundItem[];
  /** Set where the statement may follow on the line, or on the next. */
  readonly mayFollow?: true;
}

const forms: readonly Form[] = [
  { hints: ['binding parameter'], ahead: /binding parameter (?:\[(\d{1,3})\] as \[[\w ]{1,40}\] - \[|\((\d{1,3}):[\w ]{1,40}\) <- \[)/iy },
  { hints: ['==> parameters: '], ahead: /==> parameters: /iy, items: typedItems },
  { hints: ['bind => ['], ahead: /bind => \[/iy, items: bareItems },
  { hints: ['-- parameters: ', '-- binds: ', '-- bind: ', 'params: [', 'params: {', 'params=[', 'args=[', 'args=(', 'args: [', 'parameters: $1 = ', 'parameters=[@', '(parameters: array{', '(parameters: {', '(parameters: [', '"params":[', '"params":{', '"parameters":[', '"parameters":{', '"args":['], ahead: /[-\w( :"]{1,24}?[:=] {0,2}(?:array)?[[({]?/iy, items: quotedItems, mayFollow: true },
  { hints: ['bindings: [', 'bindings":['], ahead: /bindings"?: ?\[/iy, items: quotedItems, mayFollow: true },
  { hints: ['[generated in ', '[cached since ', '[no key ', '[raw sql] ', '[dialect '], ahead: /\[(?:generated|cached|no key|raw|dialect)[^\]\n]{0,64}\] ?[[(]?/iy, items: quotedItems },
]; // prettier-ignore

/** What logs write before the values that they bind to statements. */
export const boundHints = forms.flatMap(({ hints }) => hints);

const farthest = { behind: 4_096, ahead: 4_096 };

/**
 * Masks a value that a log says was bound to a statement where the column it goes to is a secret key:
 * `UPDATE users SET password = ? -- PARAMETERS: ["********"]`.
 */
export function boundValue(text: string, at: number, floor: number, classify: ClassifyKey): Mask | undefined {
  const here = text.slice(at, at + 24).toLowerCase();
  for (const { hints, ahead, items, mayFollow } of forms) {
    if (!hints.some((hint) => here.startsWith(hint))) continue;
    ahead.lastIndex = at;
    const match = ahead.exec(text);
    if (!match) continue;
    const from = at + match[0].length;
    const found = items ? items(text, from) : onlyItem(text, from, match[1] ?? match[2] ?? '');
    if (found.length === 0) return undefined;
    const before = statementBefore(text, at, floor);
    const statement = (mayFollow && following(text, found.at(-1)!.end, before === undefined)) || before;
    if (statement === undefined) return undefined;
    const secrets = secretItems(text, found, boundColumns(statement), classify);
    return nextSecret(
      secrets.map(({ start, end }) => ({ start, end, learn: text.slice(start, end) })),
      0,
    );
  }
  return undefined;
}

/** The statement before the values; none where its line is of another process than theirs, as the number in brackets says. */
function statementBefore(text: string, at: number, floor: number): string | undefined {
  const before = text.slice(Math.max(floor, at - farthest.behind), at);
  const statement = lastStatement(before);
  if (statement === undefined) return undefined;
  const lineStart = before.lastIndexOf('\n', before.length - statement.length - 1) + 1;
  const [theirs, own] = [processOf(before.slice(lineStart)), processOf(before.slice(before.lastIndexOf('\n') + 1))];
  return theirs !== undefined && own !== undefined && theirs !== own ? undefined : statement;
}

function processOf(line: string): string | undefined {
  return /^[^[\n]{0,80}\[(\d{1,10})(?:-\d{1,6})?\]/.exec(line)?.[1];
}

/** The value of a line of its own, up to the bracket that ends the line. */
function onlyItem(text: string, from: number, name: string): BoundItem[] {
  const value = /([^\r\n]{1,1024})\](?=\s{0,2}(?:\r?\n|$))/y;
  value.lastIndex = from;
  const length = value.exec(text)?.[1]?.length;
  return length === undefined ? [] : [{ name, start: from, end: from + length, isOnly: true }];
}

/** The statement behind the values: named on the same line, or below where none stood before. */
function following(text: string, at: number, mayBeBelow: boolean): string | undefined {
  const rest = text.slice(at, at + farthest.ahead);
  const named = /^[^\n]{0,256}?\bsql\\{0,3}["']?\s{0,2}[:=]\s{0,2}\\{0,3}["'`]([^\n]{1,2048})/i.exec(rest)?.[1];
  if (named !== undefined) return lastStatement(`\n${named}`);
  const below = /^[^\n]{0,256}\n([^]{1,2048}?)(?:\n\S{0,4}\d{2,4}[-:]|\n\n|$)/.exec(mayBeBelow ? rest : '')?.[1];
  return below === undefined ? undefined : lastStatement(`\n${below}`);
}

/** The values that are bound to secret columns; none where there are more or fewer than the statement has places for. */
function secretItems(
  text: string,
  items: readonly BoundItem[],
  columns: readonly BoundColumn[],
  classify: ClassifyKey,
): BoundItem[] {
  const places = new Set(columns.map(({ name }, index) => name || index)).size;
  if (items.length !== places && !items.some(({ isOnly }) => isOnly)) return [];
  return items.filter((item, index) => {
    const column = columnOf(item.name, index, columns);
    return column !== undefined && isSecretFor(column, text.slice(item.start, item.end), classify);
  });
}

function columnOf(name: string, index: number, columns: readonly BoundColumn[]): string | undefined {
  const named = columns.find((column) => column.name !== '' && bare(column.name) === bare(name));
  if (named || (name !== '' && !/^\d+$/.test(name))) return named?.column;
  return columns[name === '' ? index : Number(name) - 1]?.column;
}

function bare(name: string): string {
  return name.replace(/^[$@:]/, '');
}

/** Whether a value is secret in a column; a column that says nothing is known by its table: `tokens.value`. */
function isSecretFor(column: string, value: string, classify: ClassifyKey): boolean {
  const [table = '', last = ''] = column.split('.').slice(-2);
  const name = /^(?:value|hash|digest|data)$/i.test(last) ? table.replace(/s$/i, '') : last || table;
  const kind = classify(name);
  if (kind === undefined || value === '' || isPlaceholder(value) || /^(?:null|none|true|false|\d{1,3})$/i.test(value))
    return false;
  if (/^\d{1,5}$|^\d{4}-\d\d-\d\d(?:[T ]\d\d:.*)?$|^[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+$/.test(value))
    return kind === 'pin' && /^\d{4,5}$/.test(value);
  if (kind === 'pin') return /^\d{4,12}$/.test(value);
  return isAlwaysSecret(kind) || isSecretUnder(kind, value) || (kind === 'generated' && couldBePassword(value));
}

function nextSecret(secrets: readonly Pick<Mask, 'start' | 'end' | 'learn'>[], moved: number): Mask | undefined {
  const [first, ...others] = secrets;
  if (!first) return undefined;
  return {
    ...first,
    start: first.start + moved,
    end: first.end + moved,
    text: mask,
    rule: 'bound-value',
    next: (_, further) => nextSecret(others, moved + further),
  };
}
