import { holdsNoValue } from '../by-key/values/described-maps.ts';
import { isJoinedToMark } from './joined-to-marks.ts';
import { isNoValue } from './no-values.ts';
import { isReference } from './references.ts';

/** What stands for no value, for a value elsewhere, or for one that was masked already. */
const placeholders = new RegExp(
  `^(?:${[
    '[\\w.$-]{0,64}(?:: ?|=)?\\*{8}.*|\\*{3,}.*',
    '(?:[A-Za-z_][\\w.]{0,63})?\\(["\']?(?:value|word|token|key)-\\*{8}.*',
    '[a-z]{2,16} word-\\*{8}.{0,6}|[a-z]{2,16} ["\'](?:value|token|word|key)-\\*{8}.*',
    ', \\w+[:=].*',
    '["\']?(?:null|nil|none|undefined|true|false|empty|unset|yes|no|<nil>|<none>|<unset>|n/a)["\']?',
    'ENC\\[[^\\]]*\\]',
    '\\$\\([^)]*\\)',
    '\\{\\{[^\\n]{0,256}\\}\\}',
    '%%env_\\w{1,64}(?:%%)?|%[a-z]{2,24}\\.[\\w.]{2,48}%/[\\w./-]{1,128}|(?-i:\\{[A-Z]{3,16}_[A-Z_]{3,40}\\}?)|(?-i:(?:X{4,6}-){2,8}[A-Z0-9]{4,6})|\\$\\d\\w?\\$(?:mask|redacted)\\$?\\*{0,64}',
    '%\\([a-z_]+\\)s|%[svdq]|%%[a-z]+_[^%]*%%(?: source .{0,200})?',
    '[<\\[({]+(?:redacted|masked|hidden|filtered|removed|omitted|secret|sensitive(?: value)?|scrubbed|your[-_ ][^>\\])]*)[>\\])}]+',
    'redacted|masked|filtered|scrubbed',
    '#\\s.*',
    '[<\\[({](?:not?|none|never|nothing|nicht|kein\\w{0,2}|non|pas|sin|sem|nie|brak)(?: [a-z\\x80-\\xff]{2,16}){1,4}[>\\])}]?',
    '<[a-z]{2,16}(?: [a-z0-9.-]{1,16}){2,12}>',
    '(?:deleted|expired)(?:; ?(?:path|max-age|expires|domain|samesite)=[\\w/., :+-]*|; ?(?:secure|httponly)){0,8}|\\*|0{8}-(?:0{4}-){3}0{12}',
    '<masked:[\\w:.-]{1,40}>',
    'x{3,}(?:[-. ]x{3,}){0,8}|\\.{3}|-|~',
    '\\d{1,4} bytes',
    '\\((?:sensitive(?: value)?|known(?: after apply)?|not set|none)\\)?',
    '</?[a-z][a-z_ .-]{0,60}(?: \\d{1,4})?>',
    '<(?:redacted|masked|hidden)',
    'AWS(?:CURRENT|PREVIOUS|PENDING)',
    "<set to the key '[^']*' (?:in|of) [^>]*>(?:\\s+Optional: \\w+)?",
    'your[-_](?:[a-z]{1,16}[-_]){0,4}(?:password|token|secret|key)(?:[-_]here)?',
    '(?:lang|language|locale|theme|currency|timezone|consent)=[a-z_/\\d-]{1,16}(?:; ?(?:path|max-age|samesite|domain|expires|secure|httponly)(?:=[\\w/., :*~-]*)?)*',
    '[\\^~]\\d{1,4}(?:\\.\\d{1,6}){1,2}|>=? ?\\d{1,4}(?:\\.\\d{1,6}){0,2}',
    '(?:refreshing state|reading|creating|destroying|still creating)\\.{3}.*|(?:creation|destruction|modifications|read) complete after \\d.*',
    'on|off|str',
    '<[a-z]{1,12}',
    '\\*{12,}[\\w-]{1,5}\\W?.*',
    "\\\\[SswWdD][+*][^\\s]{0,8}|\\\\\\)[.*+?,\\\\|)\\d'/]{0,16}",
    'chauthtok\\)?:?',
    '[12]\\+\\d{1,3}\\+.*',
    '(?:bearer|basic|token) \\*{3,}',
    '[a-z]\\w{0,40}\\{[0-9a-f]{5,8}(?: [^{}]{0,160})?\\}?',
    'filename=\\S{1,128}.*',
    '(?-i:[A-Z][A-Za-z]{2,40})[{(](?:(?:algorithm|alg|type|size|length|format|version|creation-?timestamp|timestamp|created|expires?|provider)=[\\w:.+-]{0,40},? ?){1,8}[})]',
    '(?-i:AT[+&#^$%][A-Z]{2,12})\\??',
    '(?:see|siehe|voir|vedi|zie|column|spalte|colonne|columna) [a-z\\d]{1,16}(?: [a-z\\d]{1,16})?',
  ].join('|')})$`,
  'i',
);

