import { isUtf8 } from 'node:buffer';
import { isHexDigit, type Mask } from '../rule.ts';
import { inNumbers, type Place } from './in-numbers.ts';

/** How many digits a text has at least, and at most. */
const digits = /[0-9a-f]{32,65536}/gi;
/** How many bytes are looked at to tell a text from a number. */
const looked = 64;
const pair = /[0-9a-f]{2}/gi;
const lineOfDigits = /^\n((?:[0-9a-f]{2})+)(?=\n|$)/i;
const readable = /[\t\n\r\x20-\x7e]/g;

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
  for (const { 0: whole, index } of text.slice(start, end).matchAll(digits)) {
    const shift = shiftOf(whole, isHexDigit(text.charCodeAt(start + index - 1)));
    const found = whole.slice(shift);
    const step = widthOf(Buffer.from(found.slice(0, 2 * looked), 'hex'));
    if (step === 0) continue;
    const from = start + index + shift;
    const lines = linesOfDigits(text, from, found.length);
    const places = [...lines.matchAll(pair)].map((match) => match.index);
    const letters = places.filter((_, place) => place % step === 0).map((place): Place => ({ digits: place }));
    const encoded = inNumbers(lines, letters);
    return { start: from, end: from + lines.length, text: lines, rule: 'encoded-secret', encoded };
  }
  return undefined;
}

/** How many digits are left of a letter whose others were before; where none were, there are none. */
function shiftOf(digits: string, isContinued: boolean): number {
  const shifts = isContinued ? [0, 1, 2, 3] : [0];
  return shifts.find((shift) => widthOf(Buffer.from(digits.slice(shift, shift + 2 * looked), 'hex')) > 0) ?? 0;
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
function widthOf(bytes: Buffer): 0 | 1 | 2 {
  const letters = Buffer.from(bytes.filter((byte) => byte !== 0));
  if (!isText(letters)) return 0;
  const isWide = bytes.every((byte, index) => index % 2 === 0 || byte === 0) && letters.length > 0.4 * bytes.length;
  if (isWide) return 2;
  return letters.length > 0.7 * bytes.length ? 1 : 0;
}

/** Whether nearly all are signs of ASCII; or letters of UTF-8, the last of which may be cut. */
function isText(letters: Buffer): boolean {
  const ascii = letters.toString('latin1').match(readable)?.length ?? 0;
  if (ascii > 0.9 * letters.length) return true;
  return ascii > 0.2 * letters.length && [0, 1, 2, 3].some((cut) => isUtf8(letters.subarray(0, letters.length - cut)));
}
