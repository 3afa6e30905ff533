import type { Key } from './key.ts';
import { argumentSeparator, blankSeparator, isLineEnd, type Separator } from './blank-separator.ts';

/** What separates a key from a value behind it, if anything does. */
export function separatorBehind(text: string, key: Key): Separator | undefined {
  const encoded = encodedSeparator(text, key) ?? tagSeparator(text, key);
  if (encoded) return encoded;
  const assigned = behindVariable(text, key);
  if (assigned !== undefined) return { sign: '=', end: assigned, isSpaced: true, quote: '' };
  const behindTabs = endOfTabs(text, key.end);
  if (behindTabs > key.end) return blankSeparator(text, key, behindTabs, '');
  let at = behindColour(text, text[key.end] === ' ' ? behindNumber(text, key.end) : key.end);
  const quoteStart = at;
  while (text[at] === '\\') at += 1;
  if (text[at] === '"' || text[at] === "'" || text[at] === '`') at += 1;
  else if (at > quoteStart) return undefined;
  const quote = text.slice(quoteStart, at);
  if (text[at] === ']') at = behindSubscripts(text, at + 1);
  else if (quote === '') at = behindSubscripts(text, at);
  if (text[at] === '(' && quote === '' && isParameter(text, key, at))
    return { sign: '=', end: at + 1, isSpaced: false, quote };
  const blanks = at;
  while (at < blanks + 64 && (text[at] === ' ' || text[at] === '\t')) at += 1;
  const sign =
    /\)=\(|;s:\d{1,5}:(?=")|:\d{1,2}\s{0,4}[+:]?=|[:+]=|==?>|!==?|===?|=|->|:(?!:)|>|\|(?= )|\xef\xbc\x9a|\xe2\x86\x92|value(?= ['"])/y;
  sign.lastIndex = at;
  const found = sign.exec(text)?.[0];
  if (found === undefined) {
    if (text[at] === ',') return argumentSeparator(text, key, at, quote);
    const endsHere = text[at] === '\0' || (quote === '' && isLineEnd(text[at]));
    return at > blanks || endsHere ? blankSeparator(text, key, text[at] === '\0' ? at + 1 : at, quote) : undefined;
  }
  if (found === '>' && !isTag(text, key, quote)) return undefined;
  if (found === '|' && (at === blanks || !isInTable(text, key))) return undefined;
  const behind = at + found.length;
  let end = text.startsWith('\\ ', behind) ? behind + 1 : behind;
  while (end < behind + 64 && (text[end] === ' ' || text[end] === '\t')) end += 1;
  end = behindContinuation(text, end);
  return { sign: signOf(found), end: behindColour(text, end), isSpaced: end > behind, quote };
}

