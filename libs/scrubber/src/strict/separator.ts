import type { Key } from './key.ts';
import { looksGenerated } from './plain-values.ts';
import { isBlank } from './rule.ts';
import { isGenerated, passwordAfterUser } from './secret-values.ts';

/** What stands between a key and its value. */
export interface Separator {
  sign: ':' | '=' | ' ' | '>' | '|' | 'encoded';
  /** Where the value begins. */
  end: number;
  isSpaced: boolean;
  /** The quote behind the key, with its backslashes; empty: none. */
  quote: string;
}

/** What separates a key from a value behind it, if anything does. */
export function separatorBehind(text: string, key: Key): Separator | undefined {
  const encoded = encodedSeparator(text, key) ?? tagSeparator(text, key);
  if (encoded) return encoded;
  const number = / \d{1,2}(?=: )/y;
  number.lastIndex = key.end;
  let at = behindColour(text, key.end + (number.exec(text)?.[0].length ?? 0));
  const quoteStart = at;
  while (text[at] === '\\') at += 1;
  if (text[at] === '"' || text[at] === "'" || text[at] === '`') at += 1;
  else if (at > quoteStart) return undefined;
  const quote = text.slice(quoteStart, at);
  if (text[at] === ']') at = behindSubscripts(text, at + 1);
  else if (quote === '') at = behindSubscripts(text, at);
  const blanks = at;
  while (at < blanks + 64 && (text[at] === ' ' || text[at] === '\t')) at += 1;
  const sign = /:=|==?>|!==?|===?|=|->|:(?!:)|>|\|(?= )|\xef\xbc\x9a|\xe2\x86\x92/y;
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
  let end = behind;
  while (end < behind + 64 && (text[end] === ' ' || text[end] === '\t')) end += 1;
  return { sign: signOf(found), end: behindColour(text, end), isSpaced: end > behind, quote };
}

/** Whether a key is the first cell of a table's row. */
function isInTable(text: string, key: Key): boolean {
  const before = text.slice(Math.max(0, key.start - 64), key.start);
  return /^[ \t|]*$/.test(before.slice(before.lastIndexOf('\n') + 1));
}

function isLineEnd(character: string | undefined): boolean {
  return character === '\n' || character === '\r';
}

/** The value of a flag that stands on the line below it, as lists of arguments are printed. */
function nextLine(text: string, separator: Separator): Separator | undefined {
  const indentation = /\r?\n[ \t]{1,32}(?:- )?(?=[^\s-])/y;
  indentation.lastIndex = separator.end;
  const found = indentation.exec(text)?.[0];
  return found === undefined ? undefined : { ...separator, end: separator.end + found.length };
}

function signOf(found: string): Separator['sign'] {
  if (found === '>' || found === '|') return found;
  return /[=-]|\xe2/.test(found) ? '=' : ':';
}

function isTag(text: string, key: Key, quote: string): boolean {
  return (
    text[key.start - 1] === '<' || (quote !== '' && text.slice(Math.max(0, key.start - 64), key.start).includes('<'))
  );
}

