import { delimitedValue, plainValue, type Value } from '../value/find-value.ts';
import { maskInBrackets } from './bracketed-values.ts';
import { isInString } from '../value/in-string.ts';
import type { FindKey, Key } from './key.ts';
import { isPlaceholder, isProse, looksGenerated } from '../value/plain-values.ts';
import { isCommand, isExpanded } from '../value/expansions.ts';
import { mask, type Mask } from '../rule.ts';
import { inBrackets } from './described-maps.ts';
import { isAlwaysSecret, isNameOfSettings, isSection, mayBeSection } from './secret-keys.ts';
import { isSecretUnder, passwordAfterUser } from '../value/secret-values.ts';
import { isHarmlessFor } from './values-by-key.ts';
import type { Separator } from './blank-separator.ts';
import { separatorBehind } from './separator.ts';

/** How far a value may go that is judged by its looks: judging all of a long one at each key in it would take long. */
const farthestGenerated = 1_024;
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

/**
 * Masks the value of a secret key, however the two are written: `key: value`, `key=value`, `"key":"value"`, `--key value`,
 * `<key>value</key>`, `{Key:value}`, in comments and in JSON within JSON.
 */
export function keyValue(whole: string, at: number, floor: number, findKey: FindKey): Mask | undefined {
  const key = findKey(whole, at, floor);
  const isAlways = isAlwaysSecret(key?.kind);
  const text = isAlways ? whole : whole.slice(0, at + farthestGenerated);
  const separator = key && separatorBehind(text, key);
  if (!key || !separator || closesString(text, key.start, separator)) return undefined;
  const delimited = separator.sign === '>' ? undefined : delimitedValue(text, behindUser(text, key, separator.end));
  const value = delimited ?? plainlyWritten(text, key, separator);
  if (beginsKeyBlock(text, value.start) || closesStringBehind(text, key.start, separator, value)) return undefined;
  const isMap = text[value.start] === '{' && value.written === 'brackets';
  if (isMap && (key.kind === 'credentials' || isNameOfSettings(text.slice(key.start, key.end)))) return undefined;
  if (isMap && isSectionAt(text, key, value)) return undefined;
  if (value.written === 'brackets' && key.kind === 'generated' && holdsWebKeys(text.slice(value.start, value.end)))
    return undefined;
  if (!isSecret(text, key, separator, value) || (value.until && text.length < whole.length)) return undefined;
  const isOutside = value.isOutside || (value.written === 'brackets' && isJsonKey(text, key, separator));
  const items =
    value.written === 'brackets' &&
    (isOutside || !isInString(text, value.start)) &&
    maskInBrackets(text.slice(value.start, value.end), separator.sign === ':');
  if (items && items.values.length === 0) return undefined;
  const start =
    key.kind === 'credentials' ? value.start + passwordAfterUser(text.slice(value.start, value.end)) : value.start;
  return {
    start,
    end: value.end,
    text: items ? items.text : start > value.start ? mask : maskFor(key, separator, value),
    rule: `${key.kind}-value`,
    learn: items ? items.values : text.slice(start, value.end),
    ...(value.until && { until: value.until }),
    ...((isOutside || items) && { isOutside: true }),
  };
}

