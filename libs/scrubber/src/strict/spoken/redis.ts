import { endsStatement, phraseRule, quoted, said, value, type Phrase } from './phrase.ts';

const q = String.raw`\\{0,3}"`;
const text = String.raw`([^"\\\r\n]{1,1024})(?=\\{0,3}")`;
const other = String.raw`[^"\\\r\n]{1,256}`;
const bulk = String.raw`(?:\r\n|\\r\\n)`;
const acl = String.raw`[>#]((?:[^\s"'>#][^\s"'\\]{0,1023})(?: [>#][^\s"'\\]{1,1024}){0,8})`;
const aclUser = /(?:(?:^|[\n"'\]>])\s{0,4}user|setuser)\s{1,4}\S{1,64}\s[^\n"]{0,160}$/i;

const phrases: readonly Phrase[] = [
  { hints: ['auth" "', 'auth\\" \\"'], ahead: said(`auth${q} ${q}${other}${q} ${q}${text}`), behind: /hello\\{0,3}" \\{0,3}"\d\\{0,3}" \\{0,3}"$/i },
  { hints: ['auth" "', 'auth\\" \\"'], ahead: said(`auth${q} (?:${q}${other}${q} (?=${q}${other}${q}${endsStatement}))?${q}${text}`), behind: /["r]$/i },
  { hints: ['auth '], ahead: said(`auth (?:\\S{1,64} (?=\\S{1,1024}${endsStatement}))?${value}${endsStatement}`), behind: /(?:\w:\d{1,5}|[\w)]\[\d{1,2}\]|not connected|redis)> $/i },
  { hints: ['auth '], ahead: said(`auth \\S{1,64} ${value}`), behind: /\bhello [23] $/i },
  { hints: ['auth\r\n$', 'auth\\r\\n$'], ahead: said(`auth${bulk}\\$\\d{1,4}${bulk}([^\\s"\\\\]{1,1024})(?=${bulk})`) },
  { hints: ['pass ', 'auth '], ahead: said(`(?:pass|auth) ${value}`), behind: /\bconfig set (?:require|master)$/i },
  { hints: ['pass "', 'auth "', "pass '", "auth '"], ahead: said(`(?:pass|auth) ${quoted}`), behind: /(?:require|master)$/i },
  { hints: ['pass"', 'auth"', 'pass\\"', 'auth\\"'], ahead: said(`(?:pass|auth)${q}(?:\\s{1,8}\\d{1,4}\\)\\s{1,4}|\\s{1,4})${q}${text}`), behind: /(?:require|master|key-file-)$/i },
  { hints: ['pass '], ahead: said(`pass (?:\\S{1,128} (?=["']?\\S))?${value}(?=["']?\\s|$)`), behind: /\bsentinel (?:set \S{1,128} )?(?:auth|sentinel)-$/i },
  { hints: ['pass" "'], ahead: said(`pass${q} ${q}(?:${other}${q} ${q})?${text}`), behind: /sentinel\\{0,3}" [^\n]{0,100}auth-$/i, reach: 128 },
  { hints: ['setuser" "', 'setuser\\" \\"'], ahead: said(`setuser${q}(?: ${q}${other}${q}){1,12} ${q}>${text}`) },
  { hints: ['on >', 'on #', '* >'], ahead: said(`(?:on|\\*) ${acl}`), behind: aclUser, reach: 256 },
]; // prettier-ignore

/** Masks the passwords in commands and files of Redis: `AUTH ********`, `"CONFIG" "SET" "requirepass" "********"`, `user app on ********`. */
export const redisPassword = phraseRule(
  { name: 'redis-password', kind: 'header', about: 'The password in AUTH, CONFIG SET, ACL and the like of Redis' },
  phrases,
);
