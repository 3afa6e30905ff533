import { isUtf8 } from 'node:buffer';
import { isHexDigit, type Mask } from '../rule.ts';
import { tableOf } from '../scan/byte-table.ts';
import { inNumbers, type Place } from './in-numbers.ts';

/** How many digits a text has at least, and at most. */
const [least, most] = [32, 65_536];
/** How many bytes are looked at to tell a text from a number. */
const looked = 64;
const pair = /[0-9a-f]{2}/gi;
const lineOfDigits = /^\n((?:[0-9a-f]{2})+)(?=\n|$)/i;
/** The bytes that are signs of ASCII, and what each hexadecimal digit is worth. */
const isSign = tableOf(/[\t\n\r\x20-\x7e]/);
const valueOf = Uint8Array.from({ length: 128 }, (_, code) => Number.parseInt(String.fromCharCode(code), 16) || 0);
/** How many digits may be left of a letter whose others were before; where none were, there are none. */
const continued = [0, 1, 2, 3];
const begun = [0];
/** How many bytes of its last letter a text may lack. */
const mostCut = 3;

/** How much of a text that fills lines is masked at once. */
const longestPart = 20 * 2 ** 10;

/**
 * Makes the search for texts that are written in hexadecimal without signs between: command lines in records of Linux' audit
 * (`proctitle=`, `cmd=`, `data=`), binary columns of databases, bodies in traces of protocols, what `xxd -p` writes. Each is looked into
 * once.
 *
 * @returns the text within a run; `known` where the run is part of the last one that was found
 */
export function hexTextFinder(): (text: string, start: number, end: number) => Mask | 'known' | undefined {
  let last = { text: '', from: 0, to: 0 };
  return (text, start, end) => {
    const isLooked = last.text === text && start > last.from && start < last.to;
    if (isLooked && end <= last.to) return 'known';
    const found = hexText(text, isLooked ? last.to : start, end);
    if (found) last = { text, from: found.start, to: found.end };
    return found;
  };
}

function hexText(text: string, start: number, end: number): Mask | undefined {
  for (let at = start; at < end;) {
    const to = endOfDigits(text, at, Math.min(end, at + most));
    if (to - at >= least) {
      const shifts = isHexDigit(text.charCodeAt(at - 1)) ? continued : begun;
      const shift = shifts.find((each) => widthOf(text, at + each, to) > 0);
      if (shift !== undefined) return textIn(text, at + shift, to);
    }
    at = Math.max(to, at + 1);
  }
  return undefined;
}

function endOfDigits(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && isHexDigit(text.charCodeAt(at))) at += 1;
  return at;
}

/** The text that some digits write. */
function textIn(text: string, from: number, to: number): Mask {
  const step = widthOf(text, from, to);
  const lines = linesOfDigits(text, from, to - from);
  const places = [...lines.matchAll(pair)].map((match) => match.index);
  const letters = places.filter((_, place) => place % step === 0).map((place): Place => ({ digits: place }));
  const encoded = inNumbers(lines, letters);
  return { start: from, end: from + lines.length, text: lines, rule: 'encoded-secret', encoded };
}

/** A number that fills its line, with those on the lines below that belong to it: all as long but the last. */
function linesOfDigits(text: string, start: number, length: number): string {
  let end = start + length;
  if (length % 2 > 0 || text[end] !== '\n' || (start > 0 && text[start - 1] !== '\n')) return text.slice(start, end);
  for (let isWhole = true; isWhole && end < start + longestPart;) {
    const line = lineOfDigits.exec(text.slice(end, end + length + 2))?.[1] ?? '';
    if (line === '') break;
    isWhole = line.length === length;
    end += 1 + line.length;
  }
  return text.slice(start, end);
}

/** How many bytes a letter has: 1, or 2 as in UTF-16; 0 where this is no text. */
function widthOf(text: string, from: number, to: number): 0 | 1 | 2 {
  const length = Math.min(looked, (to - from) >> 1);
  let [letters, signs, oddZeros, before] = [0, 0, 0, 0];
  let broken = Infinity;
  for (let index = 0; index < length; index += 1) {
    const byte = byteAt(text, from + 2 * index);
    if (byte === 0) {
      oddZeros += index & 1;
      continue;
    }
    if (isSign[byte] === 1) signs += 1;
    if (broken === Infinity && isBroken(before, byte)) broken = letters;
    before = byte;
    letters += 1;
  }
  if (signs <= 0.2 * letters) return 0;
  if (signs <= 0.9 * letters && (broken < letters - mostCut || !isCutUtf8(text, from, length))) return 0;
  if (oddZeros === length >> 1 && letters > 0.4 * length) return 2;
  return letters > 0.7 * length ? 1 : 0;
}

/** Whether a byte cannot follow another in UTF-8: numbers are told from letters by that, mostly by their first bytes. */
function isBroken(before: number, byte: number): boolean {
  const isContinuing = byte > 0x7f && byte < 0xc0;
  return isContinuing ? before < 0x80 : before > 0xbf || byte === 0xc0 || byte === 0xc1 || byte > 0xf4;
}

/** Whether bytes but for zeros are letters of UTF-8, the last of which may be cut. */
function isCutUtf8(text: string, from: number, length: number): boolean {
  const letters = Buffer.from(text.slice(from, from + 2 * length), 'hex').filter((byte) => byte !== 0);
  return [0, 1, 2, mostCut].some((cut) => isUtf8(letters.subarray(0, letters.length - cut)));
}

function byteAt(text: string, at: number): number {
  return (valueOf[text.charCodeAt(at)]! << 4) | valueOf[text.charCodeAt(at + 1)]!;
}