/**
 * Whether a value can be left as it is: empty, `null`, `${REFERENCE}`, `ENC[handle]`, `[REDACTED]`, masked, or a map in brackets
 * that has none but such values and descriptions.
 */
export function isPlaceholder(value: string): boolean {
  const trimmed = value.trim();
  if (/^[{[]/.test(trimmed) && holdsNoValue(trimmed, isStandIn)) return true;
  return isStandIn(value) || (/[^([{]\)$/.test(trimmed) && isStandIn(trimmed.slice(0, -1)));
}

/** The like for what is no map. */
export function isStandIn(value: string): boolean {
  if (value.length > 256) return false;
  const trimmed = value.trim();
  const bare = trimmed.replace(/^(?:Bearer|Basic|Token) (?=\S)/i, '');
  if (isJoinedToMark(bare)) return false;
  return bare === '' || placeholders.test(bare) || isReference(bare) || isNoValue(bare) || isEncodedMark(bare);
}

/** Whether a value is the base64 of a mark in a secret's place: of `[redacted]`. */
function isEncodedMark(value: string): boolean {
  return (
    /^(?:W[3-9A-Za-z]|P[EFGHI]|Kio)[\w+/]{5,40}={0,2}$/.test(value) &&
    encodedMark.test(Buffer.from(value, 'base64').toString('latin1'))
  );
}

const encodedMark = /^(?:\[[a-z ]{4,24}\]|<[a-z ]{4,24}>|\*{3,})$/i;

/** What an error says when it says one word. */
const outcomes =
  /^(?:eof|ok|unauthori[sz]ed|forbidden|denied|missing|invalid|expired|required|incorrect|wrong|failed|timeout|unknown|unset|changed|rejected)$/i;

/**
 * Whether a value that stands in a sentence reads as its continuation rather than as a secret:
 * `token: connection refused` does, `token: k3y-1a` does not.
 */
export function isProse(value: string, isLastWord: boolean): boolean {
  const word = /^[^\s]*/.exec(value)?.[0].replace(/[.,;:!?)]+$/, '') ?? '';
  if (!/^[A-Za-z][a-z'-]{0,19}$/.test(word) && !/^[A-Z]{2,5}$/.test(word)) return false;
  return !isLastWord || word.length < 3 || outcomes.test(word);
}

/** Whether a value is the base64 of `user:password`. */
export function isBasicCredentials(value: string): boolean {
  return (
    /^[A-Za-z0-9+/_-]{6,}={0,2}$/.test(value) &&
    /^[\x20-\x39\x3b-\xff]*:[\x20-\xff]*$/.test(Buffer.from(value, 'base64').toString('latin1'))
  );
}

/** Whether a word has what only machines mix: lower case, upper case and digits. */
export function looksGenerated(value: string): boolean {
  return (
    value.length >= 8 && !value.includes('****') && /[a-z]/.test(value) && /[A-Z]/.test(value) && /[0-9]/.test(value)
  );
}

/** Whether what stands behind `Bearer` or `Basic` is a parameter of a challenge, as in `WWW-Authenticate: Bearer realm="…"`, or of an answer of OAuth. */
export function isSchemeParameter(value: string): boolean {
  return (
    /^(?:realm|scope|service|error|error_description|charset|authorization_uri)=$/i.test(value) ||
    /^(?:scope=[a-z_:,]{1,40}|expires?_in=\d{1,9})$/.test(value)
  );
}
