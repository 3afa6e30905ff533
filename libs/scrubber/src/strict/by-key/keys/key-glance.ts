import { isKeyCharacter } from './key.ts';
import { leastGenerated } from '../../value/secret-values.ts';

/** What a byte can be around a key. */
const role = {
  inKey: 1,
  opensValue: 2,
  blank: 4,
  separates: 8,
  beginsLine: 16,
  inWord: 32,
  quotes: 64,
  sign: 128,
  marksKey: 256,
  endsDirective: 512,
  /** Lower case, upper case and digits, a flag each. */
  mixed: 7_168,
} as const;

const characters: readonly (readonly [number, string])[] = [
  [role.opensValue, '+:=>"\'`\\]%&[#^\0\x1b\xef\xe2'],
  [role.blank, ' \t'],
  [role.separates, '!:=>"\'-|\xef\xe2'],
  [role.beginsLine, ' \t\v\f\r#;/*>-"\''],
  [role.quotes, ' \t\\"\'/'],
  [role.sign, ':=>'],
  [role.marksKey, '\\%<'],
  [role.endsDirective, 'VGTtvr\n'],
];
const endsWord = ' \t\v\f\r\n"\',;:/()[]{}';
const roles = Uint16Array.from({ length: 256 }, (_, code) => {
  const character = String.fromCharCode(code);
  const kind = /[a-z]/.test(character) ? 1_024 : /[A-Z]/.test(character) ? 2_048 : /[0-9]/.test(character) ? 4_096 : 0;
  const own = kind | (isKeyCharacter(code) ? role.inKey : 0) | (endsWord.includes(character) ? 0 : role.inWord);
  return characters.reduce((all, [flag, those]) => (those.includes(character) ? all | flag : all), own);
});

const farthest = { key: 128, quotes: 144, blanks: 64, owner: 20, line: 256, word: 68, signs: 16 };
const signs = new Set(Buffer.from(' \t"\'`\\:=>[{(,'));
const [space, comma, dash, less, letterI, letterK, letterN, brace, colon, closing, equals] = [
  32, 44, 45, 60, 105, 107, 110, 123, 58, 41, 61,
];
const [lineFeed, carriageReturn] = [10, 13];
const [closingBrace, dollar] = [125, 36];
const toLower = 32;

/**
 * Whether a key could stand around a place and have a value, by a few bytes on either side. It says no only where the rules
 * for keys would find nothing, and much faster than they do: most hints stand in sentences and paths.
 */
export function mayHaveValue(bytes: Uint8Array, at: number): boolean {
  const start = backOver(bytes, at, role.inKey, farthest.key);
  const end = over(bytes, at, role.inKey, farthest.key);
  if (end === at + farthest.key || is(bytes, end, role.opensValue) || is(bytes, start - 1, role.marksKey)) return true;
  if (followsSign(bytes, start) || (bytes[end] === closing && bytes[end + 1] === equals)) return true;
  if (bytes[end] === closingBrace && (bytes[start - 1] === brace || bytes[start - 1] === dollar)) return true;
  if (bytes[end] === comma) return isFlag(bytes, start) || bytes[start - 1] === brace;
  if (bytes[end] === lineFeed || bytes[end] === carriageReturn) return isFlag(bytes, start);
  return is(bytes, end, role.blank) && mayBeNext(bytes, start, end);
}

/** Whether what follows a key is so long that it could be generated: a word, or a text in quotes. */
export function mayBeGenerated(bytes: Uint8Array, at: number): boolean {
  let start = over(bytes, at, role.inKey, farthest.key);
  for (const most = start + farthest.signs; start < most && signs.has(bytes[start]!); start += 1);
  const isQuoted = is(bytes, start - 1, role.quotes) && bytes[start - 1] !== space;
  let end = start;
  while (end < start + leastGenerated && codeAt(bytes, end) >= space) {
    if (isQuoted ? bytes[end] === bytes[start - 1] : bytes[end] === space || bytes[end] === comma) return false;
    end += 1;
  }
  return end === start + leastGenerated;
}

/** Whether a place is in what could be a name, as in `name: session`. */
export function followsName(bytes: Uint8Array, at: number): boolean {
  return followsSign(bytes, backOver(bytes, at, role.inKey, farthest.key));
}

