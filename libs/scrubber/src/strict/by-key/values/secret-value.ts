import type { Value } from '../../value/find-value.ts';
import { isCommand, isExpanded } from '../../value/expansions.ts';
import { isPlaceholder, isProse, looksGenerated } from '../../value/plain-values.ts';
import { isSecretUnder } from '../../value/secret-values.ts';
import type { Separator } from '../keys/blank-separator.ts';
import type { Key } from '../keys/key.ts';
import { isHarmlessFor } from './values-by-key.ts';

/** Whether what stands behind a secret key is its value, and no reference, comment, sentence, name or argument. */
export function isSecretValue(text: string, key: Key, separator: Separator, value: Value): boolean {
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
  if (separator.sign === '>' && !isInElement(text, key, value, secret)) return false;
  if (separator.sign === '|') return looksRandom(secret);
  if (/^(?:pass|pwd)$/i.test(name) && isNoPassword(name, separator, secret, key)) return false;
  if (
    separator.sign === ' ' &&
    text[key.start - 1] !== '-' &&
    /^(?:[a-z][a-z_]{1,32}|(?:[A-Z][a-z]{1,16}){1,4})=[^=]/.test(secret)
  )
    return false;
  if (separator.sign === ' ' && isObject(text, name, value)) return false;
  if (separator.sign === ' ' && value.written === 'quoted' && text[key.start - 1] !== '-') return looksRandom(secret);
  if (value.written !== 'plain' || separator.sign !== ':' || key.beginsLine) return true;
  if (!separator.isSpaced && isNameOfEntry.test(secret)) return false;
  const isCommunity = /community$/i.test(name);
  if (isCommunity) return looksGenerated(secret);
  return !separator.isSpaced || !readsOn(key, secret);
}

/** Whether a text stands in an element of XML rather than behind a mark such as `<TOKEN>`: on the line of its tag one word may, below it the closing tag tells. */
function isInElement(text: string, key: Key, { start, end }: Value, secret: string): boolean {
  if (text[end] === '<') return true;
  if (text.slice(key.end, start).includes('\n')) return /^\s{0,64}<\//.test(text.slice(end, end + 68));
  return !/\s/.test(secret);
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
