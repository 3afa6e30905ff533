import type { ClassifyKey } from '../by-key/keys/secret-keys.ts';
import type { Give } from '../stream/gathered.ts';
import type { TextMasker } from '../stream/text-masker.ts';
import { jsonEditsIn, withEdits, type Masking } from './json-edits.ts';

export interface JsonLines extends Masking {
  readonly classify: ClassifyKey;
  /** Where JSON may hold what only its structure shows. */
  readonly hintsIn: (bytes: Uint8Array) => number[];
}

/** Objects on a longer line are masked as text. */
const longestLine = 2 ** 20;
/** How many blanks, and how many backslashes behind them, may stand between a brace and the quote of a key. */
const [longestBlanks, longestEscape] = [9, 7];
const [lineFeed, brace, backslash, quote, percent] = [10, 123, 92, 34, 37];

interface Opening {
  /** -1 where there is none. */
  readonly at: number;
  readonly isSure: boolean;
}

const isBlank = Uint8Array.from({ length: 256 }, (_, code) => (code === 32 || code === 9 ? 1 : 0));

/**
 * Puts the masking of JSON by its structure before a masker of text: objects that begin on a line, behind whatever prefix. What
 * stands on lines without one passes at once.
 */
export function throughJsonLines(inner: TextMasker, { classify, hintsIn, ...masking }: JsonLines): TextMasker {
  /** What could become an opening, or is the line behind one. */
  let held: Uint8Array[] = [];
  let length = 0;
  let isLine = false;

  function hold(bytes: Uint8Array, isOpen: boolean): void {
    held.push(Buffer.from(bytes));
    length += bytes.length;
    isLine = isOpen;
  }

  function release(): Uint8Array[] {
    const pieces = held;
    [held, length, isLine] = [[], 0, false];
    return pieces;
  }

  /** The part of a line from an object on with its secrets masked; nothing where it has none. */
  function masked(line: Uint8Array): Buffer | undefined {
    const text = latin1(line);
    const edits = [...jsonEditsIn(text, classify)];
    if (edits.length === 0) return undefined;
    return Buffer.from(withEdits(text, edits, masking), 'latin1');
  }

  /** Passes whole lines on, which may come in pieces. */
  function pass(pieces: readonly Uint8Array[], give: Give): void {
    const bytes = pieces.length === 1 ? pieces[0]! : Buffer.concat(pieces);
    let given = 0;
    let done = 0;
    for (const place of openingsIn(bytes)(0).isSure ? hintsIn(bytes) : []) {
      if (place < done) continue;
      const lineStart = bytes.lastIndexOf(lineFeed, place) + 1;
      const found = bytes.indexOf(lineFeed, place);
      done = found < 0 ? bytes.length : found;
      const opening = openingIn(bytes.subarray(0, done), Math.max(lineStart, given));
      const result = opening.isSure ? masked(bytes.subarray(opening.at, done)) : undefined;
      if (!result) continue;
      inner.push(bytes.subarray(given, opening.at), give);
      inner.push(result, give);
      given = done;
    }
    inner.push(bytes.subarray(given), give);
  }

  function push(bytes: Uint8Array, give: Give): void {
    const lineEnd = length > 0 ? bytes.indexOf(lineFeed) : 0;
    if (lineEnd < 0) {
      if (isLine && length + bytes.length <= longestLine) hold(bytes, true);
      else passTail(Buffer.concat([...release(), bytes]), give);
      return;
    }
    if (length > 0) pass([...release(), bytes.subarray(0, lineEnd)], give);
    const wholeEnd = Math.max(lineEnd, bytes.lastIndexOf(lineFeed));
    if (wholeEnd > lineEnd) pass([bytes.subarray(lineEnd, wholeEnd)], give);
    passTail(bytes.subarray(wholeEnd), give);
  }

  /** Passes on the beginning of a line up to what could be an object, and holds that. */
  function passTail(bytes: Uint8Array, give: Give): void {
    const { at, isSure } = openingIn(bytes, 0);
    const heldFrom = at < 0 ? bytes.length : at;
    if (heldFrom > 0) inner.push(bytes.subarray(0, heldFrom), give);
    if (heldFrom < bytes.length) hold(bytes.subarray(heldFrom), isSure);
  }

  return {
    push,
    end(give) {
      if (length > 0) pass(release(), give);
      inner.end(give);
    },
  };
}

/** The first object that is not too long. */
function openingIn(bytes: Uint8Array, from: number): Opening {
  const openingFrom = openingsIn(bytes);
  let opening = openingFrom(from);
  while (opening.isSure && bytes.length - opening.at > longestLine) opening = openingFrom(opening.at + longestLine);
  return opening;
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
}

/** Finds where objects begin in some bytes, from left to right; not sure where the bytes end before that can be told. */
function openingsIn(bytes: Uint8Array): (from: number) => Opening {
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  let url = -1;
  const urlFrom = (from: number): number => (url < from ? (url = encodedBraceFrom(content, from)) : url);

  return (from) => {
    const end = urlFrom(from);
    for (let at = content.indexOf(brace, from); at >= 0 && at < end; at = content.indexOf(brace, at + 1)) {
      let behind = at + 1;
      while (behind < at + longestBlanks && isBlank[bytes[behind] ?? 0] === 1) behind += 1;
      const blanksEnd = behind;
      while (behind < blanksEnd + longestEscape && bytes[behind] === backslash) behind += 1;
      if (bytes[behind] === quote) return { at, isSure: true };
      if (behind === bytes.length) return { at, isSure: false };
    }
    if (end < bytes.length) return { at: end, isSure: true };
    const last = content.toString('latin1', Math.max(from, content.length - 2));
    const cut = ['%7', '%'].find((text) => last.endsWith(text));
    return cut === undefined ? { at: -1, isSure: false } : { at: bytes.length - cut.length, isSure: false };
  };
}

/** Where an opening brace stands as URLs write it, `%7B`; or the end. */
function encodedBraceFrom(content: Buffer, from: number): number {
  for (let at = content.indexOf(percent, from); at >= 0; at = content.indexOf(percent, at + 1))
    if (content[at + 1] === 0x37 && (content[at + 2]! | 0x20) === 0x62) return at;
  return content.length;
}
