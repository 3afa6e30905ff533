import { isKeyId, type Weight } from '../labels/labels.ts';
import { kindsInName, telling, wordsOf, type NameOf } from '../labels/names.ts';
import { remembering } from '../remembering.ts';
import type { Look, LookOf, Shape } from './shapes.ts';
import { endsRun, type PossibleValue } from '../labels/values-near.ts';

const lengths = [10, 12, 16, 20, 24, 32, 33, 40, 41, 48, 64, 65, 96, 128];
const [leastBits, mostBits, bitsInStep] = [-3, 12, 8];
const mostWords = { near: 10, close: 3 };
const parts = Object.entries({
  colon: /:/,
  slash: /\//,
  dot: /\./,
  'figure-first': /^\d/,
  'figure-last': /\d$/,
  'capital-first': /^[A-Z]/,
  word: /[a-z]{4}/,
  padding: /=$/,
});

/** A user, whose password follows: `curl -u admin:…`. */
const ofUser = /(?:^|[\s"'])(?:-u|-U|--user|--basic|--proxy-user|--creds)[\s=]{1,2}["']?[\w.@%+$-]{1,48}:$/;

/** What no word is in. */
const generated = /\b[a-z]*\d+[a-z]+\d\w*/gi;

/** What is seen of a value beside its signals. */
export interface Seen extends Look {
  /** Whether it only follows a word that names no secret. */
  isLoose: boolean;
  label: Weight | undefined;
}

/** Tells each signal of a value; `undefined`: no secret looks like it, and nothing was told. */
export type Signals = (value: PossibleValue, tell: (signal: string) => void) => Seen | undefined;

/** A value without backslashes behind it, which escape the quote that follows. */
export function bareValue(text: string): string {
  return text.endsWith('\\') ? text.replace(/\\+$/, '') : text;
}

/**
 * Makes what tells the signals that a value gives, and those that what stands before it on its line gives: its shape, length and
 * bits of chance, what parts it from the name before it, the words of that name, and those before.
 */
export function createSignals(lookOf: LookOf, nameOf: NameOf): Signals {
  const partsOf = remembering((word) => telling.filter((part) => word.includes(part)));
  return ({ text, before: asWritten, after, isTold }, tell) => {
    const value = bareValue(text);
    const before = withQuotes(asWritten);
    const look = lookOf(value);
    if (look === undefined || isNoValue(text, before, after)) return undefined;
    const { name, separator, near, isPair } = namedBefore(before);
    const { isHarmless, isTelling, weight, words, signals } = nameOf(name);
    const { shape } = look;
    const isOfFile = name.startsWith('/') && separator.trim() === '';
    const isOfUser = ofUser.test(before);
    const isAnyId =
      !isOfUser &&
      (shape === 'uuid' ? separator.endsWith('/') || !isTelling : shape.endsWith('hex') && (!isTelling || isOfFile));
    if (isHarmless || isAnyId || /\*{4}[^\s;,|"']*$/.test(separator) || isKeyId(name, value) || isUser(name, value))
      return undefined;
    if (isPublicHalf(name, after) || (/^[exyn]$/.test(name) && /kty|crv/.test(before))) return undefined;
    const longer = longerName(near, name);
    if (longer !== undefined && (nameOf(longer).isHarmless || isKeyId(longer, value))) return undefined;
    if (!separator.endsWith('=') && namesOfRun(before).some((whole) => nameOf(whole).isHarmless)) return undefined;

    tellOfValue(value, look, tell);
    tellOfPlace(separator, before, after, tell);
    if (isPair) tell('pair');
    if (isOfUser) tell('of-user');
    if (!isTold) for (const seen of ['', `:${shape}`, `:${lastSign(separator)}`]) tell(`untold${seen}`);
    tellOfName(name, separator, near, tell);
    for (const signal of signals) tell(signal);
    const last = words.at(-1) ?? '-';
    tell(`name:${last}:${groupOf(shape)}`);
    tell(`name:${last}:${lastSign(separator)}`);
    tell(`label:${weight ?? 'none'}:${shape}`);

    const wordsNear = wordsOf(near.replace(generated, ' ')).slice(-mostWords.near);
    if (wordsNear.length > 0) tell(`label-of-two:${nameOf(`${wordsNear.at(-1)!} ${name}`).weight ?? 'none'}`);
    for (const word of new Set(wordsNear.slice(-mostWords.close))) tell(`close:${word}`);
    for (const word of new Set(wordsNear)) tell(`near:${word}`);
    for (const part of new Set(wordsNear.flatMap(partsOf))) tell(`near-part:${part}`);
    const isBound = /[=:>]/.test(separator) || name.startsWith('-') || weight !== undefined;
    return { ...look, isLoose: !isBound && !/["'`]/.test(separator), label: weight };
  };
}

/** The name before a value, what parts them, and what stands before both. In a pair of a name and a `value` that is the name. */
function namedBefore(before: string): { name: string; separator: string; near: string; isPair: boolean } {
  const copula = /\b(?:is|was|ist|war|est|es|\xc3\xa8|\xc3\xa9|jest|\xc3\xa4r|er|on|to|now|lautet):? ?["'`]?$/i.exec(
    before.slice(-10),
  );
  const nameEnd = startOfLast(before, before.length - (copula?.[0].length ?? 0), (kind) => kind !== 2);
  const nameStart = startOfLast(before, nameEnd, (kind) => kind !== 0);
  const [near, name, separator] = [before.slice(0, nameStart), before.slice(nameStart, nameEnd), before.slice(nameEnd)];
  const pair = /^(?:default)?value$/i.test(name) ? /([\w.-]{2,64})[^\w.-]{1,8}$/.exec(near) : null;
  return pair
    ? { name: pair[1]!, separator, near: near.slice(0, pair.index), isPair: true }
    : { name, separator, near, isPair: false };
}

/** Quotes as HTML writes them are signs, and no names. */
function withQuotes(text: string): string {
  return text.includes('&') ? text.replace(/&(?:quot|apos|#x?[0-9a-f]{2,4});/gi, '"') : text;
}

/** Whether a value is who a user is; with a colon it may be the password too. */
function isUser(name: string, value: string): boolean {
  return /^(?:-u|.*user(?:-?name)?)$/i.test(name) && !value.includes(':');
}

/** Whether a key has a secret of its own right behind, which is masked: then it is the half that may be seen. */
function isPublicHalf(name: string, after: string): boolean {
  return /key$/i.test(name) && /^.{0,12}secret\w*\W{1,6}\*{4}/i.test(after);
}

/** `Access Key` is one name. */
function longerName(near: string, name: string): string | undefined {
  const word = /(?:^|[^\w.-])([A-Za-z]{2,20} )$/.exec(near.slice(-22));
  return word && /^[A-Za-z]/.test(name) ? word[1] + name : undefined;
}

/** What names all that a value is a part of, such as `salt` in `salt: v1:6f0c:9Tz4`: what stands before that, and what it begins with. */
function namesOfRun(before: string): string[] {
  const start = startOfLast(before, before.length, (_, code) => !endsRun(code));
  if (start === before.length) return [];
  const first = /^([\w.-]{2,64})[:=]/.exec(before.slice(start));
  return [namedBefore(before.slice(0, start)).name, ...(first ? [first[1]!] : [])];
}

/** Where the last signs before a place begin of which something holds. */
function startOfLast(text: string, end: number, holds: (kind: number, code: number) => boolean): number {
  let start = end;
  while (start > 0 && holds(kindsInName[text.charCodeAt(start - 1)]!, text.charCodeAt(start - 1))) start -= 1;
  return start;
}

/**
 * Whether something is named here, as in `name=value`, or a placeholder or a host stands, or a revision before a reference of git, or a
 * digest behind the time of a request that was signed, or behind its name, or what shows whose a site is, or a part of what was encrypted.
 */
function isNoValue(text: string, before: string, after: string): boolean {
  const isFree = /[\s,;&]$/.test(before) && !/[=:]\s$/.test(before);
  return (
    (isFree && /^\w[\w.-]{1,23}=(?!=?$)/.test(text)) ||
    /[<@]$/.test(before) ||
    isKey(before, after) ||
    (text.length === 64 && /\d{8}T\d{6}Z\s\S*$/.test(before)) ||
    (text.startsWith('6L') && text.length === 40 && /site|execute/i.test(before.slice(-40))) ||
    /verification["']? content=["']$|\{(?:AES\d*|cipher)\}$|\bENC[[(][^\])\s]*$|\b(?:ssh|ecdsa|sk)-[\w@.-]+ (?:\d{3,5} )?$|\b(?:SHA-?\d{1,3}|MD5)[:}] ?$/i.test(
      before,
    )
  );
}

/** Whether a value of its own follows: a sign, behind a quote only where one stands before, too. */
function isKey(before: string, after: string): boolean {
  if (/^["'\]]/.test(after) && !/["'[]$/.test(before)) return false;
  return /^["'\]]? ?[=:](?!=)|^["'\]]?\(|^\s(?:ref|HEA)/.test(after);
}

function tellOfValue(value: string, { bits, shape }: Look, tell: (signal: string) => void): void {
  const step = Math.max(leastBits, Math.min(mostBits, Math.floor(bits / bitsInStep)));
  const size = lengths.findLast((length) => value.length >= length) ?? 0;
  tell(`shape:${shape}`);
  tell(`shape:${shape}:${size}`);
  tell(`length:${size}`);
  tell(`bits:${step * bitsInStep}`);
  tell(`signs:${Math.min(4, value.match(/[^A-Za-z0-9]/g)?.length ?? 0)}`);
  for (const [part, pattern] of parts) if (pattern.test(value)) tell(`has:${part}`);
}

function tellOfPlace(separator: string, before: string, after: string, tell: (signal: string) => void): void {
  tell(`between:${separator.replace(/\s+/g, '_').slice(-5)}`);
  tell(`last:${lastSign(separator)}`);
  tell(`behind:${/^(?:$|[\r\n])/.test(after) ? 'end' : /\s/.test(after[0]!) ? '_' : after[0]!}`);
  if (!before.includes('****')) return;
  tell(/\*{4}[^A-Za-z0-9]*$/.test(before) ? 'mask:before' : 'mask:near');
}

/** What kind of name it is: an option, a parameter of a URL, a header, a letter or two, and whether its line names a place. */
function tellOfName(name: string, separator: string, near: string, tell: (signal: string) => void): void {
  if (/^-{1,2}\w{1,2}$/.test(name)) tell(`option:${name}`);
  else if (/^\w{1,2}$/.test(name)) tell(`letter:${name.toLowerCase()}`);
  if (/^x-/i.test(name)) tell('header');
  if (separator.startsWith('=') && /[?&;]$/.test(near)) tell('parameter');
  if (separator.endsWith('/') && near.includes('://')) tell('step');
}

const lastSign = (separator: string) => separator.trim().slice(-1) || '_';

function groupOf(shape: Shape): string {
  if (shape === 'digits') return 'digits';
  if (shape === 'uuid' || shape.endsWith('hex')) return 'hex';
  return shape.startsWith('base') ? 'base' : 'other';
}
