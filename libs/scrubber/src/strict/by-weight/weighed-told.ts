import type { IsInBlock } from '../by-look/public-blocks.ts';
import { mask, type Mask } from '../rule.ts';
import { createByteScan } from '../scan/byte-scan.ts';
import { createHintScanner } from '../scan/hint-scanner.ts';
import { runTables } from '../scan/long-runs.ts';
import { wordTables } from '../scan/word-tables.ts';
import { tellingStems } from './telling-stems.ts';
import { toldSignalsOf } from './told-signals.ts';
import { isPublic } from './public-words.ts';
import { toldIn, type ToldKind, type ToldWord } from './told-words.ts';
import { ruleOf, sumOf, type Verdict } from './weights.ts';
import { withEscapes } from './with-escapes.ts';
import type { Word } from './words.ts';

/** How far behind the word that tells of a secret values begin, on its line and the next, where that is one word. */
const reach = 40;
/** Long words count as masks of them do, so that masking one brings no other nearer. */
const longest = { stem: 32, counted: 8, reach: 160, next: 96, before: 160, behind: 240 };
const mostKnown = 16_384;
const longestHex = 255;
const endsWord = tableOf(/[\s"'`=:,;()[\]{}|<>]/);
const opensValue = tableOf(/[=:"'`([{|>\t]/);
/** Letters, digits and what is not of ASCII, with the signs of names, and with those of passwords. */
const inName = tableOf(/[\w.\x80-\xff-]/);
const inWord = tableOf(/[\w!#$%&*+./~\x80-\xff-]/);
const [lineFeed, space, tab, carriageReturn] = [10, 32, 9, 13];

/** From which sum of all signals on a word is masked, by its kind: what was measured to be wrong more often needs more. */
const least: Record<ToldKind, number> = {
  people: 0.5, groups: 0, mixed: 2.5, plain: 1, base64: 2, upper: 4, words: 3, name: 2, number: Infinity, hex: 1, uuid: 1.5,
  digits: 2, grouped: 1, letters: 1, joined: 1, phrase: 0.5,
}; // prettier-ignore
/** How much more than enough a value must weigh to be looked for elsewhere. */
const toLearn = 1.5;
/** What a word and its name must weigh, for a line to make a secret of it. */
const leastOfWord = -4;

/** What finds parts of lines that stand behind what tells of a secret, and the masks in such a part. */
export interface ToldFinder {
  readonly parts: (bytes: Uint8Array, from: number, to: number) => Word[];
  readonly masks: (text: string, part: Word) => Mask[];
}

function tableOf(characters: RegExp): Uint8Array {
  return Uint8Array.from({ length: 256 }, (_, code) => (characters.test(String.fromCharCode(code)) ? 1 : 0));
}

/** Makes the scan for such parts that may hold a value. No two of them overlap. */
export function tellingScan(): ToldFinder['parts'] {
  const scanner = createHintScanner(tellingStems.map((text) => ({ text, isExact: false })));
  const scan = createByteScan({ ...scanner.tables, ...runTables(), words: wordTables() });
  return (bytes, from, to) => {
    const found: Word[] = [];
    let covered = from;
    scan.load(bytes.subarray(from));
    scanner.scan(scan, bytes, from, to, (at) => {
      const [start, end] = [Math.max(at, covered), endOfReach(bytes, at)];
      if (end <= start) return;
      covered = end;
      if (mayHoldValue(bytes, start, end)) found.push({ start, end });
    });
    return found;
  };
}

function endOfReach(bytes: Uint8Array, at: number): number {
  let from = at + 1;
  while (from < at + longest.stem && inName[bytes[from]!] === 1) from += 1;
  const most = Math.min(bytes.length, from + longest.reach);
  let run = 0;
  let left = reach;
  for (let place = at; place < most && left > 0; place += 1) {
    const code = bytes[place]!;
    if (code === lineFeed) return endOfLoneWord(bytes, place);
    run = inWord[code] === 1 ? run + 1 : 0;
    if (place >= from && run <= longest.counted) left -= 1;
    if (left === 0) return place + 1;
  }
  return most;
}

/** Where a line ends that is one word; or where it begins, if it is not. */
function endOfLoneWord(bytes: Uint8Array, lineEnd: number): number {
  let at = lineEnd + 1;
  while (bytes[at] === space || bytes[at] === tab) at += 1;
  const most = Math.min(bytes.length, at + longest.next);
  while (at < most && bytes[at]! > space) at += 1;
  return at === bytes.length || bytes[at] === lineFeed || bytes[at] === carriageReturn ? at : lineEnd;
}

/** Whether a word of four signs and more has a digit, or letters stand behind a sign, or words that a sign joins at the end of a line. */
function mayHoldValue(bytes: Uint8Array, start: number, end: number): boolean {
  const most = Math.min(bytes.length, end + reach);
  let length = 0;
  let hasDigit = false;
  let hasJoint = false;
  let isOpen = false;
  for (let at = start; at < most; at += 1) {
    const code = bytes[at]!;
    if (inWord[code] === 1) {
      length += 1;
      hasDigit ||= code > 47 && code < 58;
      hasJoint ||= code === 45 || code === 46;
      if (length > 3 && (hasDigit || (isOpen && length > 4))) return true;
      continue;
    }
    if (length > 4 && hasJoint && (code === lineFeed || code === carriageReturn)) return true;
    if (at >= end) return false;
    if (code !== space || length > 0) isOpen = opensValue[code] === 1;
    length = 0;
    hasDigit = false;
    hasJoint = false;
  }
  return length > 4 && hasJoint;
}

/**
 * Makes the search in such parts: the sum of all that is said for and against each word decides. Parts of lines in which nothing weighs
 * enough are remembered by a hash, as logs have the same few again and again.
 */
export function toldFinder(weights: Int8Array, scan: ToldFinder['parts'], isInBlock: IsInBlock): ToldFinder {
  const known = new Set<number>();

  function masksIn(text: string, part: Word): Mask[] {
    const found: Mask[] = [];
    let isNothing = true;
    for (const word of toldIn(text, part.start, part.end)) {
      if (found.some(({ start, end }) => start < word.end && word.start < end)) continue;
      const verdict = weigh(text, word, weights);
      if (!verdict) continue;
      isNothing = false;
      if (!isPublic(text, word) && !isServer(text, word.start) && !isInBlock(text, word.start))
        found.push(maskOf(text, word, verdict));
    }
    if (isNothing) remember(text, part);
    return found;
  }

  function remember(text: string, { start, end }: Word): void {
    const from = Math.max(0, start - longest.before);
    const bytes = Buffer.from(text.slice(from, end + longest.behind), 'latin1');
    if (known.size === mostKnown) known.clear();
    const same = sameAs(bytes, { start: start - from, end: end - from });
    if (same !== undefined) known.add(same);
  }

  const isKnown = (same: number | undefined): boolean => same !== undefined && known.has(same);

  return {
    parts: (bytes, from, to) => scan(bytes, from, to).filter((part) => !isKnown(sameAs(bytes, part))),
    masks: masksIn,
  };
}

/**
 * A number that is the same for parts that stand in the same line, but for what weighs all the same: digits before and behind them, and
 * numbers and
 * UUIDs in hexadecimal; none where the line above may count.
 */
function sameAs(bytes: Uint8Array, { start, end }: Word): number | undefined {
  let at = start;
  const lowest = Math.max(0, start - longest.before);
  while (at > lowest && bytes[at - 1] !== lineFeed) at -= 1;
  if (at === start) return undefined;
  const most = Math.min(bytes.length, end + longest.behind);
  let low = 7;
  let high = 11;
  let isBehind = false;
  for (let before = 32; at < most; at += 1) {
    let code = bytes[at]!;
    if (at >= end && code === lineFeed) break;
    isBehind ||= at >= end && code <= space;
    const number =
      at >= start && !isBehind
        ? endsWord[before] === 1
          ? hexAt(bytes, at, most)
          : 0
        : inName[before] === 1
          ? 0
          : idAt(bytes, at, most);
    if (number > 0) at += (number & longestHex) - 1;
    before = number > 0 ? 48 : code;
    if (number > 0) code = number;
    else if ((at < start || isBehind) && code > 47 && code < 58) code = 48;
    low = Math.imul(low ^ code, 0x01_00_01_93);
    high = Math.imul(high ^ code, 0x5b_d1_e9_95) ^ (high >>> 15);
  }
  return (high >>> 11) * 2 ** 32 + (low >>> 0);
}
/** The length of a number in hexadecimal at a place, or of a UUID, in 255, and above that which letters it has; 0: there is none. */
function hexAt(bytes: Uint8Array, start: number, most: number): number {
  let at = start;
  let flags = 256;
  let hasDigit = false;
  let dashes = 0;
  for (; at < most; at += 1) {
    const code = bytes[at]!;
    if (code > 47 && code < 58) hasDigit = true;
    else if (code > 96 && code < 103) flags |= 512;
    else if (code > 64 && code < 71) flags |= 1024;
    else if (code === 45) dashes += 1;
    else break;
  }
  const length = at - start;
  if (!hasDigit || length < 4 || length > longestHex || (dashes > 0 && (dashes !== 4 || length !== 36))) return 0;
  return at === most || endsWord[bytes[at]!] === 1 ? length | flags | (dashes << 12) : 0;
}

/** The length of a number in hexadecimal around a value, of eight digits and dashes or more, and a flag; 0: there is none. */
function idAt(bytes: Uint8Array, start: number, most: number): number {
  let at = start;
  let hasDigit = false;
  for (; at < most; at += 1) {
    const code = bytes[at]!;
    if (code > 47 && code < 58) hasDigit = true;
    else if (code !== 45 && (code < 97 || code > 102)) break;
  }
  const length = at - start;
  if (!hasDigit || length < 8 || length > longestHex) return 0;
  return at === most || inName[bytes[at]!] !== 1 ? length | 2048 : 0;
}

/** Weighs a word; nothing where that is not enough. */
function weigh(text: string, word: ToldWord, weights: Int8Array): Verdict | undefined {
  const signals = toldSignalsOf(text, word);
  const [own, key] = [sumOf(weights, signals.word()), sumOf(weights, signals.key())];
  if (own + key < leastOfWord) return undefined;
  const line = sumOf(weights, signals.line());
  return own + key + line < least[word.kind] ? undefined : { word: own, key, line };
}

/** Whether a word is the name of what nginx hands requests on to. */
function isServer(text: string, start: number): boolean {
  return /\b(?:fastcgi|memcached|redis2?|proxy|uwsgi|scgi|grpc|drizzle|postgres)_pass\s{1,8}["']?$/.test(
    text.slice(Math.max(0, start - 32), start),
  );
}

function maskOf(text: string, word: ToldWord, verdict: Verdict): Mask {
  const { start, end } = withEscapes(text, word);
  const isSure = verdict.word + verdict.key + verdict.line >= least[word.kind] + toLearn;
  return {
    start,
    end,
    text: `value-${mask}`,
    rule: ruleOf(verdict),
    ...(isSure && word.kind !== 'digits' && { learn: text.slice(start, end) }),
  };
}
