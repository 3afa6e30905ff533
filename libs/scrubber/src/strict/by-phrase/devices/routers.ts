import { isProse } from '../../value/plain-values.ts';
import { mayEndStatement } from '../glances.ts';
import { endsStatement, phraseRule, quoted, said, value, type Phrase } from '../phrase.ts';
import { tableOf } from '../../scan/byte-table.ts';
import { isNoWord } from '../stays.ts';

/** How the secret is written, as a digit or a word; none: in clear. */
const form = String.raw`(?:(?:[0-9]|encrypted|hash|clear|text|md5|sha512|(?:irreversible-)?cipher|simple|plain) )?`;
const isSecret = (text: string): boolean => !isProse(text, true);
const forms = (word: string): string[] => ['0', '4', '5', '6', '7', '8', '9'].map((digit) => `${word} ${digit} `);
const isAuthentication =
  /(?:\b(?:ntp|ospf|isis|bgp|rip|ldp|msdp|vrrp|set|ip|area)\s[^\n]{0,120}|(?:^|\n)[ \t]{0,16})$/i;

const phrases: readonly Phrase[] = [
  { hints: ['password ', 'secret '], ahead: said(`(?:password|secret) (?:level \\d{1,2} )?${form}${value}(?:${endsStatement}|(?=["']? (?:encrypted|role|privilege)))`), behind: /(?:^|[\n>#:\]"'])[ \t]{0,16}(?:enable |isis |area-|domain-|peer \S{1,64} |local-user \S{1,64} |username \S{1,64} (?:(?:privilege \d{1,2}|role \S{1,32}|autocommand \S{1,32}) ){0,3}|neighbor \S{1,64} |ppp (?:chap|pap sent-username \S{1,128}) )$/i, reach: 240, isSecret },
  { hints: [...forms('password'), ...forms('secret')], ahead: said(`(?:password|secret) \\d (\\$\\d\\$\\S{8,256}|[0-9A-F]{6,256})(?=\\s|$)`) },
  { hints: ['key 0 ', 'key 6 ', 'key 7 ', 'key 8 '], ahead: said(`key [0678] ${value}`), behind: /[ \t\n]$/ },
  { hints: ['isakmp key ', 'ike key ', 'set-key '], ahead: said(`(?:isakmp |ike |set-)key (?:ascii |hex )?${form}${value}`) },
  { hints: ['tacacs-server ', 'radius-server '], ahead: said(`(?:tacacs|radius)-server (?:host \\S{1,64} (?:[a-z-]{1,16} \\d{1,5} ){0,4})?key ${form}${value}`) },
  { hints: ['shared-key address', 'shared-key hostname'], ahead: said(`shared-key (?:address|hostname) \\S{1,128} (?:\\d[\\d.]{6,16} )?key ${form}${value}`) },
  { hints: ['key-string '], ahead: said(`key-string ${form}${value}${endsStatement}`), isSecret },
  { hints: ['key local', 'key remote', 'key ascii-text', 'key hexadecimal', 'key simple', 'key cipher'], ahead: said(`key (?:local|remote|ascii-text|hexadecimal|simple|cipher) ${form}${value}`), behind: /pre-shared-$/i },
  { hints: ['shared-key '], ahead: said(`shared-key (?!address|hostname|local|remote)${form}${value}${endsStatement}`), behind: /(?:^|\n)[ \t]{0,16}pre-$/i, isSecret },
  { hints: ['digest-key '], ahead: said(`digest-key \\d{1,3} (?:md5|sha\\S{0,8}) ${form}${value}`) },
  { hints: ['authentication-key '], ahead: said(`authentication-key (?:\\d{1,5} )?(?:(?:md5|sha\\S{0,8}|type \\w{1,8} value) )?${form}${value}`), behind: isAuthentication, reach: 160 },
  { hints: ['passwd ', 'password ', 'secret ', 'passphrase '], ahead: said(`(?:passwd|password|secret|passphrase) (?:ENC )?${value}(?=["']?\\s)`), behind: /(?:^|\n)[ \t]{0,16}set (?:psk)?$/i, isSecret: isNoWord },
  { hints: ['enc '], ahead: said(`enc ([A-Za-z0-9+/=]{12,1024})`), behind: /\bset [\w-]{1,40} $/i },
  { hints: ['stats auth '], ahead: said(`stats auth [\\w.@-]{1,64}:([^\\s"']{1,256})`) },
  { hints: ['login='], ahead: said(`login=[\\w.@-]{1,64}:([^\\s"']{1,256})`), behind: /cache_peer [^\n]{1,200}$/, reach: 220 },
  { hints: ['$9$', '$8$'], ahead: /\$[89]\$([^\s"'\\;]{6,512})/y, behind: /["' ]$/ },
  { hints: ['psk "', "psk '", 'psk 0'], ahead: said(`psk (?:${quoted}|(0[xs]\\S{6,512}))`), behind: /: $/ },
  { hints: [': eap ', ': rsa ', ': ecdsa ', ': ed25519 ', ': pkcs12 ', ': pkcs8 ', ': p12 '], ahead: said(`: (?:eap|(?:rsa|ecdsa|ed25519|pkcs12|pkcs8|p12) \\S{1,128}) ${quoted}`) },
  { hints: ["r0kh '", "r1kh '", 'r0kh=', 'r1kh='], ahead: said(`r[01]kh(?:=| )["']?[0-9a-f:]{17}[,\\x20][^,'"\\s]{1,64}[,\\x20]([0-9a-f]{32,64})(?![0-9a-f])`) },
  { hints: [': xauth ', ': ntlm ', ': pin '], ahead: said(`: (?:xauth|ntlm|pin) (?:${quoted}|([^\\s"']{4,64}))`), isSecret: (text) => /\d|[_-]|[a-z][A-Z]/.test(text) },
  { hints: ['nhrp authentication '], ahead: said(`nhrp authentication ${form}${value}${endsStatement}`) },
  { hints: ['inline:'], ahead: said(`inline:([A-Za-z0-9+/]{40,64}={0,2})(?![\\w+/=])`), behind: /_(?:SHA\d_\d\d|GCM(?:_\d)?) $/i },
  { hints: ['option key'], ahead: said(`option key\\d? (?:'([^'\\n]{5,128})(?=')|"([^"\\n]{5,128})(?="))`), behind: /(?:^|\n)[ \t]{0,8}$/, isSecret: (text) => !text.startsWith('/') },
  { hints: [".key='", ".key1='"], ahead: said(`\\.key1?='([^'\\n]{5,128})(?=')`), behind: /(?:^|\n)wireless\.[\w@[\].-]{1,60}$/, reach: 80 },
  { hints: ['key '], ahead: said(`key ([a-zA-Z][^\\s"',;:=()]{5,63})(?=\\s{0,4}\\n)`), behind: /(?:^|\n)[ \t]{1,8}$/, isSecret: isNoWord },
]; // prettier-ignore

/**
 * Masks secrets in the configuration of routers, gateways and proxies: `enable secret 9 ********`, `neighbor 10.0.0.1 password ********`.
 */
export const routerSecret = phraseRule(
  {
    name: 'router-secret',
    kind: 'header',
    glance: mayBeConfiguration,
    about: 'A password or key in the configuration of network devices',
  },
  phrases,
);

/** The words that stand in sentences too end the statement with the secret, or have what a key is written behind; other hints are words of such files alone. */
function mayBeConfiguration(bytes: Uint8Array, at: number): boolean {
  const first = bytes[at]! | 32;
  if (first === letterK) return mayBeKey(bytes, at);
  return !(first === 112 || first === 115) || mayEndStatement(bytes, at);
}

const [letterK, dash, lineFeed] = [107, 45, 10];
const isBlank = tableOf(/[ \t]/);
const isForm = tableOf(/[0678]/);

/** Whether `key` could be followed by its form, as in `key 7 0822455D0A16`, follow a dash, or begin an indented line. */
function mayBeKey(bytes: Uint8Array, at: number): boolean {
  let behind = at + 'key'.length;
  if (isBlank[bytes[behind]!] !== 1 || bytes[at - 1] === dash) return true;
  while (isBlank[bytes[behind]!] === 1) behind += 1;
  if (isForm[bytes[behind]!] === 1) return true;
  let before = at;
  while (isBlank[bytes[before - 1]!] === 1) before -= 1;
  return before < at && (before === 0 || bytes[before - 1] === lineFeed);
}
