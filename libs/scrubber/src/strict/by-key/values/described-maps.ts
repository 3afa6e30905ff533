import { describes } from '../keys/describing-keys.ts';

/** What stands in a map or list: a value, and the keys that lead to it. */
interface Leaf {
  path: readonly string[];
  value: string;
}

interface PlacedLeaf extends Leaf {
  start: number;
  end: number;
}

const longest = 2_048;
const deepest = 16;
const line = /^([ \t]*)((?:- +)*)(?:["']?([$\w./:-]{1,128}?)["']?:(?:[ \t]+|$))?(.*)$/;
const bytesInList = /^[{[]\s*(?:0x[0-9a-f]{1,2},\s*){7}/i;
/** A blank, a sign, or a text in quotes or not; the last two groups catch the colon that makes it a key. */
const token =
  /\s+|([{}[\],])|(?:"((?:[^"\\]|\\.){0,512})"|'([^']{0,512})')(\s{0,8}:)?|([^\s{}[\],:"'](?:[^{}[\],:\r\n]|:(?! )){0,255})(:(?= ))?/y;

/**
 * Whether a map or list below a secret key has nothing that can be its value, as in a schema or a reference: all in it is under
 * keys that describe, or stands for no value.
 *
 * @param text as it is written: indented lines, or brackets with what is between them
 * @param standsForNone judges values under other keys
 */
export function holdsNoValue(text: string, standsForNone: (value: string) => boolean): boolean {
  if (text.length > longest || bytesInList.test(text)) return false;
  const leaves = /^[{[]/.test(text) ? inBrackets(text, []) : inLines(text);
  return leaves?.every(({ path, value }) => standsForNone(value) || describes(path, value)) ?? false;
}

function inLines(text: string): Leaf[] | undefined {
  const leaves: Leaf[] = [];
  const open: { indent: number; key: string }[] = [];
  let keys = 0;
  for (const written of text.split(/\r?\n/)) {
    const [, blanks = '', dashes = '', key, rest = ''] = line.exec(written) ?? [];
    if (/^\s*(?:#|$)/.test(written)) continue;
    while (open.length > 0 && open.at(-1)!.indent >= blanks.length + (dashes ? 1 : 0)) open.pop();
    if (key !== undefined) open.push({ indent: blanks.length + dashes.length, key });
    keys += key === undefined ? 0 : 1;
    const path = open.map((entry) => entry.key);
    const value = rest.replace(/\s+#.*$/, '').trim();
    const inner = /^(?:\{(?!\{)|\[)/.test(value) ? inBrackets(value, path) : [{ path, value: unquoted(value) }];
    if (!inner) return undefined;
    if (value !== '' && !/^[|>][-+0-9]*$/.test(value)) leaves.push(...inner);
  }
  return keys > 0 ? leaves : undefined;
}

/** What is in brackets, as JSON or YAML writes it, without quotes; nothing where it cannot be read. */
export function inBrackets(text: string, outer: readonly string[]): PlacedLeaf[] | undefined {
  const leaves: PlacedLeaf[] = [];
  const open: { path: readonly string[] }[] = [];
  let path = outer;
  token.lastIndex = 0;
  for (let at = 0; at < text.length; at = token.lastIndex) {
    const [found = '', sign, double, single, quotedColon, plain, plainColon] = token.exec(text) ?? [];
    const start = at + (plain === undefined ? 1 : 0);
    if (found === '' || path.length > deepest) return undefined;
    const value = double ?? single ?? plain?.trim();
    const isKey = quotedColon !== undefined || plainColon !== undefined;
    if (sign === '{' || sign === '[') open.push({ path });
    else if (sign === '}' || sign === ']') path = open.pop()?.path ?? outer;
    else if (sign === ',') path = open.at(-1)?.path ?? outer;
    else if (value !== undefined && isKey) path = [...path, value];
    else if (value !== undefined) leaves.push({ path, value, start, end: start + value.length });
  }
  return open.length === 0 ? leaves : undefined;
}

function unquoted(value: string): string {
  return /^(["'])(.*)\1$/.exec(value)?.[2] ?? value;
}
