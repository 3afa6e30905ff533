/** What stands for no value, for a value elsewhere, or for one that was masked already. */
const placeholders = new RegExp(
  [
    '[\\w.$-]{0,64}\\*{8}.*|\\*{3,}.*',
    '["\']?(?:null|nil|none|undefined|true|false|empty|unset|yes|no|<nil>|<none>|<unset>|n/a)["\']?',
    'ENC\\[[^\\]]*\\]',
    '\\$\\{[^}]*\\}',
    '\\$\\([^)]*\\)',
    '\\$[A-Z_][A-Z0-9_]*',
    '\\{\\{[^}]*\\}\\}',
    '%\\([a-z_]+\\)s|%[svdq]|%%[a-z]+_[^%]*%%',
    '[<\\[({]+(?:redacted|masked|hidden|filtered|removed|omitted|secret|sensitive(?: value)?|scrubbed|your[-_ ][^>\\])]*)[>\\])}]+',
    'redacted|masked|filtered|scrubbed',
    'x{3,}|\\.{3}|-',
  ].join('|'),
  'iy',
);

/** Whether a value can be left as it is: empty, `null`, `${REFERENCE}`, `ENC[handle]`, `[REDACTED]` or masked. */
export function isPlaceholder(value: string): boolean {
  if (value.length > 256) return false;
  const trimmed = value.trim();
  if (trimmed === '') return true;
  placeholders.lastIndex = 0;
  return placeholders.exec(trimmed)?.[0].length === trimmed.length;
}

/** What an error says when it says one word. */
const outcomes =
  /^(?:eof|ok|unauthori[sz]ed|forbidden|denied|missing|invalid|expired|required|incorrect|wrong|failed|timeout|unknown|unset|changed|rejected)$/i;

/**
 * Whether a value that stands in a sentence reads as its continuation rather than as a secret:
 * `token: connection refused` does, `token: k3y-1a` does not.
 */
export function isProse(value: string, isLastWord: boolean): boolean {
  const word = /^[^\s]*/.exec(value)?.[0].replace(/[.,;:!?)]+$/, '') ?? '';
  if (!/^[A-Za-z][a-z'-]{0,15}$/.test(word) && !/^[A-Z]{2,5}$/.test(word)) return false;
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
