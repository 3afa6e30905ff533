import { mayBeQuoted } from '../glances.ts';
import { phraseRule, said, type Phrase } from '../phrase.ts';

const literal = String.raw`\\{0,3}(?:'((?:[^'\\\r\n]|''|\\[^'\r\n]){1,1024})(?=\\{0,3}')|"([^"\\\r\n]{1,1024})(?=\\{0,3}"))`;
const account = String.raw`[^\s=;]{1,128}`;
const firstArgument = String.raw`(?:N?'[^'\r\n]{0,512}'|[^'",()\r\n]{1,128}(?:\([^'"()\r\n]{0,128}\))?)`;
const grants = /\b(?:create|alter|grant|link)\b[^;]{0,250}$/i;

const phrases: readonly Phrase[] = [
  { hints: ['identified'], ahead: said(`identified\\s{1,8}(?:with\\s{1,8}\\w{1,64}\\s{1,8})?(?:by|as)\\s{1,8}(?:values\\s{1,8}|password\\s{1,8})?${literal}`) },
  { hints: ['identified'], ahead: said(`identified by (?!values |password )([^\\s"';,()\\\\?:@$%&<][^\\s"';,()\\\\]{0,127})`), behind: grants, reach: 300 },
  { hints: ['password for', 'password =', 'password='], ahead: said(`password (?:for ${account} )?= ?(?:password|old_password)?\\(? ?${literal}`), behind: /\bset\s{1,8}$/i },
  { hints: ['password for', 'password from', 'password to'], ahead: said(`password (?:for ${account} )?(?:to|from) ${literal}`), behind: /\bset\s{1,8}$/i },
  { hints: ['password '], ahead: said(`password (?:N?'[^'\\r\\n]{0,128}'|null) ?, ?N?${literal}`), behind: /\bsp_$/i },
  { hints: ['sp_addlogin'], ahead: said(`sp_addlogin N?'[^'\\r\\n]{1,128}' ?, ?N?${literal}`) },
  { hints: ['crypt('], ahead: said(`crypt\\( ?${firstArgument} ?, ?${literal}`), behind: /\b(?:aes|pgp_sym)_(?:de|en)$/i },
  { hints: ['crypt('], ahead: said(`crypt\\(${literal}(?=' ?, ?[\\w'])`), behind: /(?:^|\W)$/ },
  { hints: ['cookies values', 'cookies` values', 'cookies" values'], ahead: said(`cookies[\`"]? values ?\\((?:[^',()\\n]{0,24},|'[^'\\n]{0,64}',){1,5}?'([\\w%+/=.-]{24,2048})(?=')`), behind: /\binto [`"]?\w{0,24}$/i },
  { hints: ['tokens values', 'tokens` values', 'tokens" values', 'sessions values', 'secrets values', 'credentials values', 'api_keys values', 'apikeys values', 'passwords values'], ahead: said(`(?:tokens|sessions|secrets|credentials|api_?keys|passwords)[\x60"]? values ?\\((?:[^',()\\n]{0,24},|'[^'\\n]{0,64}',){0,3}?'([\\w%+/=.-]{24,2048})(?=')`), behind: /\binto [`"]?[\w.]{0,24}$/i, isSecret: (text) => /\d/.test(text) && !/^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(text) },
  { hints: ['using '], ahead: said(`using ${literal}`), behind: /\bconnect to \S{1,80} user \S{1,64} $/i, reach: 200 },
  { hints: ['crypt_char(', 'crypt_binary(', 'crypt_tdes(', 'crypt_aes('], ahead: said(`crypt_(?:char|binary|tdes|aes)\\( ?${firstArgument} ?, ?${literal}`), behind: /\b(?:de|en)$/i },
  { hints: ["login "], ahead: said(`login [\\w.-]{1,64} ${literal}(?=['"]\\s{0,4};?\\s{0,4}(?:\\n|$))`), behind: /(?:^|\n|cqlsh(?::\w{1,48})?> )$/ },
  { hints: ['password '], ahead: said(`password ([^\\s"']{4,256})(?= container\\b)`), behind: /\bcatalog storage access [^\n;]{0,160} user \S{1,128} $/i, reach: 320 },
  { hints: ['passphrase('], ahead: said(`passphrase\\( ?N?${literal}`), behind: /\b(?:en|de)cryptby$/i },
]; // prettier-ignore

/** Masks the literal that SQL takes as a password or key: `IDENTIFIED BY '********'`, `SET PASSWORD FOR bob = '********'`. */
export const sqlPassword = phraseRule(
  {
    name: 'sql-password',
    kind: 'key',
    glance: mayHoldLiteral,
    about: 'The password behind IDENTIFIED BY, SET PASSWORD and the like in SQL',
  },
  phrases,
);

/** Masks the second password of a change: `SET PASSWORD FROM '********' TO '********'`. */
export const sqlChange = phraseRule(
  {
    name: 'sql-change',
    kind: 'key',
    glance: mayBeQuoted,
    about: 'The second password behind SET PASSWORD FROM in SQL',
  },
  [
    {
      hints: ['password '],
      ahead: said(`password from '[^'\\r\\n]{1,1024}' to ${literal}`),
      behind: /\bset\s{1,8}$/i,
    },
  ],
);

/** All but IDENTIFIED BY want a text in quotes. */
function mayHoldLiteral(bytes: Uint8Array, at: number): boolean {
  return (bytes[at]! | 32) === 105 || mayBeQuoted(bytes, at);
}
