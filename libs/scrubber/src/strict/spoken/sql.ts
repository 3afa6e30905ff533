import type { StrictRule } from '../rule.ts';
import { phraseRule, said, type Phrase } from './phrase.ts';
import { isNoWord } from './stays.ts';

const literal = String.raw`\\{0,3}(?:'((?:[^'\\\r\n]|''|\\[^'\r\n]){1,1024})(?=\\{0,3}')|"([^"\\\r\n]{1,1024})(?=\\{0,3}"))`;
const account = String.raw`[^\s=;]{1,128}`;
const firstArgument = String.raw`(?:N?'[^'\r\n]{0,512}'|[^'",()\r\n]{1,128}(?:\([^'"()\r\n]{0,128}\))?)`;
const grants = /\b(?:create|alter|grant|link)\b[^;\n]{0,250}$/i;

const phrases: readonly Phrase[] = [
  { hints: ['identified'], ahead: said(`identified\\s{1,8}(?:with\\s{1,8}\\w{1,64}\\s{1,8})?(?:by|as)\\s{1,8}(?:values\\s{1,8}|password\\s{1,8})?${literal}`) },
  { hints: ['identified'], ahead: said(`identified by (?!values |password )([^\\s"';,()\\\\]{1,128})`), behind: grants },
  { hints: ['identified'], ahead: said(`identified by ([^\\s"';,()\\\\]{1,128})`), isSecret: isNoWord },
  { hints: ['set password'], ahead: said(`set password (?:for ${account} )?= ?(?:password|old_password)?\\(? ?${literal}`) },
  { hints: ['set password'], ahead: said(`set password (?:for ${account} )?(?:to|from) ${literal}`) },
  { hints: ["' to '", '" to "'], ahead: said(`["'] to ${literal}`), behind: /set\s{1,8}password\s{1,8}from\s{1,8}["'][^"'\n]{1,128}$/i },
  { hints: ['with password', 'by password'], ahead: said(`(?:with|by) password ?= ?N?${literal}`) },
  { hints: ['sp_addlogin', 'sp_addremotelogin'], ahead: said(`sp_addlogin N?'[^'\\r\\n]{1,128}' ?, ?N?${literal}`) },
  { hints: ['sp_password'], ahead: said(`sp_password (?:N?'[^'\\r\\n]{0,128}'|null) ?, ?N?${literal}`) },
  { hints: ['@passw', '@rmtpassw', '@pwd'], ahead: said(`@(?:rmt)?(?:passwd|password|pwd) ?= ?N?${literal}`) },
  { hints: ['aes_decrypt', 'aes_encrypt'], ahead: said(`aes_(?:de|en)crypt ?\\( ?${firstArgument} ?, ?${literal}`) },
  { hints: ['pgp_sym_'], ahead: said(`pgp_sym_(?:de|en)crypt(?:_bytea)? ?\\( ?${firstArgument} ?, ?${literal}`) },
  { hints: ["crypt('"], ahead: said(`crypt\\(${literal}(?=' ?, ?[\\w'])`), behind: /(?<!\w)$/ },
  { hints: ['encryptbypassphrase', 'decryptbypassphrase'], ahead: said(`(?:en|de)cryptbypassphrase ?\\( ?N?${literal}`) },
]; // prettier-ignore

/** Masks the literal that SQL takes as a password or key: `IDENTIFIED BY '********'`, `SET PASSWORD FOR bob = '********'`. */
export const sqlPassword = phraseRule(
  { name: 'sql-password', kind: 'key', about: 'The password behind IDENTIFIED BY, SET PASSWORD and the like in SQL' },
  phrases,
);

/** Masks the password that a function or a prefix stands before: `password = N'********'`, `pass = MD5('********')`. */
export const sqlCall: StrictRule = {
  ...phraseRule(
    { name: 'sql-call', kind: 'key', about: 'A password that SQL hands to a function, or writes as N, behind a sign' },
    [{ hints: ['pass', 'pwd'], ahead: said(`(?:pass|pwd)\\w{0,16} ?= ?(?:N|\\w{2,32}\\( ?)${literal}`) }],
  ),
  glance: mayBeCall,
};

/** Whether `=`, and then a letter, stand behind the word at a place. */
function mayBeCall(bytes: Uint8Array, at: number): boolean {
  let end = at;
  while (end < at + 24 && (bytes[end]! | 32) > 94) end += 1;
  while (bytes[end] === 32 && end < at + 28) end += 1;
  return bytes[end] === 61;
}
