import type { Key } from './key.ts';
import { looksGenerated } from './plain-values.ts';
import { isBlank } from './rule.ts';

/** What stands between a key and its value. */
export interface Separator {
  sign: ':' | '=' | ' ' | '>' | 'encoded';
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
  let at = key.end;
  while (text[at] === '\\') at += 1;
  if (text[at] === '"' || text[at] === "'" || text[at] === '`') at += 1;
  else if (at > key.end) return undefined;
  const quote = text.slice(key.end, at);
  if (text[at] === ']') at += 1;
  const blanks = at;
  while (at < blanks + 64 && (text[at] === ' ' || text[at] === '\t')) at += 1;
  const sign = /:=|[=-]>|==?|:(?!:)|>/y;
  sign.lastIndex = at;
  const found = sign.exec(text)?.[0];
  if (found === undefined)
    return at > blanks ? blankSeparator(text, key, at, quote) : argumentSeparator(text, key, at, quote);
  if (
    found === '>' &&
    !(text[key.start - 1] === '<' || (quote && text.slice(Math.max(0, key.start - 64), key.start).includes('<')))
  )
    return undefined;
  const behind = at + found.length;
  let end = behind;
  while (end < behind + 64 && (text[end] === ' ' || text[end] === '\t')) end += 1;
  return { sign: found === '>' ? '>' : /[=-]/.test(found) ? '=' : ':', end, isSpaced: end > behind, quote };
}

/** A separator as URLs, HTML and JSON within JSON encode it, with the encoded quotes around it. */
function encodedSeparator(text: string, key: Key): Separator | undefined {
  if (!'%&\\'.includes(text[key.end] ?? ' ')) return undefined;
  const quote = '(?:%2[27]|&quot;|&#3[49];|\\\\u002[27])?';
  const separator = new RegExp(`${quote}(?:%3[ad]|&#61;|\\\\u003[ad]|(?<=;)[:=])(?:%20)?${quote}`, 'iy');
  separator.lastIndex = key.end;
  const found = separator.exec(text)?.[0];
  return found === undefined ? undefined : { sign: 'encoded', end: key.end + found.length, isSpaced: false, quote: '' };
}

/** The end of a tag, behind its attributes and before a CDATA section's content. */
function tagSeparator(text: string, key: Key): Separator | undefined {
  if (text[key.start - 1] !== '<') return undefined;
  const tag = /(?:\s[^<>]{0,256})?(?<!\/)>\s{0,64}(?:<!\[CDATA\[)?/y;
  tag.lastIndex = key.end;
  const found = tag.exec(text)?.[0];
  return found === undefined ? undefined : { sign: '>', end: key.end + found.length, isSpaced: false, quote: '' };
}

/** A blank separates behind a flag, as in `--password x` or `["--password", "x"]`, and where a directive or SQL has a value. */
function blankSeparator(text: string, key: Key, end: number, quote: string): Separator | undefined {
  const beforeDash = text[key.start - 2] ?? ' ';
  const isFlag =
    text[key.start - 1] === '-' && text[end] !== '-' && (isBlank(beforeDash.charCodeAt(0)) || beforeDash === '-');
  const isSql = (text[end] === "'" || text[end] === '"') && quote === '';
  const before = text.slice(Math.max(0, key.start - 80), key.start);
  const isDirective =
    /(?:_header|\bENV|\bARG|\bsetenv)\s$/.test(before) ||
    (key.kind === 'password' && /\blogin\s+\S{1,64}\s+$/.test(before));
  const separator: Separator = { sign: ' ', end, isSpaced: false, quote };
  if (isFlag || isSql || isDirective || isDirectiveKey(text, key)) return separator;
  const saying = /(?:is |was |for |of )?/y;
  saying.lastIndex = end;
  const said = end + (saying.exec(text)?.[0].length ?? 0);
  const word = /[^\s"',;:/()[\]{}]{8,64}(?=[\s"',;.]|$)/y;
  word.lastIndex = said;
  return looksGenerated(word.exec(text)?.[0] ?? '') ? { ...separator, end: said } : undefined;
}

function isDirectiveKey(text: string, key: Key): boolean {
  return (
    key.beginsLine && /^(?:requirepass|masterauth|bindpw|rootpw|r[ow]community)$/i.test(text.slice(key.start, key.end))
  );
}

/** The next of the arguments, behind a flag in quotes or not. */
function argumentSeparator(text: string, key: Key, comma: number, quote: string): Separator | undefined {
  if (text[key.start - 1] !== '-' || text[comma] !== ',') return undefined;
  const blanks = /,[ \t]{0,8}/y;
  blanks.lastIndex = comma;
  return { sign: ' ', end: comma + (blanks.exec(text)?.[0].length ?? 1), isSpaced: false, quote };
}
