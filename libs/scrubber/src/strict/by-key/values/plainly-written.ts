import { plainValue, type Value } from '../../value/find-value.ts';
import type { Separator } from '../keys/blank-separator.ts';
import type { Key } from '../keys/key.ts';

/** A line goes on behind a backslash at its end. */
const toLineEnd = /(?<!\\)\r|(?<!\\\r?)\n|[\0\x1b]|<\/[\w:.-]{1,64}>/g;
/** A command follows the variables that a shell sets for it, on a line of its own. */
const toCommand = /(?<!\\)\r|(?<!\\\r?)\n|[\0\x1b]|[ \t]\\\r?\n/g;
const toQuoteOrLineEnd = /["'`\r\n\0]| \| |<\/[\w:.-]{1,64}>/g;
const toBlank = /[\s"'`;\0\x1b]|<\/[\w:.-]{1,64}>/g;
const toNextName = /[\s"'`;\0\x1b]|,(?=[A-Za-z_][\w-]{0,31}=)|<\/[\w:.-]{1,64}>/g;
const toColumnEnd = /[\s|]/g;
const toQueryEnd = /[\s"'`&#<>;\\]|%26/g;
const toTag = /[<\r\n]|]]>/g;
const toArgumentEnd = /[\s"'`;,\]\0]/g;
const toItemEnd = /[\s,}\]"'`]/g;
/** In a map in braces the next key follows, or the map ends. */
const toNextPair = /["'`\r\n\0]|,[ \t]{1,8}[\w-]{1,64}[ \t]?:|[ \t]?\}/g;
const toEncodedEnd = /[\s"'<>\\&]|%2[267]/g;

/** The value of a key that is written without quotes or brackets: how far it goes depends on the sign before it, and on what it stands in. */
export function plainlyWritten(text: string, key: Key, separator: Separator): Value {
  const scheme = /(?:bearer|basic|token|digest|negotiate|ssws|geniekey|apikey)[ \t]{1,8}(?=[^\s])/iy;
  scheme.lastIndex = separator.end;
  const from = key.kind === 'header' ? separator.end + (scheme.exec(text)?.[0].length ?? 0) : separator.end;
  const value = plainValue(text, from, stopFor(text, key, separator));
  return trimmed(text, { ...value, start: separator.end }, key, separator);
}

function stopFor(text: string, key: Key, { sign, isSpaced, quote }: Separator): RegExp {
  if (sign === '>') return toTag;
  if (sign === 'encoded') return toEncodedEnd;
  if (sign === ' ') return toArgumentEnd;
  if (sign === '|') return toColumnEnd;
  const before = text[key.start - 1] ?? '';
  if (sign === '=') {
    if (before === '?' || before === '&' || text.slice(key.start - 6, key.start) === '\\u0026') return toQueryEnd;
    if (key.kind === 'header' && isSpaced) return toQuoteOrLineEnd;
    if (key.beginsLine && quote === '')
      return /^[A-Z][A-Z0-9_]+$/.test(text.slice(key.start, key.end)) ? toCommand : toLineEnd;
    return key.kind === 'generated' ? toNextName : toBlank;
  }
  if (quote) return toItemEnd;
  if (isSpaced && isInBraces(text, key.start)) return toNextPair;
  if (key.beginsLine && isSpaced) return toLineEnd;
  return key.kind === 'header' || (key.kind === 'password' && isSpaced) ? toQuoteOrLineEnd : toBlank;
}

/** Whether a value ends in the comma of a map in brackets, whose next item or end is on the line below. */
function isItemOfMap(text: string, end: number): boolean {
  return (
    text[end - 1] === ',' && /^[ \t]*\r?\n[ \t]*(?:["']?[\w./*~-]{1,64}["']?:\s|[}\]])/.test(text.slice(end, end + 160))
  );
}

/** Whether a brace is open before a key on its line: `{user: a, password: b, permissions: c}`. */
function isInBraces(text: string, keyStart: number): boolean {
  const before = text.slice(Math.max(0, keyStart - 160), keyStart);
  return /[{,][ \t]{0,8}$/.test(before) && /(?<!\$)\{[^{}\n]*$/.test(before);
}

/** Signs that end a sentence or close a bracket are no part of a plain value within a line. */
function trimmed(text: string, value: Value, key: Key, separator: Separator): Value {
  if (value.until) return value;
  let { end } = value;
  if (key.beginsLine && separator.sign === ':' && isItemOfMap(text, end)) return { ...value, end: end - 1 };
  if (key.beginsLine && separator.sign !== ' ')
    return { ...value, end: closesQuoteBefore(text.slice(value.start, end)) ? end - 1 : end };
  if (text[value.start] === '<' && text[end - 1] === '>') return value;
  if (separator.sign === '>' && text.startsWith('</', end)) return value;
  while (end > value.start && ',)]}>.\\'.includes(text[end - 1] ?? '')) end -= 1;
  return { ...value, end };
}

/** Whether the last character is a quote that was opened before the value. */
function closesQuoteBefore(value: string): boolean {
  const last = value.at(-1) ?? '';
  return '"\''.includes(last) && value.split(last).length % 2 === 0;
}
