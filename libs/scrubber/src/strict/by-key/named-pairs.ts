import { delimitedValue, plainValue, type Value } from '../value/find-value.ts';
import { isInString } from '../value/in-string.ts';
import { isKeyCharacter } from './keys/key.ts';
import { isPlaceholder } from '../value/plain-values.ts';
import { mask, type Mask } from '../rule.ts';
import type { ClassifyKey } from './keys/secret-keys.ts';
import { isSecretUnder } from '../value/secret-values.ts';
import { isHarmlessFor } from './values/values-by-key.ts';

const quote = `(?:\\\\{0,7}["'])?`;

/** `name: DB_PASSWORD`, up to where the value of the pair begins, as it is written in YAML, JSON, XML and Go. */
const namedBefore = new RegExp(
  `\\b(?:(?:name|key|macro|property|setting|variable|field|param|parameter|attribute|option|path|type(?=["']?[ \\t]{0,8}[:=][ \\t]{0,8}["']?(?:password|secret)$))${quote}[ \\t]{0,8}[:=>]|variable)[ \\t]{0,8}${quote}(?:(?:/[\\w.-]{1,64}){0,6}/)?(?:\\{\\$)?(?:[\\w-]{1,32}:)?([\\w.-]{1,128})$`,
  'i',
);
const attribute = `\\s[\\w:.-]{1,64}="[^"<>\\n]{0,128}"`;
const valueBehind = new RegExp(
  [
    `"\\s?\\{[^{}]{0,512}?\\bdefault\\s{0,24}=[ \\t]{0,8}`,
    `\\}?${quote}\\s{0,4}(?:</[\\w:]{1,32}>)?[,;>]?(?:\\r?\\n|\\\\n)?[\\s>]{0,64}(?:<(?:value|string|defaultValue)(?:\\s[\\w:]{1,24}="[^"<>\\n]{0,40}")?>(?:<string>)?|(?:\\w{1,16}=\\w{1,32} ){1,3}value=|(?:"[\\w-]{1,24}"\\s?:\\s?(?:"[^"\\\\\\n]{0,64}"|[\\w.]{1,16})\\s?,\\s{0,64}){0,3}(${quote})\\b(?:value|val|default)${quote}[ \\t]{0,8}([:=])([ \\t]{0,8}))`,
    `"(?:${attribute}){0,6}\\s?>(?=[^\\s<])`,
  ].join('|'),
  'iy',
);

/** Masks the value of a pair whose name is a secret key: `- name: DB_PASSWORD` with `value: …` behind it. */
export function namedPair(text: string, at: number, floor: number, classify: ClassifyKey): Mask | undefined {
  if (!followsSign(text, at, floor)) return undefined;
  const nameEnd = /[\w.-]{0,128}/y;
  nameEnd.lastIndex = at;
  const end = at + (nameEnd.exec(text)?.[0].length ?? 0);
  const name = namedBefore.exec(text.slice(Math.max(floor, at - 192), end))?.[1];
  const kind = name === undefined ? undefined : classify(name);
  if (name === undefined || kind === undefined) return undefined;
  const valueFirst = valueBefore(text, at, end, floor);
  if (valueFirst) return isSecretUnder(kind, text.slice(valueFirst.start, valueFirst.end)) ? valueFirst : undefined;
  valueBehind.lastIndex = end;
  const match = valueBehind.exec(text);
  if (!match) return undefined;
  const [before, keyQuote = '', said, blanks] = match;
  const sign = before.includes('{') ? '=' : said;
  if (keyQuote === '' && text[end + before.length] === '"' && isInString(text, end + before.length)) return undefined;
  const value = valueAt(text, end + before.length, sign === undefined);
  const secret = text.slice(value.start, value.end);
  if (isPlaceholder(secret) || isHarmlessFor(name, secret) || !isSecretUnder(kind, secret)) return undefined;
  const marks = keyQuote || (sign === ':' && blanks && !isInString(text, value.start) ? '"' : '');
  const masked = value.written === 'quoted' || sign !== ':' ? mask : marks + mask + marks;
  return {
    start: value.start,
    end: value.end,
    text: masked,
    rule: 'named-value',
    learn: secret,
    ...(value.until && { until: value.until }),
  };
}

const valueInJson =
  /"value"\s{0,4}:\s{0,4}"([^"\\\n]{1,512})"\s{0,4},\s{0,4}"(?:name|key)"\s{0,4}:\s{0,4}"[\w.-]{0,64}$/i;
const valueInXml =
  /<\w{1,32}\s(?:[^<>]{0,256}\s)?value="([^"<>\n]{1,512})"\s(?:[^<>]{0,256}\s)?(?:name|key)="[\w.:-]{0,64}$/i;

const valueInSql =
  /\bvalue["`]?\s?=\s?'([^'\n]{1,512})'\s{1,4}WHERE\s{1,4}["`]?(?:name|key|param\w{0,16})["`]?\s?=\s?'[\w.-]{0,64}$/i;

/** The value of a pair that stands before its name, in JSON, an XML tag or a statement of SQL. */
function valueBefore(text: string, at: number, end: number, floor: number): Mask | undefined {
  const before = text.slice(Math.max(floor, at - 640), at);
  const match = text[end] === "'" ? valueInSql.exec(before) : inJsonOrXml(before, text[end]);
  const secret = match?.[1];
  if (!match || secret === undefined || isPlaceholder(secret)) return undefined;
  const quoted = text[end] === "'" ? `'${secret}'` : `"${secret}"`;
  const start = at - before.length + match.index + match[0].lastIndexOf(quoted) + 1;
  return { start, end: start + secret.length, text: mask, rule: 'named-value', learn: secret };
}

function inJsonOrXml(before: string, behind: string | undefined): RegExpExecArray | null {
  return valueInJson.exec(before) ?? (behind === '"' ? valueInXml.exec(before) : null);
}

/** Whether the name that a place is in stands behind a colon, an equals sign or a tag, or what declares a variable. */
function followsSign(text: string, at: number, floor: number): boolean {
  let start = at;
  while (start > floor && start > at - 128 && isKeyCharacter(text.charCodeAt(start - 1))) start -= 1;
  while (start > floor && start > at - 144 && ' \t\\"\'/{$'.includes(text[start - 1] ?? '')) start -= 1;
  return (
    ':=>'.includes(text[start - 1] ?? ' ') ||
    text.slice(Math.max(floor, start - 8), start).endsWith('variable') ||
    text[start] === '/'
  );
}

function valueAt(text: string, start: number, isTag: boolean): Value {
  if (isTag) return plainValue(text, start, /[<\r\n]/g);
  const value = delimitedValue(text, start) ?? plainValue(text, start, /[\r\n},\]]| \w+:/g);
  const behind = /[/>\s]+$/.exec(text.slice(value.start, value.end))?.[0].length ?? 0;
  return value.written === 'plain' ? { ...value, end: value.end - behind } : value;
}