const [letterM, underscore] = [109, 95];

/** Whether what stands before a word makes it a name, as in `name: DB_PASSWORD`. */
function followsSign(bytes: Uint8Array, start: number): boolean {
  return is(bytes, backOver(bytes, start, role.quotes, farthest.quotes) - 1, role.sign);
}

/** Whether the value could stand behind a blank: behind a sign after all, a flag, a directive, or as a word no language has. */
function mayBeNext(bytes: Uint8Array, start: number, end: number): boolean {
  const next = over(bytes, end, role.blank, farthest.blanks);
  if (is(bytes, next, role.separates) || mayBeSecret(bytes, next)) return true;
  const owner = startOfOwner(bytes, start);
  if (isFlag(bytes, start) || mayBeDirective(bytes, start)) return true;
  return owner !== start && (isFlag(bytes, owner) || mayBeDirective(bytes, owner));
}

/** In a sentence, an `API key` is two words. */
function startOfOwner(bytes: Uint8Array, start: number): number {
  if (bytes[start - 1] !== space || (codeAt(bytes, start) | toLower) !== letterK) return start;
  return backOver(bytes, start - 1, role.inKey, farthest.owner);
}

function isFlag(bytes: Uint8Array, start: number): boolean {
  const before = codeAt(bytes, start - 1);
  return before === dash || before === less || bytes[start] === dash;
}

/**
 * Whether a line begins here, or the word before could end in `ENV`, `ARG`, `set`, `setenv`, `export`, `_header` or `_param`, or follow
 * `login`.
 */
function mayBeDirective(bytes: Uint8Array, start: number): boolean {
  const before = backOver(bytes, start, role.beginsLine, farthest.line) - 1;
  if (before < 0 || start - before > farthest.line || is(bytes, before, role.endsDirective)) return true;
  if (bytes[before] === letterM && bytes[before - 5] === underscore) return true;
  const wordBound = Math.max(before - farthest.key, 0);
  const blankBound = Math.max(before - farthest.line, 0);
  let word = before;
  while (word > wordBound && bytes[word]! > space) word -= 1;
  while (word > blankBound && bytes[word]! <= space) word -= 1;
  return (bytes[word]! | toLower) === letterN && (codeAt(bytes, word - 1) | toLower) === letterI;
}

/**
 * Whether a word is `user:password`, as behind `stats auth`, or as long as a UUID, or it or the one behind a short one mixes lower case,
 * upper case and digits.
 */
function mayBeSecret(bytes: Uint8Array, start: number): boolean {
  const end = over(bytes, start, role.inWord, farthest.word);
  if (mixes(bytes, start, end) || end - start > 31 || isColon(bytes, end)) return true;
  const isShort = end - start <= 3 && is(bytes, end, role.blank);
  return isShort && mixes(bytes, end + 1, over(bytes, end + 1, role.inWord, farthest.word));
}

function isColon(bytes: Uint8Array, at: number): boolean {
  return bytes[at] === colon && codeAt(bytes, at + 1) > space;
}

function mixes(bytes: Uint8Array, start: number, end: number): boolean {
  let kinds = 0;
  for (let at = start; at < end; at += 1) kinds |= roles[bytes[at]!]!;
  return (kinds & role.mixed) === role.mixed;
}

function over(bytes: Uint8Array, from: number, flag: number, most: number): number {
  const bound = Math.min(from + most, bytes.length);
  let at = from;
  while (at < bound && (roles[bytes[at]!]! & flag) !== 0) at += 1;
  return at;
}

function backOver(bytes: Uint8Array, from: number, flag: number, most: number): number {
  const bound = Math.max(from - most, 0);
  let at = from;
  while (at > bound && (roles[bytes[at - 1]!]! & flag) !== 0) at -= 1;
  return at;
}

function is(bytes: Uint8Array, at: number, flag: number): boolean {
  return at >= 0 && at < bytes.length && (roles[bytes[at]!]! & flag) !== 0;
}

/** The byte at a place; -1 outside of what there is. */
function codeAt(bytes: Uint8Array, at: number): number {
  return at >= 0 && at < bytes.length ? bytes[at]! : -1;
}
