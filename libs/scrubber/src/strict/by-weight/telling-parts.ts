import { createByteScan } from '../scan/byte-scan.ts';
import { tableOf } from '../scan/byte-table.ts';
import { createHintScanner } from '../scan/hint-scanner.ts';
import { runTables } from '../scan/long-runs.ts';
import { wordTables } from '../scan/word-tables.ts';
import { tellingStems } from './telling-stems.ts';
import type { Word } from './words.ts';

/** Lists the parts of lines that stand behind what tells of a secret and may hold a value. */
export type FindParts = (bytes: Uint8Array, from: number, to: number) => Word[];

/** How far behind the word that tells of a secret values begin, on its line and those below that are one word each. */
const reach = 40;
/** Long words count as masks of them do, so that masking one brings no other nearer. */
const longest = { stem: 32, counted: 8, reach: 160, next: 96 };
const mostBelow = 8;
const opensValue = tableOf(/[=:"'`([{|>\t]/);
/** Letters, digits and what is not of ASCII, with the signs of names, and with those of passwords. */
const inName = tableOf(/[\w.\x80-\xff-]/);
const inWord = tableOf(/[\w!#$%&*+./~\x80-\xff-]/);
/** Signs and numbers of entries in a list. */
export const inMarker = tableOf(/[-*>|\s\d.)]/);
const [lineFeed, space, carriageReturn, zero, nine, colon] = [10, 32, 13, 48, 57, 58];

/** Makes the scan for such parts that may hold a value. No two of them overlap. */
export function tellingScan(): FindParts {
  const scanner = createHintScanner(tellingStems.map((text) => ({ text, isExact: false })));
  const scan = createByteScan({ hints: scanner.tables, ...runTables(), words: wordTables() });
  return (bytes, from, to) => {
    const found: Word[] = [];
    let covered = from;
    scan.load(bytes.subarray(from));
    scanner.scan(scan, from, to, (at) => {
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
    if (code === lineFeed) return endOfLinesBelow(bytes, place);
    run = inWord[code] === 1 ? run + 1 : 0;
    if (place >= from && run <= longest.counted) left -= 1;
    if (left === 0) return place + 1;
  }
  return most;
}

/** Where the last of the lines below ends that have one word, behind the sign of a list; or the first, behind a colon, whatever it has. */
function endOfLinesBelow(bytes: Uint8Array, lineEnd: number): number {
  let end = lineEnd;
  for (let lines = 0; lines < mostBelow; lines += 1) {
    const next = endOfShortLine(bytes, end, lines === 0 && bytes[end - 1] === colon);
    if (next === end) break;
    end = next;
  }
  return end;
}

/** Where the line below ends, if it has one word and numbers, behind the sign of a list, or any words; or where it begins. */
function endOfShortLine(bytes: Uint8Array, lineEnd: number, isAny: boolean): number {
  if (bytes[lineEnd] !== lineFeed) return lineEnd;
  let at = lineEnd + 1;
  const most = Math.min(bytes.length, at + longest.next);
  let [words, before] = [0, space];
  for (; at < most && bytes[at] !== lineFeed; at += 1) {
    const code = bytes[at]!;
    if (code > space && before <= space && (words === 0 ? inMarker[code] !== 1 : code < zero || code > nine))
      words += 1;
    before = code;
  }
  return (isAny || words < 2) && before > space && (at === bytes.length || bytes[at] === lineFeed) ? at : lineEnd;
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
    if ((code !== space && code !== lineFeed) || length > 0) isOpen = opensValue[code] === 1;
    length = 0;
    hasDigit = false;
    hasJoint = false;
  }
  return length > 4 && hasJoint;
}
