import { phraseRule, said, startsStatement, value, type Phrase } from '../phrase.ts';
import { isNoWord } from '../stays.ts';

const name = String.raw`(?:"[^"\r\n]{1,128}"|[^\s"']{1,256})`;
const engine = String.raw`(?:-e \S{1,128} )?`;
const digest = String.raw`(?:md5|sha(?:-?\d{1,3}){0,2})`;
const cipher = String.raw`(?:des|3des|des56|aes(?:-?\d{1,3})?(?: \d{3})?)`;
/** What configurations of many makers put before the keys of a user, and how these are written. */
const users = ['snmp-server user', 'snmpv3 user', 'snmpv3 add user', 'usm-user v3', 'usm user', 'snmp user'];
const user = String.raw`(?:snmp-server|snmpv3(?: add)?|snmp|usm|usm-user) (?:user|v3) ${name}(?: (?!auth(?:entication)?(?:-mode)? )[^\s"']{1,128}){0,8}`;
const written =
  '(?:(?:encrypted|localized|clear|plain|plaintext|cipher|ciphertext|simple|hash2?|auth-pass|priv-pass|auth-encrypted|priv-encrypted|localized-key|hex|[0-9]) ){0,3}';
const authentication = `auth(?:entication)?(?:-mode)? ${written}${digest} ${written}`;

const phrases: readonly Phrase[] = [
  { hints: ['community ', 'community6 '], ahead: said(`community6? ${value}`), behind: /(?:^|[\n>#:\]"'])[ \t]{0,16}(?:r[ow]|trap)$/i },
  { hints: ['community '], ahead: said(`community (?:[0-9] )?(?!map )${value}`), behind: /(?:snmp-server |snmp v\d\w?, )$/i },
  { hints: ['community '], ahead: said(`community [a-z,]{1,64} ${value}`), behind: /\bauth$/i },
  { hints: ['community '], ahead: said(`community (?:is |string |was )?${value}`), behind: /snmp $/i, isSecret: isNoWord },
  { hints: ['c="'], ahead: said(`c="([^"\\n]{2,64})(?=" (?:\\{ )?(?:get|set|response|trap|v2trap|inform|report))`), behind: /[ (]$/ },
  { hints: ['community '], ahead: said(`community (?:read|write) (?:cipher |simple )?${value}`), behind: /\bsnmp-agent $/i },
  { hints: ['community-name ', 'community-string ', 'communitystring.0:'], ahead: said(`community(?:-name |-string |string\\.0:)${value}`), isSecret: isNoWord },
  { hints: ['community '], ahead: said(`community ([a-z]{3,12}\\d{1,4})(?= ?[{;\\r\\n])`), behind: /\n[ \t]{1,24}$/ },
  { hints: ['snmp-server host'], ahead: said(`snmp-server host \\S{1,64} \\S{1,64} community (?:[0-9] )?${value}`) },
  { hints: ['com2sec'], ahead: said(`com2sec6? (?:-Cn ${name} )?${name} ${name} ${value}`), behind: startsStatement },
  { hints: ['trapsink', 'trap2sink'], ahead: said(`trap2?sink ${name} ${value}`), behind: startsStatement },
  { hints: ['createuser'], ahead: said(`createuser ${engine}${name} ${digest} (?:-[lm] )?${value}`), behind: startsStatement },
  { hints: ['snmp-server host'], ahead: said(`snmp-server host \\S{1,64} (?:(?:vrf \\S{1,64}|traps?|informs?|version (?:1|2c|3 \\w{1,8})|udp-port \\d{1,5}) ){0,4}(?!version|traps?\\s|informs?\\s|use-vrf|vrf|inside|outside|\\d{1,3}(?:\\.\\d{1,3}){3} )${value}`) },
  { hints: ['snmp community'], ahead: /snmp community\r?\n(?:[^\n]{0,200}\n){0,4}?[ \t]{0,12}(?:add|set) (?:[^\n]{0,200} )?name[= ]"?([^\s"]{4,64})/iy, isSecret: isNoWord },
  { hints: ['add addresses='], ahead: /add addresses=\S{3,80} (?:[^\n]{0,200} )?name=([^\s"]{4,64})/iy, behind: startsStatement, isSecret: isNoWord },
  { hints: ['/communities/'], ahead: said(`/communities/([^\\s/"']{4,64})(?= permission)`), isSecret: isNoWord },
  { hints: users, ahead: said(`${user} ${authentication}${value}`) },
  { hints: ['authentication hash'], ahead: said(`authentication hash2? ${digest} ${value}`) },
  { hints: ['usmuser '], ahead: said(`usmuser [^\\n]{0,200}?\\.1\\.3\\.6\\.1\\.6\\.3\\.10\\.1\\.1\\.\\d (0x[0-9a-fA-F]{8,128})`) },
]; // prettier-ignore

const anyValue = String.raw`(?:"[^"\r\n]{1,1024}"|'[^'\r\n]{1,1024}'|[^\s"']{1,1024})`;
const second: readonly Phrase[] = [
  { hints: ['createuser'], ahead: said(`createuser ${engine}${name} ${digest} (?:-[lm] )?${anyValue} ${cipher} (?:-[lm] )?${value}`), behind: startsStatement },
  { hints: users, ahead: said(`${user} ${authentication}${anyValue} (?:priv(?:acy)?(?:-mode)? )?${written}${cipher} ${written}${value}`) },
  { hints: ['usmuser '], ahead: said(`usmuser [^\\n]{0,300}?\\.1\\.3\\.6\\.1\\.6\\.3\\.10\\.1\\.2\\.\\d (0x[0-9a-fA-F]{8,128})`) },
]; // prettier-ignore

/** Masks communities and the keys of users in files and logs of SNMP: `rocommunity ********`, `createUser mon SHA ********`. */
export const snmpSecret = phraseRule(
  { name: 'snmp-secret', kind: 'header', about: 'A community, or a user’s key, in files and logs of SNMP' },
  phrases,
);

/** Masks the second of a user's keys: `createUser mon SHA ******** AES ********`. */
export const snmpPrivacy = phraseRule(
  { name: 'snmp-privacy', kind: 'header', about: 'The second key, for privacy, of a user of SNMP' },
  second,
);
