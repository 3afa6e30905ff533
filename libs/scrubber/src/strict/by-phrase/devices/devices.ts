import { mayEndStatement } from '../glances.ts';
import { argument, endsStatement, phraseRule, said, type Phrase } from '../phrase.ts';
import { isNoWord } from '../stays.ts';

const text = String.raw`"[^"\r\n]{0,64}"`;
const number = String.raw`\d{1,5}`;
const relay = String.raw`\]:(?:25|465|587|2525)`;

const phrases: readonly Phrase[] = [
  // Commands of modems and of chips for Wi-Fi
  { hints: ['at+cw'], ahead: said(`at\\+cw(?:jap|sap)(?:_cur|_def)?=${text},"([^"\\r\\n]{4,128})(?=")`) },
  { hints: ['at+mqttusercfg='], ahead: said(`at\\+mqttusercfg=${number},${number},${text},${text},"([^"\\r\\n]{4,128})(?=")`) },
  { hints: ['at+cpin=', 'at+clck='], ahead: said(`at\\+(?:cpin="?|clck="[^"]{2}",\\d,"?)(\\d{4,8})(?!\\d)`) },
  { hints: ['at+cstt=', 'at+cgauth=', 'at^authdata='], ahead: said(`at(?:\\+cstt=${text},${text},|\\+cgauth=${number},[12],${text},|\\^authdata=${number},${number},(?:${text},)?)"([^"\\r\\n]{4,128})(?=")`) },
  // Phones: passwords of provisioning, of mailboxes
  { hints: ['<p34>', '<p2>', '<p196>'], ahead: said(`<p(?:34|2|196)>([^<\\r\\n]{3,128})(?=</p)`) },
  { hints: [' => '], ahead: said(` => (\\d{3,10})(?=,[^,\\n]{1,64},)`), behind: /(?:^|\n)\d{2,8}$/ },
  { hints: ['pswd ', 'password '], ahead: said(`(?:pswd|password) "?([^\\s"]{4,64})${endsStatement}`), behind: /(?:^|\n)SET [A-Z0-9_]{0,24}$/, isSecret: (text) => /\d/.test(text) },
  // Answers to an installer
  { hints: ['d-i '], ahead: said(`d-i [\\w-]{1,40}/[\\w./-]{0,60}(?:passw|passphrase|secret|key)[\\w./-]{0,40} (?:password|string) (?!https?://[^\\s@]{1,200}(?:\\s|$))([^\\s]{1,256})`) },
  // Proxies and mail relays
  { hints: ['insecure-password '], ahead: said(`insecure-password ${argument}`) },
  { hints: ['basic_auth ', 'basicauth '], ahead: said(`basic_?auth [\\w.@-]{1,64} ([^\\s"'{}]{6,128})(?= ?(?:[}\\n]|$))`) },
  { hints: [`]:25 `, ']:465 ', ']:587 ', ']:2525 ', ']:587\t', ']:465\t', ']:25\t'], ahead: said(`${relay} [^\\s:]{1,128}:([^\\r\\n]{4,256})(?=\\r?\\n|$)`), behind: /(?:^|\n)\[[\w.-]{1,128}$/, reach: 140 },
  { hints: ['hide '], ahead: said(`hide (?:mysql|pgsql|oracle|ldap|redis|ibase)_\\w{0,16}servers ?[:=] ?[^/\\s]{1,128}/[^/\\s]{0,64}/[^/\\s]{1,64}/([^\\s:]{3,128})`) },
  { hints: ['at%cmng='], ahead: said(`at%cmng=0,\\d{1,10},[23],(?:${text},)?"([^"\\r\\n]{4,256})(?=")`) },
  { hints: ['at+cpwd='], ahead: said(`at\\+cpwd="[^"]{2}","?([^"\\s,]{4,16})(?=["\\s,])`) },
  { hints: ['auth_pass '], ahead: said(`auth_pass ([^\\s{}"';]{1,64})(?= ?[};\\r\\n]|$)`) },
  { hints: ['setvar "'], ahead: said(`setvar "[^"\\r\\n]{0,60}(?:psk|passw|passphrase|key|secret|pin)[^"\\r\\n]{0,40}" "([^"\\r\\n]{1,128})(?=")`) },
  { hints: ['authtype simple'], ahead: said(`authtype simple[^\\n]{0,200}?\\bauth "([^"\\r\\n]{1,64})(?=")`) },
  // Chats
  { hints: ['join #', 'join &'], ahead: said(`join [#&][^\\s,]{1,64} ([^\\s,:]{4,64})${endsStatement}`), behind: /(?:[!/]|(?:^|[\n>]) ?)$/, isSecret: isNoWord },
]; // prettier-ignore

/** Masks secrets in the commands and settings of modems, phones, proxies and mail relays: `AT+CWJAP="office","********"`. */
export const deviceSecret = phraseRule(
  {
    name: 'device-secret',
    kind: 'header',
    glance: mayBeSetting,
    about: 'A password in the commands and settings of modems, phones, proxies and mail relays',
  },
  phrases,
);

/** Masks what a modem is told as a second secret: the new PIN behind the PUK, or behind the old one. */
export const secondDeviceSecret = phraseRule(
  { name: 'second-device-secret', kind: 'header', about: 'The second of two PINs or passwords that a modem is told' },
  [
    { hints: ['at+cpin='], ahead: said(`at\\+cpin="?[^",\\r\\n]{4,24}"? ?, ?"?(\\d{4,8})(?!\\d)`) },
    { hints: ['at+cpwd='], ahead: said(`at\\+cpwd="[^"]{2}","?[^",\\r\\n]{4,24}"? ?, ?"?([^"\\s,]{4,16})(?=["\\s]|$)`) },
  ],
); // prettier-ignore

/** An arrow and `hide` stand in sentences, too. */
function mayBeSetting(bytes: Uint8Array, at: number): boolean {
  const first = bytes[at]! | 32;
  return (first !== 32 && first !== 104) || mayEndStatement(bytes, at);
}
