import { delimitedValue, type Value } from '../value/find-value.ts';
import { maskInBrackets } from './values/bracketed-values.ts';
import { isInString } from '../value/in-string.ts';
import type { FindKey, Key } from './keys/key.ts';
import { mask, type IsGoing, type Mask } from '../rule.ts';
import { inBrackets } from './values/described-maps.ts';
import { isAlwaysSecret, isNameOfSettings, isSection, mayBeSection } from './keys/secret-keys.ts';
import { passwordAfterUser } from '../value/secret-values.ts';
import { isSecretValue } from './values/secret-value.ts';
import { plainlyWritten } from './values/plainly-written.ts';
import type { Separator } from './keys/blank-separator.ts';
import { separatorBehind } from './keys/separator.ts';

/** How far a value may go that is judged by its looks: judging all of a long one at each key in it would take long. */
const farthestGenerated = 1_024;
/**
 * Masks the value of a secret key, however the two are written: `key: value`, `key=value`, `"key":"value"`, `--key value`,
 * `<key>value</key>`, `{Key:value}`, in comments and in JSON within JSON.
 */
export function keyValue(
  whole: string,
  at: number,
  floor: number,
  findKey: FindKey,
  isGoing?: IsGoing,
): Mask | undefined {
  const key = findKey(whole, at, floor);
  const isAlways = isAlwaysSecret(key?.kind);
  const text = isAlways ? whole : whole.slice(0, at + farthestGenerated);
  const separator = key && separatorBehind(text, key);
  if (!key || !separator || closesString(text, key.start, separator)) return undefined;
  const from = behindUser(text, key, separator.end);
  const delimited = separator.sign === '>' ? undefined : delimitedValue(text, from);
  const value = delimited ?? plainlyWritten(text, key, separator);
  if (key.kind !== 'credentials' && isGoing?.(value.start, value.end)) return undefined;
  if (beginsKeyBlock(text, value.start) || closesStringBehind(text, key.start, separator, value)) return undefined;
  const isMap = text[value.start] === '{' && value.written === 'brackets';
  if (isMap && (key.kind === 'credentials' || isNameOfSettings(text.slice(key.start, key.end)))) return undefined;
  if (isMap && isSectionAt(text, key, value)) return undefined;
  if (value.written === 'brackets' && key.kind === 'generated' && holdsWebKeys(text.slice(value.start, value.end)))
    return undefined;
  const judged: Key = from > separator.end ? { ...key, kind: 'password' } : key;
  if (!isSecretValue(text, judged, separator, value) || (value.until && text.length < whole.length)) return undefined;
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

/** A value that was written without quotes gets them where YAML and JSON could not read the mask without. */
function maskFor(key: Key, separator: Separator, value: Value): string {
  if (value.written === 'quoted') return mask;
  if (separator.quote && separator.sign === ':') return separator.quote + mask + separator.quote;
  return key.beginsLine && separator.sign === ':' && separator.isSpaced ? `"${mask}"` : mask;
}
