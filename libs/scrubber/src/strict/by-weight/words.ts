import { isPlaceholder } from '../value/plain-values.ts';

/** A part of a text that may be a secret. */
export interface Word {
  readonly start: number;
  readonly end: number;
}

const shortest = 6;
const longest = 160;
/** A token longer than this is no password, and its pieces are looked at one by one. */
const longestWhole = 40;

export const [separator, lower, upper, digit, sign, blank] = [0, 1, 2, 3, 4, 5] as const;

/** The class of a byte: what ends a token, what parts it, and what words are made of. */
export const classOf = Uint8Array.from({ length: 256 }, (_, code) => {
  const character = String.fromCharCode(code);
  if (code <= 32 || code === 127 || `"'\`<>`.includes(character)) return blank;
  if ('=:,;()[]{}|?&/@\\'.includes(character)) return separator;
  if (character >= '0' && character <= '9') return digit;
  if (character >= 'A' && character <= 'Z') return upper;
  return (character >= 'a' && character <= 'z') || code > 127 ? lower : sign;
});

/**
 * What is stripped at a token's beginning (1) and end (2): brackets, and signs behind which values and sentences begin. And what ends a
 * name, always (8), or unless the name is short (4).
 */
export const edges = Uint8Array.from({ length: 256 }, (_, code) => {
  const character = String.fromCharCode(code);
  const flags = ['([{,;|=:', ')]},;:|.', '=', ':([{/@\\,;'];
  return flags.reduce((sum, characters, bit) => sum + (characters.includes(character) ? 1 << bit : 0), 0);
});

/** A reference, a flag, an address, a URL, a list, a bracket and the next. */
const isNoWord = /[,;\\]|\)\(|^[a-z][a-z_]{1,24}(?:&[a-z][\w.-]{0,24}=|&$)|^[$%]\{|^-[A-Za-z]+\d?[a-z]?$|:\/\//;
/** Words and a number that `=` joins, as people make passwords. */
const wordWithSign = /^[A-Za-z][a-z]{2,9}=\d{1,4}[a-z]{0,9}[^\w\s]?$/;

/**
 * Lists the words of a token, the longest first, that have a letter and a digit: all of it, where its signs may belong to a password,
 * and its pieces.
 */
export function wordsIn(text: string, start: number, end: number): Word[] {
  const found: Word[] = [];
  const whole = wholeOf(text, start, end);
  if (whole) found.push(whole);
  let from = start;
  for (let at = start; at <= end; at += 1) {
    if (at < end && classOf[text.charCodeAt(at)] !== separator) continue;
    const isWhole = whole?.start === from && whole.end === at;
    from = behindEscape(text, from, at);
    if (!isWhole && mayBeSecret(text, from, at) && !isName(text, at, end) && !isStep(text, { start, end }, from, at))
      found.push({ start: from, end: at });
    from = at + 1;
  }
  return found;
}

function wholeOf(text: string, start: number, end: number): Word | undefined {
  let [from, to] = [start, end];
  while (from < to && (edges[text.charCodeAt(from)]! & 1) !== 0) from += 1;
  while (to > from && (edges[text.charCodeAt(to - 1)]! & 2) !== 0) to -= 1;
  if (to - from > longestWhole || !mayBeSecret(text, from, to)) return undefined;
  const token = text.slice(from, to);
  if (token.includes('/') || isNoWord.test(token) || hasName(text, start, end)) return undefined;
  if (/^(?:[^\d=]{1,64}|[a-z]{1,8}\d[a-z]{0,8}(?==.{16}))=/.test(token) && !wordWithSign.test(token)) return undefined;
  return isPlaceholder(token) ? undefined : { start: from, end: to };
}

/** Whether what stands before the first sign of a token is a name: it has no digit, and the sign ends one, as in `login(` or `root@`. */
function hasName(text: string, start: number, end: number): boolean {
  let [isWord, at] = [false, start];
  for (; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (code > 47 && code < 58) return false;
    if (classOf[code] !== separator) isWord ||= (code | 32) > 102 && (code | 32) < 123;
    else if (isWord) break;
  }
  return at < end && (edges[text.charCodeAt(at)]! & (at - start < 11 ? 8 : 12)) !== 0;
}

/** The letters of an escape, as in `\\nZk3v`, are no part of the word. */
function behindEscape(text: string, start: number, end: number): number {
  if (text[start - 1] !== '\\') return start;
  const escape = /u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|./sy;
  escape.lastIndex = start;
  return Math.min(end, start + (escape.exec(text)?.[0].length ?? 0));
}

/** Whether what ends at a place of a token is a name: a sign and a value follow. */
function isName(text: string, at: number, end: number): boolean {
  if (text[at] === ':') return at + 1 === end || classOf[text.charCodeAt(at + 1)] === separator;
  return text[at] === '=' && at + 1 < end && text[at + 1] !== '=' && !')]},;&'.includes(text[at + 1]!);
}

/** Whether a word is a step of a path, or a part of base64, which has slashes as well. In URLs' paths secrets do stand. */
function isStep(text: string, token: Word, start: number, end: number): boolean {
  if (text[start - 1] !== '/' && text[end] !== '/') return false;
  let [from, to] = [start, end];
  while (from > token.start && /[\w.+/~-]/.test(text[from - 1]!)) from -= 1;
  while (to < token.end && /[\w.+/~-]/.test(text[to]!)) to += 1;
  if (text.slice(from - 2, from + 2).includes('//')) return false;
  const path = text.slice(from, to);
  return /^[.~]{0,2}\/|\/.*\//.test(path) || /^(?=.*[a-z])(?=.*[A-Z])(?=.*\d)[A-Za-z0-9+/]{24,}$/.test(path);
}

/** Whether a part of a text has a digit and a letter that is none in hexadecimal, and a length of passwords. */
function mayBeSecret(text: string, start: number, end: number): boolean {
  if (end - start < shortest || end - start > longest) return false;
  let [hasDigit, hasLetter] = [false, false];
  for (let at = start; at < end; at += 1) {
    const code = text.charCodeAt(at);
    hasDigit ||= code > 47 && code < 58;
    hasLetter ||= (code | 32) > 102 && (code | 32) < 123;
  }
  return hasDigit && hasLetter;
}

/** The tokens of a text. */
export function tokensIn(text: string): Word[] {
  return [...text.matchAll(/[^\0-\x20\x7f"'`<>]+/g)].map(({ 0: token, index }) => ({
    start: index,
    end: index + token.length,
  }));
}
