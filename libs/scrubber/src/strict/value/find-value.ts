import { isBlank, type Terminator } from '../rule.ts';

/** The value behind a separator: what of the text is secret, and how it is written. */
export interface Value {
  start: number;
  end: number;
  written: 'quoted' | 'brackets' | 'plain';
  /** Set where the value holds quotes that are not part of it. */
  isOutside?: boolean;
  /** Set where the text ended before the value did. */
  until?: Terminator;
}

const quotes = '"\'`';
const longestBrackets = 1_024;
const longestBlock = 4_096;

/**
 * What may stand between a separator and a quote: the type in Go and in a dump of it, the prefix of a text in Python and SQL,
 * a function of SQL or a constructor, Erlang's `<<`, a cmdlet, a colour.
 */
const wrapper =
  /(?:\x1b\[[\d;]{0,12}m)?(?:\(\*?[\w.[\]*]{1,64}\) ?(?:\((?:len|cap)=\d{1,9}\) ?){0,2}|\[\d{0,4}\][\w.*]{1,40}[({]\s{0,4}|&?[A-Za-z_][\w.:]{0,40}\(\s{0,4}|[bBuUrRfFNEx]{1,2}(?=["'])|<<|%[qQ]\(|0x[0-9a-f]{1,16} |#=\(str |\(?ConvertTo-SecureString (?:-String )?)?(?=\\*["'`])/y;

const beginsWrapper = /[\x1b([&A-Za-z_<%0#]/;
const beginsOpening = /[\w.&[{]/;

/** Functions that are told where a secret is, and not what it is. */
const reads =
  /env|get|lookup|read|load|fetch|resolve|config|param|vault|find|prompt|input|file|require|path|flag|argument|option|field|column|define|\bt\(|_\(/i;

/** Reads the quoted or bracketed value that begins at `from`, or gives nothing where it is written plainly. */
export function delimitedValue(text: string, from: number): Value | undefined {
  const first = text[from] ?? '';
  let at = from;
  if (beginsWrapper.test(first)) {
    wrapper.lastIndex = from;
    const wrapped = wrapper.exec(text)?.[0] ?? '';
    if (wrapped !== '' && !reads.test(wrapped)) at += wrapped.length;
  }
  const quoteFrom = at;
  while (text[at] === '\\') at += 1;
  const quote = text[at];
  if (quote !== undefined && quotes.includes(quote)) {
    const isDoubled = at === quoteFrom && text[at + 1] === quote;
    const block = isDoubled ? tripleQuotedValue(text, at, quote) : undefined;
    if (block) return block;
    return quotedValue(text, isDoubled && /\w/.test(text[at + 2] ?? '') ? at + 2 : at + 1, quote, at - quoteFrom);
  }
  if (!beginsOpening.test(first)) return undefined;
  const opening = /(?:(?:map\[[\w.*]{1,32}\]|\[\d{0,4}\])[\w.*[\]]{1,40}(?=\{)|map|&|[\w.]{1,64})?[[{]/y;
  opening.lastIndex = from;
  const bracket = opening.exec(text);
  return bracket ? bracketedValue(text, from, from + bracket[0].length - 1) : undefined;
}

/** A text of several lines, as TOML and Python write it. */
function tripleQuotedValue(text: string, at: number, quote: string): Value | undefined {
  const mark = quote.repeat(3);
  if (quote === '`' || !text.startsWith(mark, at)) return undefined;
  const start = at + mark.length;
  const length = text.slice(start, start + longestBlock).indexOf(mark);
  return length < 0 ? undefined : { start, end: start + length, written: 'quoted' };
}

/** The value of a quote with this many backslashes before it: it ends at the like of it, or at the line's end. */
function quotedValue(text: string, start: number, quote: string, depth: number): Value {
  const until: Terminator = (text, from) => endOfQuote(text, from, quote, depth);
  const end = until(text, start);
  if (end < 0) return { start, end: text.length, written: 'quoted', until };
  const changed = endOfChange(text, end);
  return { start, end: changed, written: 'quoted', ...(changed > end && { isOutside: true }) };
}

/** The end of the new value, where a plan says `"old" -> "new"`. */
function endOfChange(text: string, end: number): number {
  const change = /" -> "[^"\\\n]{1,1024}(?=")/y;
  change.lastIndex = end;
  return end + (change.exec(text)?.[0].length ?? 0);
}

const stops = new Map(quotes.split('').map((quote) => [quote, new RegExp(`[\\n${quote}]`, 'g')]));

function endOfQuote(text: string, from: number, quote: string, depth: number): number {
  const stop = stops.get(quote)!;
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
    if (depth === 0)
      return /[\w!$%^*~.@#+/=-]/.test(text[at + 1] ?? ' ') ? undefined : { start, end: at + 1, written: 'brackets' };
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

/** A plain value up to one of the characters that the pattern, which has the flag `g`, names, or to the text's end. */
export function plainValue(text: string, start: number, stop: RegExp): Value {
  const until: Terminator = (text, from) => {
    stop.lastIndex = from;
    return stop.exec(text)?.index ?? -1;
  };
  const found = until(text, start);
  if (found < 0) return { start, end: text.length, written: 'plain', until };
  let end = found;
  while (end > start && isBlank(text.charCodeAt(end - 1))) end -= 1;
  while (end > start && quotes.includes(text[found] ?? ' ') && text[end - 1] === '\\') end -= 1;
  return { start, end, written: 'plain' };
}
