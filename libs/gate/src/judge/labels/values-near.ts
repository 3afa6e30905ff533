import type { Place } from '../../search/clue.ts';
import { kindsInName } from './names.ts';

/** What may be a value in a text, with what stands before it on its line, and what follows. */
export interface PossibleValue {
  start: number;
  end: number;
  text: string;
  before: string;
  after: string;
  /** Whether it stands behind a word that speaks of secrets; otherwise it was only seen to be mixed. */
  isTold: boolean;
}

/** A value begins at most so many bytes behind a clue; as much of its line is read before it. */
const reach = 100;
const [shortest, longest] = [8, 256];
/** As much is read of what follows a value. */
export const behind = 32;
const mostParts = 6;
/** As much is read of a run from each place in it where it is mixed, so that a long one is not read as often as it has places. */
const longestRest = mostParts * longest;
const longestName = 64;
const shortestHex = 16;

const [goesOn, endOfAll, endsPart] = [0, 1, 2];
/** What ends a run of characters, and behind what a value may begin within one. */
const kinds = Uint8Array.from({ length: 256 }, (_, code) => {
  const sign = String.fromCharCode(code);
  return code <= 0x20 || '"\'`,;()[]{}<>|\\&'.includes(sign) ? endOfAll : '=:/@%?'.includes(sign) ? endsPart : goesOn;
});
/** Whether a sign ends a run of characters. */
export const endsRun = (code: number): boolean => kinds[code] === endOfAll;
const kindsOfFigure = Uint8Array.from({ length: 256 }, (_, code) =>
  Number(/[0-9A-Fa-f-]/.test(String.fromCharCode(code))),
);
const isSign = Uint8Array.from({ length: 256 }, (_, code) => Number('!#$*+^~'.includes(String.fromCharCode(code))));
const isDigit = (code: number) => code >= 0x30 && code <= 0x39;
const isUpper = (code: number) => code >= 0x41 && code <= 0x5a;
const isLower = (code: number) => code >= 0x61 && code <= 0x7a;

/** What passes over most values before all of them is read. */
export interface Filter {
  /** Whether an id may be a secret behind a name; `value` says nothing. */
  isTelling: (name: string) => boolean;
  /** Whether a text may be one. */
  isPossible: (text: string, isTold: boolean) => boolean;
}

/**
 * The values that stand close behind one of the places, on its line, and those that are mixed, which pass the filter. Places are in the
 * order of the content.
 */
export function* valuesNear(content: Buffer, places: readonly Place[], filter: Filter): Generator<PossibleValue> {
  // What was read last behind a word, and up to where what is mixed was.
  let [toldFrom, told, mixed] = [0, 0, 0];
  for (const { start, end, isMixed } of places) {
    if (isMixed === true) {
      for (let at = startOfRun(content, start, Math.max(mixed, start - longest)); at < end;) {
        const isDone = at >= toldFrom && at < told;
        const runEnd = isDone ? told : endOfRun(content, at, at + longestRest);
        const quoted = isDone ? at : endOfQuoted(content, at, runEnd);
        if (mayBeValue(content, at, quoted)) yield* valuesOfRun(content, { at, runEnd, quoted, isTold: false }, filter);
        at = isDone ? told : runEnd + 1;
        mixed = Math.max(mixed, runEnd);
      }
      continue;
    }
    if (end > told) toldFrom = end;
    for (let at = Math.max(end, told); at < end + reach && at < content.length;) {
      const code = content[at]!;
      if (code === 0x0a || code === 0x0d) break;
      if (kinds[code] === endOfAll) {
        at += 1;
        continue;
      }
      const runEnd = endOfRun(content, at);
      const quoted = endOfQuoted(content, at, runEnd);
      if (mayBeValue(content, at, quoted)) yield* valuesOfRun(content, { at, runEnd, quoted, isTold: true }, filter);
      at = runEnd;
      told = at;
    }
    told = Math.max(told, end);
  }
}

function* valuesOfRun(
  content: Buffer,
  { at, runEnd, quoted, isTold }: { at: number; runEnd: number; quoted: number; isTold: boolean },
  { isTelling, isPossible }: Filter,
): Generator<PossibleValue> {
  for (const [from, to] of valuesIn(content, at, runEnd, quoted)) {
    if (isHex(content, from, to) && !isBehindUser(content, at, from) && !isTelling(nameBefore(content, from))) continue;
    const text = content.toString('latin1', from, to);
    if (isPossible(text, isTold)) yield valueAt(content, { from, to, text, isTold });
  }
}

/** Whether it is the password in `-u user:password`. */
function isBehindUser(content: Buffer, runStart: number, start: number): boolean {
  return content[start - 1] === 0x3a && content[runStart - 1] === 0x20 && content[runStart - 2] === 0x75;
}

function startOfRun(content: Buffer, within: number, least: number): number {
  let at = within;
  while (at > least && kinds[content[at - 1]!] !== endOfAll) at -= 1;
  return at;
}

function endOfRun(content: Buffer, from: number, most = content.length): number {
  const last = Math.min(most, content.length);
  let at = from;
  while (at < last && kinds[content[at]!] !== endOfAll) at += 1;
  return at;
}