/** The end of a colour that a terminal shows the key in. */
function behindColour(text: string, at: number): number {
  const colour = /\x1b\[[\d;]{0,12}m/y;
  colour.lastIndex = at;
  return at + (colour.exec(text)?.[0].length ?? 0);
}

/** The end of further subscripts, as in `['password']['postgres']`. */
function behindSubscripts(text: string, at: number): number {
  const subscripts = /(?:\[(?:\d{1,2}|["'][\w.-]{1,64}["'])\]){0,2}/y;
  subscripts.lastIndex = at;
  return at + (subscripts.exec(text)?.[0].length ?? 0);
}

/** A separator as URLs, HTML and JSON within JSON encode it, with the encoded quotes around it. */
function encodedSeparator(text: string, key: Key): Separator | undefined {
  if (!'%&\\'.includes(text[key.end] ?? ' ')) return undefined;
  const quote = '(?:%2[27]|&quot;|&#3[49];|\\\\u002[27])?';
  const isEncodedTag = text.slice(key.start - 4, key.start) === '&lt;';
  const separator = isEncodedTag
    ? /&gt;/y
    : new RegExp(`${quote}(?:%3[ad]|&#61;|\\\\u003[ad]|(?<=;)[:=])(?:%20)?${quote}`, 'iy');
  separator.lastIndex = key.end;
  const found = separator.exec(text)?.[0];
  return found === undefined ? undefined : { sign: 'encoded', end: key.end + found.length, isSpaced: false, quote: '' };
}

/**
 * The end of a tag, behind its attributes and before a CDATA section's content or a `<Value>`; or the attribute that has the
 * value, as in `<secret value="…"/>`.
 */
function tagSeparator(text: string, key: Key): Separator | undefined {
  if (/(?:[:=]|requirepass|masterauth)\s{0,8}["']?<$/.test(text.slice(Math.max(0, key.start - 24), key.start)))
    return undefined;
  if (!/<(?:[\w-]{1,32}:)?$/.test(text.slice(Math.max(0, key.start - 34), key.start))) return undefined;
  const inAttribute = /(?:\s[\w:.-]{1,64}="[^"<>]{0,128}"){0,4}\s(?:value|clear-text)=(?=["'])/iy;
  inAttribute.lastIndex = key.end;
  const attribute = inAttribute.exec(text)?.[0];
  if (attribute !== undefined) return { sign: '=', end: key.end + attribute.length, isSpaced: false, quote: '' };
  const tag = /(?:\s[^<>]{0,256})?(?<!\/)>\s{0,64}(?:<(?:\w{1,16}:)?value>\s{0,64}|<!\[CDATA\[)?/iy;
  tag.lastIndex = key.end;
  const found = tag.exec(text)?.[0];
  return found === undefined ? undefined : { sign: '>', end: key.end + found.length, isSpaced: false, quote: '' };
}

/** A blank separates behind a flag, as in `--password x` or `["--password", "x"]`, and where a directive or SQL has a value. */
function blankSeparator(text: string, key: Key, end: number, quote: string): Separator | undefined {
  const beforeDash = text[key.start - 2] ?? ' ';
  const isFlag =
    text[key.start - 1] === '-' &&
    text[end] !== '-' &&
    (isBlank(beforeDash.charCodeAt(0)) || '-(\0'.includes(beforeDash));
  const separator: Separator = { sign: ' ', end, isSpaced: false, quote };
  if (text[end - 1] === '\0') return isFlag ? separator : undefined;
  if (isFlag && isLineEnd(text[end])) return nextLine(text, separator);
  const isQuoted = (text[end] === "'" || text[end] === '"') && quote === '';
  const before = text.slice(Math.max(0, key.start - 80), key.start);
  const isDirective =
    /(?:[_-]header|\bENV|\bARG|\bsetenv|EnvVar)\s$/i.test(before) ||
    (key.kind === 'password' && /\blogin\s+\S{1,64}\s+$/.test(before));
  if (isQuoted && (isDirective || endsLineQuoted(text, key, end))) return { ...separator, sign: '=' };
  if (isFlag || isQuoted || isDirective || isDirectiveKey(text, key) || isCredentials(text, key, end)) return separator;
  const alone = endsLine(text, key, end);
  if (alone !== undefined) return { ...separator, end: alone };
  const saying = /(?:is |was |for |of )?/y;
  saying.lastIndex = end;
  const said = end + (saying.exec(text)?.[0].length ?? 0);
  const word = /[^\s"',;:/()[\]{}]{8,64}(?=[\s"',;.]|$)/y;
  word.lastIndex = said;
  return looksGenerated(word.exec(text)?.[0] ?? '') ? { ...separator, end: said } : undefined;
}

/** As in `Passphrase "four words in quotes"`, with nothing else on the line. */
function endsLineQuoted(text: string, key: Key, at: number): boolean {
  const rest = /(["'])[^"'\r\n]{4,512}\1;?[ \t]{0,64}(?:[\r\n]|$)/y;
  rest.lastIndex = at;
  return key.beginsLine && rest.test(text);
}

/** As in `stats auth admin:pw`. */
function isCredentials(text: string, key: Key, at: number): boolean {
  const word = /[^\s"'`;,]{1,256}/y;
  word.lastIndex = at;
  return key.kind === 'credentials' && passwordAfterUser(word.exec(text)?.[0] ?? '') > 0;
}

/** Where the value begins that a line ends with, as in `Shared_Key  x9…`: a single word that is no word of a language. */
function endsLine(text: string, key: Key, at: number): number | undefined {
  if (!key.beginsLine) return undefined;
  const rest = /(?:[0-9] )?(?=([^\s"'`,;(){}[\]]{4,512});?[ \t]{0,64}(?:[\r\n]|$))/y;
  rest.lastIndex = at;
  const match = rest.exec(text);
  const word = match?.[1] ?? '';
  const isMixed = /\d/.test(word) && /[^\d.:%]/.test(word) && !/^[\d.]+[a-zA-Z]{1,3}$/.test(word);
  return match && (isMixed || isGenerated(word)) ? at + match[0].length : undefined;
}

function isDirectiveKey(text: string, key: Key): boolean {
  return (
    key.beginsLine &&
    /^(?:requirepass|masterauth|bindpw|rootpw|r[ow]community|trapcommunity)$/i.test(text.slice(key.start, key.end))
  );
}

/**
 * The next of the arguments, behind a flag in quotes or not; or of a pair, as in `('PASSWORD', 'x')`, `define("API_KEY", "x")` and
 * Erlang's `{password, "x"}`.
 */
function argumentSeparator(text: string, key: Key, comma: number, quote: string): Separator | undefined {
  const blanks = /,[ \t]{0,32}/y;
  blanks.lastIndex = comma;
  const end = comma + (blanks.exec(text)?.[0].length ?? 1);
  const opens =
    /(.)[ \t]{0,8}$/.exec(text.slice(Math.max(0, key.start - quote.length - 10), key.start - quote.length))?.[1] ?? '';
  const isPair = (quote === '' ? opens === '{' : '({'.includes(opens) && opens !== '') && /["'<]/.test(text[end] ?? '');
  const isArgument = text[key.start - 1] === '-';
  return isArgument || isPair ? { sign: isArgument ? ' ' : '=', end, isSpaced: false, quote } : undefined;
}