/** Where a value begins on the next line, as a backslash says: `private-key=\\` with `"…"` below. */
function behindContinuation(text: string, at: number): number {
  if (text[at] !== '\\') return at;
  const continuation = /\\\r?\n[ \t]{1,64}(?=["'])/y;
  continuation.lastIndex = at;
  return at + (continuation.exec(text)?.[0].length ?? 0);
}

/** Where the value of a variable in braces begins that a test or a shell says: `${TOKEN} = …`. */
function behindVariable(text: string, key: Key): number | undefined {
  if (text[key.end] !== '}' || text.slice(key.start - 2, key.start) !== '${') return undefined;
  const sign = /\}[ \t]{1,8}=[ \t]{1,8}(?=[^\s=])/y;
  sign.lastIndex = key.end;
  return sign.test(text) ? sign.lastIndex : undefined;
}

/** Whether a key in upper case has its value in brackets, as in commands of mainframes: `PASSWORD(8JUJ7OL5) NOEXPIRED`. */
function isParameter(text: string, key: Key, at: number): boolean {
  const value = /\([A-Z0-9@#$]{4,64}\)(?=\s|$)/y;
  value.lastIndex = at;
  return /^[A-Z]{4,16}$/.test(text.slice(key.start, key.end)) && value.test(text);
}

/** The end of the number of one of several keys, as in `Key 2: …`. */
function behindNumber(text: string, at: number): number {
  const number = / \d{1,2}(?=: )/y;
  number.lastIndex = at;
  return number.test(text) ? number.lastIndex : at;
}

/** Whether a key is the first cell of a table's row. */
function isInTable(text: string, key: Key): boolean {
  const before = text.slice(Math.max(0, key.start - 64), key.start);
  return /^[ \t|]*$/.test(before.slice(before.lastIndexOf('\n') + 1));
}

function signOf(found: string): Separator['sign'] {
  if (found === '>' || found === '|') return found;
  return /[=-]|\xe2/.test(found) ? '=' : ':';
}

function isTag(text: string, key: Key, quote: string): boolean {
  const before = text.slice(Math.max(0, key.start - 64), key.start);
  return before.endsWith('<') || (quote !== '' && before.includes('<') && !/\bfor=["']$/.test(before));
}

/** The end of tabs as logs write them that keep no signs of control: syslog's `#011`, `\\t`, `%09`, `^I`. */
function endOfTabs(text: string, at: number): number {
  const tabs = /(?:#011|\\t|\\x09|%09|\^I){1,4}/y;
  tabs.lastIndex = at;
  return tabs.test(text) ? tabs.lastIndex : at;
}

/** The end of a colour that a terminal shows the key in. */
function behindColour(text: string, at: number): number {
  if (text[at] !== '\x1b') return at;
  const colour = /\x1b\[[\d;]{0,12}m/y;
  colour.lastIndex = at;
  return at + (colour.exec(text)?.[0].length ?? 0);
}

/** The end of further subscripts, as in `['password']['postgres']`. */
function behindSubscripts(text: string, at: number): number {
  if (text[at] !== '[') return at;
  const subscripts = /(?:\[(?:\d{0,2}|["'][\w.-]{1,64}["'])\]){0,2}/y;
  subscripts.lastIndex = at;
  return at + (subscripts.exec(text)?.[0].length ?? 0);
}

const encodedQuote = '(?:%2[27]|&quot;|&#3[49];|\\\\u002[27])?';
const encodedSign = new RegExp(
  `${encodedQuote}(?:%(?:25){0,4}3[ad]|&#61;|&#x3[ad];|&equals;|&colon;|&#58;|\\\\u003[ad]|(?<=;)[:=])(?:%20)?${encodedQuote}`,
  'iy',
);

/** A separator as URLs, HTML and JSON within JSON encode it, with the encoded quotes around it. */
function encodedSeparator(text: string, key: Key): Separator | undefined {
  if (!'%&\\'.includes(text[key.end] ?? ' ')) return undefined;
  const isEncodedTag = text.slice(key.start - 4, key.start) === '&lt;';
  const separator = isEncodedTag ? /&gt;/y : encodedSign;
  separator.lastIndex = key.end;
  const found = separator.exec(text)?.[0];
  return found === undefined ? undefined : { sign: 'encoded', end: key.end + found.length, isSpaced: false, quote: '' };
}

/**
 * The end of a tag, behind its attributes and before a CDATA section's content or a `<Value>`; or the attribute that has the
 * value, as in `<secret value="…"/>`.
 */
function tagSeparator(text: string, key: Key): Separator | undefined {
  if (text[key.start - 1] !== '<' && text[key.start - 1] !== ':') return undefined;
  if (/(?:[:=]|requirepass|masterauth)\s{0,8}["']?<$/.test(text.slice(Math.max(0, key.start - 24), key.start)))
    return undefined;
  if (!/<(?:[\w-]{1,32}:)?$/.test(text.slice(Math.max(0, key.start - 34), key.start))) return undefined;
  const inAttribute = /(?:\s[\w:.-]{1,64}="[^"<>]{0,128}"){0,4}\s(?:value|clear-text)=(?=["'])/iy;
  inAttribute.lastIndex = key.end;
  const attribute = inAttribute.exec(text)?.[0];
  if (attribute !== undefined) return { sign: '=', end: key.end + attribute.length, isSpaced: false, quote: '' };
  const tag = /(?:\s[^<>]{0,256})?(?<!\/)>\s{0,64}(?:<(?:\w{1,16}:)?value>\s{0,64}|<!\[CDATA\[)?/iy;
  const nested =
    /(?:\s[^<>]{0,256})?(?<!\/)>\s{0,64}<(?!(?:name|id|ref|type|path|file|length|policy|min|max|hash|expir|enabled|required|encrypted|rule|user))\w{1,24}>(?=[^\s<>]{1,512}<\/)/iy;
  if (key.kind === 'password') {
    nested.lastIndex = key.end;
    const inner = nested.exec(text)?.[0];
    if (inner !== undefined) return { sign: '>', end: key.end + inner.length, isSpaced: false, quote: '' };
  }
  tag.lastIndex = key.end;
  const found = tag.exec(text)?.[0];
  return found === undefined ? undefined : { sign: '>', end: key.end + found.length, isSpaced: false, quote: '' };
}