/** Where what is in quotes ends that begin right before: there are no blanks in it, but other signs that end a run. */
function endOfQuoted(content: Buffer, start: number, runEnd: number): number {
  const open = content[start - 1];
  if (open !== 0x22 && open !== 0x27 && open !== 0x60) return runEnd;
  const isEscaped = content[start - 2] === 0x5c;
  for (let at = runEnd; at < start + longest && at < content.length && content[at]! > 0x20; at += 1)
    if (content[at] === open && (isEscaped || content[at - 1] !== 0x5c)) return at;
  return runEnd;
}

/** What is in quotes where it is more than a run, a run itself, and what follows its signs. */
function* valuesIn(
  content: Buffer,
  start: number,
  runEnd: number,
  quoted: number,
): Generator<readonly [start: number, end: number]> {
  if (quoted > runEnd) yield [start, quoted];
  if (isGlued(content, start)) yield [start + 2, runEnd];
  let parts = 0;
  for (let at = start; at + shortest <= runEnd && parts < mostParts; at += 1) {
    if (at > 0 && kinds[content[at - 1]!] === goesOn) continue;
    if (kinds[content[at]!] !== goesOn || isWithinBase64(content, start, at, runEnd)) continue;
    parts += 1;
    const from = at + lengthOfEscape(content, at);
    const end = Math.min(runEnd, at + longest);
    yield [from, end];
    const server = lastSign(content, 0x40, from + shortest, end);
    if (server !== undefined) yield [from, server];
  }
}

/** Whether a password stands right behind its option, as in `mysql -pSECRET`. */
function isGlued(content: Buffer, start: number): boolean {
  return content[start] === 0x2d && (content[start + 1]! | 0x20) === 0x70 && content[start + 2] !== 0x2d;
}

/**
 * Whether something in a run is no word: a figure, a capital behind a small letter, a sign that names do not have. Short numbers and masks
 * are none.
 */
function mayBeValue(content: Buffer, start: number, end: number): boolean {
  if (end - start < shortest) return false;
  let [before, letters, others, figures, masks] = [0, 0, 0, 0, 0];
  for (let at = start; at < end; at += 1) {
    const code = content[at]!;
    masks = code === 0x2a ? masks + 1 : 0;
    if (masks >= 4) return false;
    if (isDigit(code) || (code >= 0x61 && code <= 0x66)) figures += 1;
    if (isLower(code) || isUpper(code)) letters += 1;
    if (isDigit(code) || (isUpper(code) && isLower(before)) || isSign[code] === 1) others += 1;
    before = code;
  }
  return letters > 0 && others > 0 && (figures < end - start || figures >= shortestHex);
}

/** Whether the slash before belongs to base64 and parts nothing: what stands before it is no path, and no name. */
function isWithinBase64(content: Buffer, start: number, at: number, runEnd: number): boolean {
  if (at === start || content[at - 1] !== 0x2f) return false;
  if (content[runEnd - 1] === 0x3d) return true;
  for (let before = at - 2; before >= Math.max(start, at - longest); before -= 1) {
    const code = content[before]!;
    if (kinds[code] === endsPart && code !== 0x2f) return false;
    if (isUpper(code) || isDigit(code)) return true;
  }
  return false;
}

/** How much of an escape stands at a place behind its first sign: the `n` of `\\n` in a string, the `2F` of `%2F` in a URL. */
function lengthOfEscape(content: Buffer, at: number): number {
  const code = content[at];
  if (content[at - 1] === 0x25) return isHex(content, at, at + 2) ? 2 : 0;
  return content[at - 1] === 0x5c && (code === 0x6e || code === 0x72 || code === 0x74) ? 1 : 0;
}

/** Whether something is figures in hexadecimal alone, and what joins them in a UUID. */
function isHex(content: Buffer, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) if (kindsOfFigure[content[at]!] === 0) return false;
  return true;
}

function nameBefore(content: Buffer, start: number): string {
  let end = start;
  while (end > 0 && start - end < 8 && kindsInName[content[end - 1]!] !== 2) end -= 1;
  let from = end;
  while (from > 0 && end - from < longestName && kindsInName[content[from - 1]!] !== 0) from -= 1;
  return content.toString('latin1', from, end);
}

function startOfLine(content: Buffer, at: number): number {
  const least = Math.max(0, at - reach);
  let start = at;
  while (start > least && content[start - 1] !== 0x0a) start -= 1;
  return start;
}

/** As much of a text's line before a place as is read of it. */
export function lineBefore(text: string, at: number): string {
  const near = text.slice(Math.max(0, at - reach), at);
  return near.slice(near.lastIndexOf('\n') + 1);
}

function lastSign(content: Buffer, sign: number, from: number, to: number): number | undefined {
  for (let at = to - 1; at >= from; at -= 1) if (content[at] === sign) return at;
  return undefined;
}

/** A value in its place. */
export function valueAt(
  content: Buffer,
  { from, to, text, isTold }: { from: number; to: number; text: string; isTold: boolean },
): PossibleValue {
  return {
    start: from,
    end: to,
    text,
    before: content.toString('latin1', startOfLine(content, from), from),
    after: content.toString('latin1', to, to + behind),
    isTold,
  };
}
