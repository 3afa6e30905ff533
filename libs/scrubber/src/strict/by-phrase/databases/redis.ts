import { endsStatement, phraseRule, quoted, said, value, type Phrase } from '../phrase.ts';

const q = String.raw`\\{0,3}"`;
const text = String.raw`([^"\\\r\n]{1,1024})(?=\\{0,3}")`;
const other = String.raw`[^"\\\r\n]{1,256}`;
const bulk = String.raw`(?:\r\n|\\r\\n)`;
const acl = String.raw`[>#]((?:[^\s"'>#][^\s"'\\]{0,1023})(?: [>#][^\s"'\\]{1,1024}){0,8})`;
const aclUser = /(?:(?:^|[\n"'\]>])\s{0,4}user|setuser)\s{1,4}\S{1,64}\s[^\n"]{0,160}$/i;

const phrases: readonly Phrase[] = [
  { hints: ['auth" "', 'auth\\" \\"'], ahead: said(`auth${q} ${q}${other}${q} ${q}${text}`), behind: /hello\\{0,3}" \\{0,3}"\d\\{0,3}" \\{0,3}"$/i },
  { hints: ['auth" "', 'auth\\" \\"'], ahead: said(`auth${q} (?:${q}${other}${q} (?=${q}${other}${q}${endsStatement}))?${q}${text}`), behind: /["r]$/i },
  { hints: ['> auth '], ahead: said(`> auth (?:\\S{1,64} (?=\\S{1,1024}${endsStatement}))?${value}${endsStatement}`), behind: /(?:\w:\d{1,5}|[\w)]\[\d{1,2}\]|not connected|redis)$/i },
  { hints: ['hello 2 auth ', 'hello 3 auth '], ahead: said(`hello [23] auth \\S{1,64} ${value}`) },
  { hints: ['auth\r\n$', 'auth\\r\\n$'], ahead: said(`auth${bulk}\\$\\d{1,4}${bulk}([^\\s"\\\\]{1,1024})(?=${bulk})`) },
  { hints: ['requirepass ', 'masterauth '], ahead: said(`(?:requirepass|masterauth) ${value}`), behind: /\bconfig set $/i },
  { hints: ['requirepass "', 'masterauth "', "requirepass '", "masterauth '"], ahead: said(`(?:requirepass|masterauth) ${quoted}`) },
  { hints: ['requirepass"', 'masterauth"', 'requirepass\\"', 'masterauth\\"', 'key-file-pass"', 'key-file-pass\\"'], ahead: said(`(?:requirepass|masterauth|key-file-pass)${q}(?:\\s{1,8}\\d{1,4}\\)\\s{1,4}|\\s{1,4})${q}${text}`) },
  { hints: ['auth-pass ', 'sentinel-pass '], ahead: said(`(?:auth|sentinel)-pass (?:\\S{1,128} (?=["']?\\S))?${value}(?=["']?\\s|$)`), behind: /\bsentinel (?:set \S{1,128} )?$/i },
  { hints: ['auth-pass" "'], ahead: said(`auth-pass${q} ${q}(?:${other}${q} ${q})?${text}`), behind: /sentinel\\{0,3}" [^\n]{0,100}$/i, reach: 128 },
  { hints: ['setuser" "', 'setuser\\" \\"'], ahead: said(`setuser${q}(?: ${q}${other}${q}){1,12} ${q}>${text}`) },
  { hints: ['on >', 'on #', '* >'], ahead: said(`(?:on|\\*) ${acl}`), behind: aclUser, reach: 256 },
]; // prettier-ignore

/**
 * Masks the passwords in commands and files of Redis: `AUTH ********`, `"CONFIG" "SET" "requirepass" "********"`, `user app on ********`.
 */
export const redisPassword = phraseRule(
  { name: 'redis-password', kind: 'header', about: 'The password in AUTH, CONFIG SET, ACL and the like of Redis' },
  phrases,
);