function isSectionAt(text: string, key: Key, { start, end }: Value): boolean {
  const name = text.slice(key.start, key.end);
  return (
    mayBeSection(name) &&
    !/\busers["']?\s{0,4}:\s{0,4}\{/.test(text.slice(start, end)) &&
    isSection(
      name,
      (inBrackets(text.slice(start, end), []) ?? []).map(({ path }) => path[0] ?? ''),
    )
  );
}

/** JSON web keys are read by their members: most of those are public. */
function holdsWebKeys(brackets: string): boolean {
  return /"kty\\{0,7}"\s?:|["']X509Certificate["'] ?(?:=>|:)/.test(brackets);
}

/** Where the password is quoted in `auth=('user', 'password')`. */
function behindUser(text: string, key: Key, at: number): number {
  const user = /[([] ?["'][^"'\n]{1,128}["'], ?(?=["'])/y;
  user.lastIndex = at;
  return key.kind === 'credentials' ? at + (user.exec(text)?.[0].length ?? 0) : at;
}

/** Whether a key is one of JSON's: then a list or map behind it is outside of all quotes. */
function isJsonKey(text: string, key: Key, { quote }: Separator): boolean {
  return quote === '"' && text[key.start - 1] === '"' && text[key.start - 2] !== '\\';
}

/** A PEM block has lines of its own, and a rule. */
function beginsKeyBlock(text: string, at: number): boolean {
  return text.startsWith('-----BEGIN ', at) && !text.slice(at, at + 40).includes('PUBLIC KEY');
}

/** Whether the quote behind a separator ends a text that `key:` or `key=` stands in, rather than begins a value. */
function closesString(text: string, keyStart: number, { quote, end: at }: Separator): boolean {
  if (quote.startsWith('\\')) return text[at] === '"';
  if (quote === '"') return false;
  if (text[at] === "'" && text[keyStart - 1] === "'" && /[\s,)]/.test(text[at + 1] ?? ' ')) return true;
  const closing = /(\\*)"(?=[\s,:;)\]}\\]|$)/y;
  closing.lastIndex = at;
  const match = closing.exec(text);
  return match !== null && (match[1] !== '' || isInString(text, keyStart));
}

/** Whether the like holds of the quote behind a function or a type, as in `"password: get("`. */
function closesStringBehind(
  text: string,
  keyStart: number,
  { end, quote }: Separator,
  { written, start }: Value,
): boolean {
  const isWrapped = written === 'quoted' && start - 1 > end && text[start - 1] === '"' && text[start - 2] !== '\\';
  return isWrapped && quote === '' && isInString(text, keyStart);
}

function plainlyWritten(text: string, key: Key, separator: Separator): Value {
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
  if (isPlaceholder(secret) || isKeyOfNext(text, value)) return false;
  if (value.written !== 'brackets' && isExpanded(text, value.start)) return false;
  if (value.written === 'plain' && isComment(text, value.start)) return false;
  if (text[value.start - 1] === '`' && separator.sign === '=' && isCommand(secret)) return false;
  const name = text.slice(key.start, key.end);
  if (/^`(?:[\s.,;)]|$)/.test(secret) || isBehindCode(text, key.end, value.start)) return false;
  if (nameOfSource.test(name) && placeInSource.test(secret)) return false;
  if (isHarmlessFor(name, secret, text.slice(Math.max(0, key.start - 256), key.start))) return false;
  if (!isSecretUnder(key.kind, secret) || isArgument(text, key, value)) return false;
  if (separator.sign === '>' && text[value.end] !== '<' && /\s/.test(secret)) return false;
  if (separator.sign === '|') return looksRandom(secret);
  if (/^(?:pass|pwd)$/i.test(name) && isNoPassword(name, separator, secret, key)) return false;
  if (separator.sign === ' ' && text[key.start - 1] !== '-' && /^[a-z][a-z_]{1,32}=[^=]/.test(secret)) return false;
  if (separator.sign === ' ' && isObject(text, name, value)) return false;
  if (separator.sign === ' ' && value.written === 'quoted' && text[key.start - 1] !== '-') return looksRandom(secret);
  if (value.written !== 'plain' || separator.sign !== ':' || key.beginsLine) return true;
  if (!separator.isSpaced && isNameOfEntry.test(secret)) return false;
  const isCommunity = /community$/i.test(name);
  if (isCommunity) return looksGenerated(secret);
  return !separator.isSpaced || !readsOn(key, secret);
}

/** Whether a value is the id of a secret, which was made or is gone: `Secret 5c50db44-… created`. */
function isObject(text: string, name: string, { start, end }: Value): boolean {
  return (
    /^secret$/i.test(name) &&
    /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text.slice(start, end)) &&
    /^ (?:created|defined|deleted|undefined|updated|not found)\b/.test(text.slice(end, end + 12))
  );
}

/** Whether what stands behind a key of YAML is a comment: the next line is farther in, and has a key. */
function isComment(text: string, at: number): boolean {
  if (text[at] !== '#') return false;
  const lineStart = text.lastIndexOf('\n', at) + 1;
  const indent = /^[ \t]*/.exec(text.slice(lineStart, lineStart + 64))![0].length;
  const next = /[^\n]{0,256}\n(?:[ \t]*(?:#[^\n]{0,256})?\r?\n){0,4}([ \t]+)[\w.-]{1,64}:(?:\s|$)/y;
  next.lastIndex = at;
  return (next.exec(text)?.[1]?.length ?? 0) > indent;
}

/** Whether a value is a variable of the same name that is handed on: `login(user, password=password)`. */
function isArgument(text: string, key: Key, { start, end }: Value): boolean {
  const name = text.slice(key.start, key.end);
  return (
    text.startsWith(name, start) &&
    /[,)]/.test(text[start + name.length] ?? '') &&
    start + name.length <= end &&
    /[\w\])]\([^()\n]{0,120}$/.test(text.slice(Math.max(0, key.start - 128), key.start))
  );
}

/** Whether a name in a span of code, as documentation has it, is all of that span: what follows is the sentence. */
function isBehindCode(text: string, keyEnd: number, from: number): boolean {
  const between = text.slice(keyEnd, from);
  return (
    (/^:?` $/.test(between) && /^\S+ \S/.test(text.slice(from, from + 80))) ||
    (/^:?`$/.test(between) && /[\s.,;)]/.test(text[from] ?? ' '))
  );
}

/** A file of a program, and the line or section in it that a message or a stack trace names behind it. */
const nameOfSource = /\.(?:java|kt|scala|groovy|cs|go|py|rb|js|ts|php|c|cc|cpp|h|rs|o)$/;
const placeInSource = /^\d{1,6}\b|^\(\.?\w{1,24}\+0x/;

/** A name of an entry in Redis, as in `token:bucket:198.51.100.7`. */
const isNameOfEntry =
  /^[a-z]{3,16}(?::(?:[a-z]{2,16}|\d{1,10})){0,3}:(?:\d{1,10}|\d{1,3}(?:\.\d{1,3}){3}|\*)$|^(?:bucket|cache|limit|lock|queue|rate|session|user)(?::[a-z]{2,16}){1,3}\d{0,4}$|^count$|^(?:policy|reset|history|config|settings|meta|index|stats|version|attempts|expiry)(?::[a-z]{3,16}){1,3}$/;

const keyAtEnd = /(?:^|[_.-])(?:password|passwd|pass|token|secret|key)=$/i;

/** Whether what seems a value is a key itself, as in `password: db_password="…"`. */
function isKeyOfNext(text: string, { written, start, end }: Value): boolean {
  return (
    written === 'plain' && /["'`]/.test(text[end] ?? '') && keyAtEnd.test(text.slice(Math.max(start, end - 16), end))
  );
}

/** What `pass` and `pwd` also stand for: the outcome of tests, and the working directory. */
function isNoPassword(name: string, separator: Separator, value: string, key: Key): boolean {
  if (name.toLowerCase() === 'pwd') return /^(?:[/~]|[A-Z]:\\)/.test(value);
  return (
    /^\d{1,4}\b(?![^\s,;])/.test(value) ||
    (separator.sign === ':' && (name === 'PASS' || (!key.beginsLine && isProse(value, false))))
  );
}

/** Whether a quoted word in a sentence is no word of a language. */
function looksRandom(value: string): boolean {
  return /^(?:\w+ )?\S{6,}$/.test(value) && /\d/.test(value) && /[A-Za-z]/.test(value);
}

/** Whether a sentence reads on behind `key: `, as in an error's text. */
function readsOn(key: Key, secret: string): boolean {
  const [first = '', ...others] = secret.split(' ');
  if (key.kind === 'header' && /^(?:basic|bearer|token|digest|negotiate|apikey|aws4-hmac-sha256)$/i.test(first))
    return false;
  return !/[A-Za-z0-9]/.test(secret) || isProse(first, key.kind !== 'token' && others.length === 0);
}

/** A value that was written without quotes gets them where YAML and JSON could not read the mask without. */
function maskFor(key: Key, separator: Separator, value: Value): string {
  if (value.written === 'quoted') return mask;
  if (separator.quote && separator.sign === ':') return separator.quote + mask + separator.quote;
  return key.beginsLine && separator.sign === ':' && separator.isSpaced ? `"${mask}"` : mask;
}
