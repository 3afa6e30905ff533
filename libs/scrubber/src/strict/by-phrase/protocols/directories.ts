import { phraseRule, said, value, type Phrase } from '../phrase.ts';

const hash = String.raw`([A-Za-z0-9+/=.$,_-]{8,1024})`;
const scheme = String.raw`\{(?:s?sha\d{0,3}|s?md5|crypt|pbkdf2[\w-]{0,16}|argon2\w{0,2}|cleartext|plain|sha512-crypt|blf-crypt)\}`;

const phrases: readonly Phrase[] = [
  { hints: ['password:: ', 'pwd:: '], ahead: said(`(?:password|pwd):: ([A-Za-z0-9+/]{4,8192}={0,2})`) },
  { hints: ['nthash', 'lmhash', 'ntuserhash', 'lmuserhash', 'lmsecurehash', 'nt hash', 'lm hash'], ahead: said(`(?!(?<=(?-i:[a-z]))(?-i:ntHash))(?:nt|lm)(?:user|lm|secure)? ?hash["']?(?: ?(?:::?|=) ?| )["']?([0-9a-f]{32}|[A-Za-z0-9+/]{22}==)(?![\\w+/=])`) },
  { hints: ['passntlmv2', 'passnt', 'passlm'], ahead: said(`pass(?:ntlmv2|nt|lm)(?: ?[=:] ?| )([0-9a-f]{32})(?!\\w)`) },
  { hints: ['userpkcs12::', 'krbprincipalkey::', 'supplementalcredentials::', 'msfve-keypackage::', 'ntpwdhistory::'], ahead: said(`(?:userpkcs12|krbprincipalkey|supplementalcredentials|msfve-keypackage|ntpwdhistory):: ([A-Za-z0-9+/]{16,8192}={0,2})`) },
  { hints: ['bitlocker', 'recoverypassword', 'recovery password', 'recovery key', 'numerical password', 'wiederherstellungs'], ahead: said(`(?:bitlocker|recovery ?password|recovery key|numerical password|wiederherstellungs\\w{0,16})[^\\d]{0,64}((?:\\d{6}-){7}\\d{6})(?![\\d-])`) },
  { hints: ['userpassword'], ahead: said(`userpassword[:=] ?${scheme}${hash}`) },
  { hints: ['{ssha', '{sha', '{smd5', '{crypt'], ahead: said(`${scheme}(?![0-9a-f]{32,64}(?![\\w+/=]))${hash}`) },
  { hints: ['{plain', '{clear'], ahead: said(`\\{(?:plain|cleartext|clear)(?:\\.\\w{2,8})?\\}([^\\s:"'\\\\,{}%][^\\s:"'\\\\,{}]{2,255})`) },
  { hints: ['credentials='], ahead: said(`credentials=${value}`), behind: /\bbind(?:dn|method)=[^\n]{1,220}$/i, reach: 240 },
  { hints: ['simple: '], ahead: said(`simple: (?:0x)?([0-9a-f]{8,256})(?!\\w)`), behind: /bindRequest[^\n]{0,80}$|(?:^|\n)[ \t]{4,60}$/i, reach: 96, isSecret: isTextInHex },
  { hints: ['enc(1', 'enc(2', 'enc(3', 'enc(4', 'enc(5', 'enc(6', 'enc(8'], ahead: said(`enc\\((\\d{1,6}:[0-9a-f]{16,128}:[0-9a-f]{32,512})(?=\\))`) },
  { hints: ['login incorrect', 'login ok'], ahead: said(`login (?:incorrect|ok)[^\\n[]{0,200}\\[[^/\\]\\s]{1,128}/([^\\]\\r\\n]{1,256})(?=\\] ?\\()`) },
  { hints: ['authtok'], ahead: said(`authtok ?= ?([^\\s"']{1,256})`), behind: /ldap_default_$/i },
  { hints: ['user='], ahead: said(`user=[^,%\\s=]{1,64}%(?![0-9a-f]{2})([^,\\s"'&]{3,128})(?=,|\\s|["']|$)`) },
]; // prettier-ignore

/**
 * Masks what directories and RADIUS servers write of passwords: `userPassword:: ********`, `{SSHA}********`, `Login incorrect:
 * [bob/********]`, and a mount of
 * Samba's: `user=bob%********`.
 */
export const directoryPassword = phraseRule(
  { name: 'directory-password', kind: 'header', about: 'A password, or its hash, as LDIF, LDAP and RADIUS write it' },
  phrases,
);

/** Whether digits in hexadecimal are those of a text that somebody could type. */
function isTextInHex(digits: string): boolean {
  return digits.length % 2 === 0 && /^[\x20-\x7e]+$/.test(Buffer.from(digits, 'hex').toString('latin1'));
}
