import { tableOf } from '../../scan/byte-table.ts';
import { phraseRule, said, value, type Phrase } from '../phrase.ts';
import { isNoWord } from '../stays.ts';

const form = '(?:plaintext|ciphertext|sha-?1|sha-?256|sha-?512|md5|hash|encrypted)';
const name = String.raw`(?:"[^"\r\n]{1,64}"|[^\s"']{1,64})`;
const hex = (least: number): string => `([0-9a-f]{${least},512})(?![\\w-])`;

const phrases: readonly Phrase[] = [
  // Passwords of ProCurve and Aruba, keys of Arista and tac_plus
  { hints: ['password manager', 'password operator', 'password all', 'password port-access'], ahead: said(`password (?:manager|operator|all|port-access)(?: user-name ${name})? ${form} ${value}`) },
  { hints: ['password ciphertext ', 'password plaintext ', 'key ciphertext ', 'key plaintext '], ahead: said(`(?:password|key) (?:ciphertext|plaintext) ${value}`) },
  { hints: ['mgmt-user '], ahead: said(`mgmt-user ${name} ${name} ${hex(32)}`) },
  { hints: ['key = 7 ', 'key=7 '], ahead: said(`key ?= ?7 ${hex(6)}`) },
  { hints: ['key = 0 ', 'key = 6 ', 'key = 8 '], ahead: said(`key = [068] (\\S{6,128})(?=\\s{0,4}(?:\\n|$))`), isSecret: isNoWord },
  { hints: ['key '], ahead: said(`key [0-9a-f]{2,64} [0678] (\\$?[0-9a-z$./+=]{16,256})(?=\\s|$)`), behind: /(?:^|\s)$/ },
  // NetScaler, UniFi, cellular modems
  { hints: ['system user ', 'aaa user '], ahead: said(`(?:system|aaa) user ${name} (?:-password )?${hex(32)}(?= -encrypted)`) },
  { hints: ['set-adopt '], ahead: said(`set-adopt \\S{1,160} ${hex(32)}`) },
  { hints: ['at%cmng=0,'], ahead: said(`at%cmng=0,\\d{1,10},[23](?:,"[^"\\n]{0,128}")?,"([^"\\r\\n]{8,8192})(?=")`) },
  { hints: ['sv_setsteamaccount'], ahead: said(`sv_setsteamaccount(?: |" ?"?)${hex(32)}`) },
  { hints: ['scep challenge'], ahead: said(`scep challenge(?: password)?(?:[:=] ?| )${hex(16)}`) },
  { hints: ['dpb="'], ahead: said(`dpb="([0-9a-f]{14,256})(?=")`) },
  { hints: ['gslt'], ahead: said(`gslt["']? ?(?:->|:|=)? ?["']?${hex(32)}`) },
  // Keys of machines that pay, under a master key or in parts
  { hints: ['lmk', 'zmk', 'zpk', 'tmk', 'tpk', 'bdk', 'zak', 'tak', 'pvk', 'cvk', 'ipek'].flatMap((name) => [`${name}:`, `${name}=`, `${name} =`]), ahead: said(`[a-z]{3,4} ?(?::|=) ?["']?([utxys]?[0-9a-f]{32}(?:[0-9a-f]{16})?)(?![0-9a-z])`), behind: /(?:^|[^a-z])$/i },
  { hints: ['component 1', 'component 2', 'component 3'], ahead: said(`component [123] ?(?::|=) ?((?:[0-9a-f]{4} ){7,11}[0-9a-f]{4}|[0-9a-f]{32}(?:[0-9a-f]{16})?)(?![0-9a-z])`) },
  // Files of servers
  { hints: ['"hash"'], ahead: said(`"hash" ?: ?"([0-9a-f]{129,2048})(?=")`) },
  { hints: [' protected="'], ahead: said(` protected="([A-Za-z0-9+/]{40,1024}={0,2})(?=")`) },
  { hints: ['password hash:', 'password hash =', 'password hash is', 'passwort-hash:', 'password digest:'], ahead: said(`passwor[dt](?: |-)(?:hash|digest)(?: is|:| =) ["']?([0-9a-f]{32,128}|[A-Za-z0-9+/]{20,88}={1,2})(?![\\w+/=])`) },
  { hints: ['<password '], ahead: said(`<password (?:[\\w-]{1,24}="[^"\\n]{0,128}" ){0,4}hash="([^"\\n]{16,512})(?=")`) },
  { hints: ['appl_server_id='], ahead: said(`appl_server_id=${hex(32)}`) },
  { hints: ['<key>'], ahead: said(String.raw`<key>([A-Za-z0-9+/=]{40,128})</key>(?=\s{0,40}<secret>)`) },
  { hints: [' cipher ', ' cipher='], ahead: said(` cipher(?:=| )([A-Za-z0-9+/]{40,4096}={0,2})(?![\\w-])`), isSecret: isMixed },
  // What is typed into a program that asks for a password, as Linux' audit has it
  { hints: ['comm="passwd"', 'comm="su"', 'comm="sudo"', 'comm="chpasswd"', 'comm="cryptsetup"', 'comm="ssh"', 'comm="kinit"', 'comm="smbpasswd"', 'comm="htpasswd"', 'comm="ssh-add"'], ahead: said(`comm="[\\w-]{2,16}" data=([0-9a-f]{4,1024})(?!\\w)`), behind: /\btype=(?:USER_)?TTY [^\n]*$/, reach: 240 },
  // What virtual machines are started with
  { hints: ['object secret,', 'object=secret,'], ahead: said(`object(?:=| )secret,(?:[^\\s"']{0,200},)?data=([^,\\s"']{1,1024})`) },
]; // prettier-ignore

function isMixed(text: string): boolean {
  return /[a-z]/.test(text) && /[A-Z]/.test(text) && /\d/.test(text);
}

/** Masks passwords and keys that devices and servers keep as a hash, or in hexadecimal: `password manager sha1 "********"`. */
export const deviceHash = phraseRule(
  { name: 'device-hash', kind: 'header', glance: mayBeHash, about: 'A password or key that a device or server keeps as a hash or in hexadecimal' },
  phrases,
); // prettier-ignore

const letterK = 107;
const isBlank = tableOf(/[ \t]/);
const inHex = tableOf(/[\da-fA-F]/);
/** What `key` can go on with besides a number: `ciphertext`, `plaintext`, `=`. */
const goesOn = tableOf(/[cCpP=]/);
const isForm = tableOf(/[0678]/);

/** Whether the word `key`, which stands in sentences too, could be followed by what this rule asks for; other hints are rare. */
function mayBeHash(bytes: Uint8Array, at: number): boolean {
  let behind = at + 'key'.length;
  if ((bytes[at]! | 32) !== letterK || isBlank[bytes[behind]!] !== 1) return true;
  while (isBlank[bytes[behind]!] === 1) behind += 1;
  if (goesOn[bytes[behind]!] === 1) return true;
  while (inHex[bytes[behind]!] === 1) behind += 1;
  while (isBlank[bytes[behind]!] === 1) behind += 1;
  return isForm[bytes[behind]!] === 1;
}
