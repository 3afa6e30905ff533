import { delimitedValue, plainValue, type Value } from './find-value.ts';
import { isInString } from './in-string.ts';
import { isBasicCredentials, isPlaceholder, isProse } from './plain-values.ts';
import { isAlphanumeric, isBlank, mask, type Mask } from './rule.ts';
import type { ClassifyKey, SecretKey } from './secret-keys.ts';

const longestKey = 128;

/** Where a key stands, and how its line begins. */
interface Key {
  start: number;
  end: number;
  kind: SecretKey;
  /** Nothing but indentation, a dash, a comment sign or `export` stands before it. */
  beginsLine: boolean;
}

/** What stands between a key and its value. */
interface Separator {
  sign: ':' | '=' | ' ' | '>';
  /** Where the value begins. */
  end: number;
  isSpaced: boolean;
  /** The quote behind the key, with its backslashes; empty: none. */
  quote: string;
}

const toLineEnd = /[\r\n]/;
const toQuoteOrLineEnd = /["'`\r\n]| \| /;
const toBlank = /[\s"'`;]/;
const toQueryEnd = /[\s"'`&#<>;\\]|%26/;
const toTag = /[<\r\n]/;

/**
 * Masks the value of a secret key, however the two are written: `key: value`, `key=value`, `"key":"value"`, `--key value`,
 * `<key>value</key>`, `{Key:value}`, in comments and in JSON within JSON.
 */
export function keyValue(text: string, at: number, floor: number, classify: ClassifyKey): Mask | undefined {
  const key = keyAround(text, at, floor, classify);
  const separator = key && separatorBehind(text, key);
  if (!key || !separator || (separator.quote === '' && closesString(text, key.start, separator.end))) return undefined;
  const value = delimitedValue(text, separator.end) ?? plainlyWritten(text, key, separator);
  if (!value || !isSecret(text, key, separator, value)) return undefined;
  const secret = text.slice(value.start, value.end);
  return {
    start: value.start,
    end: value.end,
    text: maskFor(key, separator, value),
    rule: `${key.kind}-value`,
    learn: secret,
    ...(value.until && { until: value.until }),
  };
}

function keyAround(text: string, at: number, floor: number, classify: ClassifyKey): Key | undefined {
  let start = at;
  const lowest = Math.max(floor, at - longestKey);
  while (start > lowest && isKeyCharacter(text.charCodeAt(start - 1))) start -= 1;
  let end = at;
  const highest = Math.min(text.length, at + longestKey);
  while (end < highest && isKeyCharacter(text.charCodeAt(end))) end += 1;
  if (start === at - longestKey || end === at + longestKey) return undefined;
  start = Math.min(at, start + lengthOfEscape(text, start));
  while (start < at && (text[start] === '-' || text[start] === '.')) start += 1;
  const kind = classify(text.slice(start, end));
  return kind && { start, end, kind, beginsLine: isWholeKey(text, start, end) && beginsLine(text, start, floor) };
}

/** A key in quotes has one on each side; with the first alone, a text begins that the key stands in. */
function isWholeKey(text: string, start: number, end: number): boolean {
  const quote = text[start - 1] ?? '';
  return !['"', "'"].includes(quote) || text[end] === quote;
}

/** The letters of an escape, as in `\npassword` or `\u0026token`, are no part of the key. */
function lengthOfEscape(text: string, at: number): number {
  if (text[at - 1] !== '\\') return 0;
  const escape = /u[0-9a-fA-F]{4}|[nrtbf]/y;
  escape.lastIndex = at;
  return escape.exec(text)?.[0].length ?? 0;
}

export function isKeyCharacter(code: number): boolean {
  return isAlphanumeric(code) || code === 95 || code === 45 || code === 46;
}

function beginsLine(text: string, at: number, floor: number): boolean {
  const lowest = Math.max(floor, at - 256);
  const before = text.slice(lowest, at);
  const lineStart = before.lastIndexOf('\n') + 1;
  if (lineStart === 0 && lowest > floor) return false;
  return /^[\s#;/*>-]*(?:(?:export|set|SET|ENV|ARG)\s+)?["']?$/.test(before.slice(lineStart));
}

function separatorBehind(text: string, key: Key): Separator | undefined {
  let at = key.end;
  while (text[at] === '\\') at += 1;
  if (text[at] === '"' || text[at] === "'" || text[at] === '`') at += 1;
  else if (at > key.end) return undefined;
  const quote = text.slice(key.end, at);
  if (text[at] === ']') at += 1;
  const blanks = at;
  while (at < blanks + 64 && (text[at] === ' ' || text[at] === '\t')) at += 1;
  const sign = /:=|=>|==?|:(?!:)|>/y;
  sign.lastIndex = at;
  const found = sign.exec(text)?.[0];
  if (found === undefined) return at > blanks ? blankSeparator(text, key, at, quote) : undefined;
  if (found === '>' && !(text[key.start - 1] === '<' || (quote && text.slice(Math.max(0, key.start - 64), key.start).includes('<')))) return undefined;
  const behind = at + found.length;
  let end = behind;
  while (end < behind + 64 && (text[end] === ' ' || text[end] === '\t')) end += 1;
  return { sign: found === '>' ? '>' : found.includes('=') ? '=' : ':', end, isSpaced: end > behind, quote };
}

/** A blank separates only behind a flag, as in `--password x`, and where SQL or netrc would have a value. */
function blankSeparator(text: string, key: Key, end: number, quote: string): Separator | undefined {
  const isFlag = text[key.start - 1] === '-' && text[end] !== '-' && (isBlank(text.charCodeAt(key.start - 2)) || text[key.start - 2] === '-');
  const isSql = (text[end] === "'" || text[end] === '"') && quote === '';
  const isHeader = text.slice(Math.max(0, key.start - 8), key.start) === '_header ';
  const isNetrc = key.kind === 'password' && /\blogin\s+\S{1,64}\s+$/.test(text.slice(Math.max(0, key.start - 80), key.start));
  return isFlag || isSql || isHeader || isNetrc ? { sign: ' ', end, isSpaced: false, quote } : undefined;
}

/** Whether the quote at `at` ends a text that `key:` or `key=` stands in, rather than begins a value. */
function closesString(text: string, keyStart: number, at: number): boolean {
  const closing = /(\\*)"(?=[\s,:;)\]}\\]|$)/y;
  closing.lastIndex = at;
  const match = closing.exec(text);
  return match !== null && (match[1] !== '' || isInString(text, keyStart));
}

function plainlyWritten(text: string, key: Key, separator: Separator): Value {
  return trimmed(text, plainValue(text, separator.end, stopFor(text, key, separator)), key, separator);
}

function stopFor(text: string, key: Key, { sign, isSpaced, quote }: Separator): RegExp {
  if (sign === '>') return toTag;
  if (sign === ' ') return toBlank;
  const before = text[key.start - 1] ?? '';
  if (sign === '=') {
    if (before === '?' || before === '&' || text.slice(key.start - 6, key.start) === '\\u0026') return toQueryEnd;
    return key.beginsLine && quote === '' ? toLineEnd : toBlank;
  }
  if (quote) return /[\s,}\]"'`]/;
  if (key.beginsLine && isSpaced) return toLineEnd;
  return key.kind === 'header' || (key.kind === 'password' && isSpaced) ? toQuoteOrLineEnd : toBlank;
}

/** Signs that end a sentence or close a bracket are no part of a plain value within a line. */
function trimmed(text: string, value: Value, key: Key, separator: Separator): Value {
  if (value.until) return value;
  let { end } = value;
  if (key.beginsLine && separator.sign !== ' ') return { ...value, end: closesQuoteBefore(text.slice(value.start, end)) ? end - 1 : end };
  while (end > value.start && ',)]}>.\\'.includes(text[end - 1] ?? '')) end -= 1;
  return { ...value, end };
}

/** Whether the last character is a quote that was opened before the value. */
function closesQuoteBefore(value: string): boolean {
  const last = value.at(-1) ?? '';
  return '"\''.includes(last) && value.split(last).length % 2 === 0;
}

function isSecret(text: string, key: Key, separator: Separator, value: Value): boolean {
  const secret = text.slice(value.start, value.end);
  if (isPlaceholder(secret)) return false;
  if (key.kind === 'credentials') return isBasicCredentials(secret);
  const name = text.slice(key.start, key.end);
  if (/^(?:pass|pwd)$/i.test(name) && isNoPassword(name, separator, secret, key)) return false;
  if (separator.sign === ' ' && value.written === 'quoted' && text[key.start - 1] !== '-') return looksRandom(secret);
  if (value.written !== 'plain' || separator.sign !== ':' || key.beginsLine) return true;
  const isCommunity = /community$/i.test(name);
  return !isCommunity && (!separator.isSpaced || !readsOn(key, secret));
}

/** What `pass` and `pwd` also stand for: the outcome of tests, and the working directory. */
function isNoPassword(name: string, separator: Separator, value: string, key: Key): boolean {
  if (name.toLowerCase() === 'pwd') return /^(?:[/~]|[A-Z]:\\)/.test(value);
  return /^\d{1,4}\b(?![^\s,;])/.test(value) || (separator.sign === ':' && (name === 'PASS' || (!key.beginsLine && isProse(value, false))));
}

/** Whether a quoted word in a sentence is no word of a language. */
function looksRandom(value: string): boolean {
  return /^(?:\w+ )?\S{6,}$/.test(value) && /\d/.test(value) && /[A-Za-z]/.test(value);
}

/** Whether a sentence reads on behind `key: `, as in an error's text. */
function readsOn(key: Key, secret: string): boolean {
  const [first = '', ...others] = secret.split(' ');
  if (key.kind === 'header' && /^(?:basic|bearer|token|digest|negotiate|apikey|aws4-hmac-sha256)$/i.test(first)) return false;
  return !/[A-Za-z0-9]/.test(secret) || isProse(first, key.kind !== 'token' && others.length === 0);
}

/** A value that was written without quotes gets them where YAML and JSON could not read the mask without. */
function maskFor(key: Key, separator: Separator, value: Value): string {
  if (value.written === 'quoted') return mask;
  if (separator.quote && separator.sign === ':') return separator.quote + mask + separator.quote;
  return key.beginsLine && separator.sign === ':' && separator.isSpaced ? `"${mask}"` : mask;
}
