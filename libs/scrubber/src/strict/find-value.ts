import { isBlank, type Terminator } from './rule.ts';

/** The value behind a separator: what of the text is secret, and how it is written. */
export interface Value {
  start: number;
  end: number;
  written: 'quoted' | 'brackets' | 'plain';
  /** Set where the text ended before the value did. */
  until?: Terminator;
}

const quotes = '"\'`';
const longestBrackets = 1_024;

/** Reads the quoted or bracketed value that begins at `from`, or gives nothing where it is written plainly. */
export function delimitedValue(text: string, from: number): Value | undefined {
  let at = from;
  while (text[at] === '\\') at += 1;
  const quote = text[at];
  if (quote !== undefined && quotes.includes(quote)) return quotedValue(text, at + 1, quote, at - from);
  const opening = /(?:map|&|[\w.]{1,64})?[[{]/y;
  opening.lastIndex = from;
  const bracket = opening.exec(text);
  return bracket ? bracketedValue(text, from, from + bracket[0].length - 1) : undefined;
}

/** The value of a quote with this many backslashes before it: it ends at the like of it, or at the line's end. */
function quotedValue(text: string, start: number, quote: string, depth: number): Value {
  const until: Terminator = (text, from) => endOfQuote(text, from, quote, depth);
  const end = until(text, start);
  if (end < 0) return { start, end: text.length, written: 'quoted', until };
  return { start, end, written: 'quoted' };
}

function endOfQuote(text: string, from: number, quote: string, depth: number): number {
  const stop = new RegExp(`[\\n${quote}]`, 'g');
  stop.lastIndex = from;
  for (let match = stop.exec(text); match; match = stop.exec(text)) {
    if (match[0] === '\n') return text[match.index - 1] === '\r' && match.index > from ? match.index - 1 : match.index;
    const backslashes = backslashesBefore(text, match.index);
    if (depth > 0 && backslashes <= depth) return match.index - backslashes;
    if (depth === 0 && backslashes % 2 === 0) return match.index;
  }
  return -1;
}

function backslashesBefore(text: string, at: number): number {
  let start = at;
  while (start > 0 && text[start - 1] === '\\') start -= 1;
  return at - start;
}

/** All of a list or map, to the bracket that closes it. */
function bracketedValue(text: string, start: number, bracket: number): Value | undefined {
  const bound = Math.min(text.length, bracket + longestBrackets);
  let depth = 0;
  for (let at = bracket; at < bound; at += 1) {
    const character = text[at] ?? '';
    if (character === '[' || character === '{') depth += 1;
    else if (character === ']' || character === '}') depth -= 1;
    else if (character === '"') at = skipString(text, at, bound);
    if (depth === 0) return { start, end: at + 1, written: 'brackets' };
  }
  return undefined;
}

function skipString(text: string, from: number, bound: number): number {
  if (text[from - 1] === '\\') return from;
  for (let at = from + 1; at < bound; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '"') return at;
    else if (text[at] === '\n') return from;
  }
  return from;
}

/** A plain value up to one of the characters that the pattern names, or to the text's end. */
export function plainValue(text: string, start: number, stop: RegExp): Value {
  const until: Terminator = (text, from) => {
    const search = new RegExp(stop, 'g');
    search.lastIndex = from;
    return search.exec(text)?.index ?? -1;
  };
  const found = until(text, start);
  if (found < 0) return { start, end: text.length, written: 'plain', until };
  let end = found;
  while (end > start && isBlank(text.charCodeAt(end - 1))) end -= 1;
  while (end > start && quotes.includes(text[found] ?? ' ') && text[end - 1] === '\\') end -= 1;
  return { start, end, written: 'plain' };
}
