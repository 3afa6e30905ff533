import { phraseRule, quoted, said, value, type Phrase } from './phrase.ts';

const q = String.raw`\\{0,3}"`;
const text = String.raw`([^"\\\r\n]{1,1024})(?=\\{0,3}")`;
const other = String.raw`[^"\\\r\n]{1,256}`;
const bulk = String.raw`(?:\r\n|\\r\\n)`;
const acl = String.raw`((?:[>#][^\s"'>#][^\s"'\\]{0,1023})(?: [>#][^\s"'\\]{1,1024}){0,8})`;
const aclUser = /(?:^|[\n"'\]>]|setuser\s)\s{0,4}(?:user\s|(?<=setuser\s))\s{0,4}\S{1,64}\s[^\n"]{0,160}$/i;

const phrases: readonly Phrase[] = [
  { hints: ['"auth" "', '"auth\\" \\"'], ahead: said(`${q}auth${q} (?:${q}${other}${q} )${q}${text}`), behind: /hello\\{0,3}" \\{0,3}"\d\\{0,3}" $/i },
  { hints: ['"auth" "', '"auth\\" \\"'], ahead: said(`${q}auth${q} (?:${q}${other}${q} (?=${q}${other}${q}\\s{0,4}(?:\\r?\\n|$)))?${q}${text}`) },
  { hints: ['> auth '], ahead: said(`> auth (?:\\S{1,64} (?=\\S{1,1024}\\s{0,8}?(?:\\n|$)))?${value}(?=["']?\\s{0,8}?(?:\\n|$))`), behind: /(?:\w:\d{1,5}|[\w)]\[\d{1,2}\]|not connected|redis)$/i },
  { hints: ['hello 2 auth', 'hello 3 auth'], ahead: said(`hello [23] auth \\S{1,64} ${value}`) },
  { hints: ['auth\r\n$', 'auth\\r\\n$'], ahead: said(`auth${bulk}\\$\\d{1,4}${bulk}([^\\s"\\\\]{1,1024})(?=${bulk})`) },
  { hints: ['config set requirepass', 'config set masterauth'], ahead: said(`config set (?:requirepass|masterauth) ${value}`) },
  { hints: ['requirepass"', 'masterauth"', 'requirepass\\"', 'masterauth\\"', 'tls-key-file-pass"'], ahead: said(`(?:requirepass|masterauth|tls-key-file-pass)${q}(?:\\s{1,8}\\d{1,4}\\)\\s{1,4}|\\s{1,4})${q}${text}`) },
  { hints: ['requirepass "', 'masterauth "', "requirepass '", "masterauth '"], ahead: said(`(?:requirepass|masterauth) ${quoted}`) },
  { hints: ['auth-pass ', 'sentinel-pass '], ahead: said(`auth-pass \\S{1,128} ${value}(?=["']?\\s|$)`) },
  { hints: ['sentinel-pass '], ahead: said(`sentinel-pass ${value}`), behind: /sentinel\s{1,4}$/i },
  { hints: ['auth-pass" "'], ahead: said(`auth-pass${q} ${q}(?:${other}${q} ${q})?${text}`) },
  { hints: ['" ">', '\\" \\">'], ahead: said(`${q} ${q}>${text}`), behind: /setuser[^\n]{0,240}$/i },
  { hints: ['on >', 'on #', '* >', '* #', '@all >', 'reset >'], ahead: said(`(?:on|\\*|@\\w{1,16}|reset) ${acl}`), behind: aclUser },
]; // prettier-ignore

/** Masks the passwords in commands and files of Redis: `AUTH ********`, `"CONFIG" "SET" "requirepass" "********"`, `user app on ********`. */
export const redisPassword = phraseRule(
  { name: 'redis-password', kind: 'header', about: 'The password in AUTH, CONFIG SET, ACL and the like of Redis' },
  phrases,
);
