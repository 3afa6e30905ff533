import { phraseRule, said, value, type Phrase } from './phrase.ts';
import { isNoWord } from './stays.ts';

const name = String.raw`(?:"[^"\r\n]{1,128}"|[^\s"']{1,256})`;
const engine = String.raw`(?:-e \S{1,128} )?`;
const digest = String.raw`(?:md5|sha(?:-?\d{1,3}){0,2})`;
const cipher = String.raw`(?:des|3des|aes(?:-?\d{1,3})?(?: \d{3})?)`;

const phrases: readonly Phrase[] = [
  { hints: ['rocommunity', 'rwcommunity'], ahead: said(`r[ow]community6? ${value}`) },
  { hints: ['authcommunity'], ahead: said(`authcommunity [a-z,]{1,64} ${value}`) },
  { hints: ['trapcommunity'], ahead: said(`trapcommunity ${value}`) },
  { hints: ['com2sec'], ahead: said(`com2sec6? (?:-Cn ${name} )?${name} ${name} ${value}`) },
  { hints: ['trapsink', 'trap2sink', 'informsink'], ahead: said(`(?:trap2?|inform)sink ${name} ${value}`) },
  { hints: ['createuser'], ahead: said(`createuser ${engine}${name} ${digest} (?:-[lm] )?${value}`) },
  { hints: [' aes ', ' aes-', ' aes1', ' aes2', ' des ', ' 3des '], ahead: said(` ${cipher} (?:-[lm] )?(?!-)${value}`), behind: /(?:createuser|snmp-server user)[^\n]{0,240}$/i },
  { hints: ['snmp-server community'], ahead: said(`snmp-server community (?:[0-9] )?${value}`) },
  { hints: ['snmp-server host'], ahead: said(`snmp-server host \\S{1,64} (?:(?:vrf \\S{1,64}|traps|informs|version (?:1|2c|3 \\w{1,8})|udp-port \\d{1,5}) ){0,4}(?!version|traps|informs|use-vrf|vrf|inside|outside)${value}`) },
  { hints: ['snmp-server user'], ahead: said(`snmp-server user ${name} ${name} (?:remote \\S{1,64} )?(?:v3 )?(?:encrypted )?auth ${digest} ${value}`) },
  { hints: [', community '], ahead: said(`, community ${value}`), behind: /snmp v\d\w?$/i },
  { hints: ['snmp community '], ahead: said(`snmp community (?:is |string |was )?${value}`), isSecret: isNoWord },
  { hints: ['usmuser '], ahead: said(`usmuser [^\\n]{0,200}?\\.1\\.3\\.6\\.1\\.6\\.3\\.10\\.1\\.1\\.\\d (0x[0-9a-fA-F]{8,128})`) },
  { hints: ['.1.3.6.1.6.3.10.1.2.'], ahead: said(`\\.1\\.3\\.6\\.1\\.6\\.3\\.10\\.1\\.2\\.\\d (0x[0-9a-fA-F]{8,128})`), behind: /usmuser [^\n]{0,250}$/i },
]; // prettier-ignore

/** Masks communities and the keys of users in files and logs of SNMP: `rocommunity ********`, `createUser mon SHA ********`. */
export const snmpSecret = phraseRule(
  { name: 'snmp-secret', kind: 'header', about: 'A community, or a user’s key, in files and logs of SNMP' },
  phrases,
);
