import type { Key } from './key.ts';
import { looksGenerated } from '../../value/plain-values.ts';
import { isBlank } from '../../rule.ts';
import { isGenerated, isUuid, passwordAfterUser } from '../../value/secret-values.ts';

const nginxPass = /^(?:proxy|grpc|fastcgi|scgi|uwsgi|memcached|redis2?|ajp|tcp|udp)_pass$/;

/** What stands between a key and its value. */
export interface Separator {
  sign: ':' | '=' | ' ' | '>' | '|' | 'encoded';
  /** Where the value begins. */
  end: number;
  isSpaced: boolean;
  /** The quote behind the key, with its backslashes; empty: none. */
  quote: string;
}

/** A blank separates behind a flag, as in `--password x` or `["--password", "x"]`, and where a directive or SQL has a value. */
export function blankSeparator(text: string, key: Key, end: number, quote: string): Separator | undefined {
  if (isUpstream(text, key, end) || text[key.start - 1] === '/') return undefined;
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
    /(?:[_-]header|\bENV|\bARG|\bsetenv|EnvVar|\b(?:fastcgi|uwsgi|scgi)_param|\bpassenger_env_var)\s{1,8}$/i.test(
      before,
    ) ||
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
  const next = word.exec(text)?.[0] ?? '';
  const isRaw = key.kind === 'token' && (isUuid(next) || /^[0-9a-f]{32,64}$/i.test(next));
  return isRaw || looksGenerated(next) ? { ...separator, end: said } : undefined;
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

/** Where nginx passes requests to: `scgi_pass localhost:4000;`. */
function isUpstream(text: string, key: Key, at: number): boolean {
  const value = /[^\s"';]{1,256};/y;
  value.lastIndex = at;
  return nginxPass.test(text.slice(key.start, key.end)) && value.test(text);
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
export function argumentSeparator(text: string, key: Key, comma: number, quote: string): Separator | undefined {
  const blanks = /,[ \t]{0,32}/y;
  blanks.lastIndex = comma;
  const end = comma + (blanks.exec(text)?.[0].length ?? 1);
  const opens =
    /(.)[ \t]{0,8}$/.exec(text.slice(Math.max(0, key.start - quote.length - 10), key.start - quote.length))?.[1] ?? '';
  const isPair = (quote === '' ? opens === '{' : '({'.includes(opens) && opens !== '') && /["'<]/.test(text[end] ?? '');
  const isArgument = text[key.start - 1] === '-';
  return isArgument || isPair ? { sign: isArgument ? ' ' : '=', end, isSpaced: false, quote } : undefined;
}

/** The value of a flag that stands on the line below it, as lists of arguments are printed. */
function nextLine(text: string, separator: Separator): Separator | undefined {
  const indentation = /\r?\n[ \t]{1,32}(?:- )?(?=[^\s-])/y;
  indentation.lastIndex = separator.end;
  const found = indentation.exec(text)?.[0];
  return found === undefined ? undefined : { ...separator, end: separator.end + found.length };
}

export function isLineEnd(character: string | undefined): boolean {
  return character === '\n' || character === '\r';
}
