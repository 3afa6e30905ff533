import { phraseRule, said, quoted, value, type Phrase } from './phrase.ts';
import { isNoWord } from './stays.ts';

/** How the secret is written, as a digit or a word; none: in clear. */
const form = String.raw`(?:(?:[0-9]|encrypted|hash|clear|sha512|cipher) )?`;
const isLineStart = /(?:^|\n)[ \t]{0,8}$/;
const hints = (before: string, digits: string): string[] => digits.split('').map((digit) => `${before} ${digit} `);

const phrases: readonly Phrase[] = [
  { hints: ['enable password', 'enable secret'], ahead: said(`enable (?:password|secret) (?:level \\d{1,2} )?${form}${value}(?=["']?\\s{0,8}?(?:encrypted|\\n|$))`) },
  { hints: ['username '], ahead: said(`username \\S{1,64} (?:(?:privilege \\d{1,2}|role \\S{1,32}|autocommand \\S{1,32}) ){0,3}(?:password|secret) ${form}${value}`), behind: /(?:^|\n|[>#:] ?)[ \t]{0,8}$/ },
  { hints: [...hints('password', '05789'), ...hints('secret', '0456789')], ahead: said(`(?:password|secret) \\d (\\$\\d\\$\\S{8,256}|[0-9A-F]{6,256})(?=\\s|$)`) },
  { hints: [...hints(' key', '0678')], ahead: said(` key [0678] ${value}`) },
  { hints: ['tacacs-server', 'radius-server'], ahead: said(`(?:tacacs|radius)-server (?:host \\S{1,64} (?:[a-z-]{1,16} \\d{1,5} ){0,4})?key ${form}${value}`) },
  { hints: ['key-string '], ahead: said(`key-string ${form}${value}`) },
  { hints: ['pre-shared-key '], ahead: said(`pre-shared-key (?:address \\S{1,64} (?:\\d[\\d.]{6,16} )?key |hostname \\S{1,128} key |local |remote |ascii-text |hexadecimal |simple |cipher ){0,2}${form}${value}`) },
  { hints: ['isakmp key ', 'ike key '], ahead: said(`(?:isakmp|ike) key ${form}${value} ?(?<=\\S)`) },
  { hints: ['message-digest-key '], ahead: said(`message-digest-key \\d{1,3} (?:md5|sha\\S{0,8}) ${form}${value}`) },
  { hints: ['authentication-key '], ahead: said(`authentication-key (?:\\d{1,5} )?(?:(?:md5|sha\\S{0,8}|type \\w{1,8} value) )?${form}${value}`), behind: /(?:ntp|ospf|isis|bgp|rip|ldp|msdp|vrrp|set|ip|area)\s[^\n]{0,120}$|(?:^|\n)[ \t]{0,16}$/i },
  { hints: ['neighbor '], ahead: said(`neighbor \\S{1,64} password ${form}${value}`) },
  { hints: ['ppp chap password', 'ppp pap sent-username'], ahead: said(`ppp (?:chap|pap sent-username \\S{1,128}) password ${form}${value}`) },
  { hints: ['set-key '], ahead: said(`set-key (?:ascii|hex) ${form}${value}`) },
  { hints: ['set passwd ', 'set password ', 'set psksecret ', 'set secret ', 'set passphrase ', 'set private-key ', 'set auth-pwd ', 'set priv-pwd '], ahead: said(`set (?:passwd|password|psksecret|secret|passphrase|auth-pwd|priv-pwd) (?:ENC )?${value}(?=["']?\\s)`), behind: isLineStart, isSecret: isNoWord },
  { hints: [' enc '], ahead: said(` enc ([A-Za-z0-9+/=]{12,1024})`), behind: /set \S{1,64}$/i },
  { hints: ['"$9$', "'$9$", ' $9$', ' $8$', '"$8$'], ahead: /["' ]\$[89]\$([^\s"'\\;]{6,512})/y },
  { hints: [': psk ', ': rsa ', ': eap ', ': xauth ', ': ntlm ', ': pkcs8 ', ': ecdsa '], ahead: said(`: (?:psk|eap|xauth|ntlm) (?:${quoted}|(0[xs]\\S{6,512}))`) },
  { hints: [': rsa ', ': ecdsa ', ': pkcs8 ', ': p12 '], ahead: said(`: (?:rsa|ecdsa|pkcs8|p12) \\S{1,128} ${quoted}`) },
  { hints: ['line password', 'vty password'], ahead: said(`(?:line|vty) password ${form}${value}`), isSecret: isNoWord },
]; // prettier-ignore

/** Masks secrets in the configuration of routers and VPN gateways: `enable secret 9 ********`, `neighbor 10.0.0.1 password ********`. */
export const routerSecret = phraseRule(
  { name: 'router-secret', kind: 'header', about: 'A password or key in the configuration of network devices' },
  phrases,
);
