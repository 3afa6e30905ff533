import { phraseRule, said, type Phrase } from '../phrase.ts';
import { isNoWord } from '../stays.ts';

const byte = '[0-9a-f]{2}';
/** A word of its own on a line that only a machine can have made. */
const drawn = String.raw`((?=[^\s]{0,200}\d)[A-Za-z0-9+/_-]{20,1024}={0,2})(?=\s|$)`;
const field = String.raw`[a-z]{2,12}[:=][^\s|]{1,80}`;

/** How the names of files end that hold one secret and nothing else. */
const shownNames = ['.pw', '.pwd', '.pass', '.passwd', '.password', '.secret', '.token', '.cookie', '/password', '/secret', '/token', '/passphrase', '_password', '-password', '_secret', '-secret', '_token', '-token', '.passphrase', '_passphrase', '-passphrase']; // prettier-ignore

const phrases: readonly Phrase[] = [
  // What GnuPG's agent is told, and a card
  { hints: ['dbg: chan_'], ahead: said(`dbg: chan_\\d{1,5} (?:<-|->) d ([^\\s(\\[][^\\r\\n]{3,255}?)(?=\\r?\\n|$)`), isSecret: (text) => !/^\[\[|%0A|^\(/.test(text) },
  { hints: ['preset_passphrase '], ahead: said(`preset_passphrase (?:--\\w{1,16} )?[0-9a-f]{40} -?\\d{1,10} ([^\\s]{4,512})`) },
  { hints: ['apdu'], ahead: said(`apdu:? (?:${byte}: ?)?00 20 00 8[0-9a-f] ${byte} ((?:${byte} ){3,31}${byte})`) },
  // The half of a key pair of AWS that is secret, behind the other
  { hints: ['akia', 'asia'], ahead: said(`a[ks]ia[a-z2-7]{16}["']?(?:[,:;|/]| [,:;|/]? ?)["']?([A-Za-z0-9+/]{40})(?![\\w+/=])`), isSecret: (text) => /\d/.test(text) && /[a-z]/.test(text) && /[A-Z]/.test(text) },
  // Lists of numbers that a bank asks for
  { hints: ['tan-liste', 'tan list', 'tans: '], ahead: said(String.raw`tan(?:-?liste| list|s)[^\d\n]{0,16}((?:\d{1,3}[).]\x20?)?\d{6}(?!\d)(?:[\x20,;/|]{1,4}(?:\d{1,3}[).]\x20?)?\d{6}(?!\d)){0,40})`) },
  // What a test of a page types
  { hints: ['input password '], ahead: said(`input password (?:\\[ )?${field} (?:\\| )?([^\\s|\\]]{3,128})`) },
  // A secret that is shown, as a file or a setting that has nothing else
  { hints: ['cat '], ahead: said(String.raw`cat (?:--? )?["']?(?:[\w.@+~-]{0,64}\/){0,12}[\w.-]{0,40}(?:cookie|token|secret|passw(?:or)?d|passphrase|api_?key)[\w-]{0,16}(?:\.(?:txt|key|pass))?["']?\r?\n([^\s"'{}<>[\]:;,]{8,256})(?=\r?\n|$)`), behind: /(?:^|\n|[$#>;&] |\bsudo )$/, isSecret: (text) => /\d/.test(text) || /^[A-Z]{16,40}$/.test(text) },
  // What a command draws or shows on the line below, and a file of a key below its name
  { hints: ['openssl rand ', 'wg genkey', 'wg genpsk', 'f5mku -k', 'awg genkey', 'awg genpsk'], ahead: said(String.raw`(?:openssl rand (?:-(?:hex|base64|out \S{1,64}) ?){0,2}\d{0,4}|a?wg gen(?:key|psk)|f5mku -k) ?\r?\n${drawn}`) },
  { hints: ['.psk\n', '.key\n', '/authkey\n', '/node-token\n', '.kek\n', '.psk <==\n', '.key <==\n', '.psk:\n', '.key:\n'], ahead: said(String.raw`(?:\.psk|\.key|/authkey|/node-token|\.kek)(?: <==|:)?\n${drawn}`), behind: /(?:^|\n)(?:#+|={2,4}>?|-{2,4}|\$ cat|cat|>>>?|\[)? ?[\w./-]{1,80}$/, reach: 100 },
  { hints: shownNames.flatMap((name) => [`${name}\n`, `${name} <==\n`, `${name}:\n`, `${name} ---\n`]), ahead: said(String.raw`[./_-]?[a-z]{2,12}(?: <==| -{2,4}|:)?\n([^\s"'{}<>[\]:;,/]{5,256})(?=\r?\n|$)`), behind: /(?:^|\n)(?:(?:#+|={2,4}>?|-{2,4}|[$#>] cat|>>>?) ?[\w.@~-]{0,40}\/|\/)[\w./-]{0,100}$/, reach: 160, isSecret: (text) => isNoWord(text) || /^[A-Z]{16,40}$/.test(text) },
  { hints: ['pass show ', 'passage show ', 'gopass show ', 'gopass cat ', 'rbw get ', 'op read ', 'conjur variable get ', 'secret-tool lookup ', 'lpass show ', 'bw get password ', 'chamber read ', 'versions access ', 'vault print token', 'auth:token', 'gh auth token', 'auth print-'], ahead: said(String.raw`(?:(?:pass(?:age)?|gopass|lpass) (?:show|cat)|rbw get|op read|conjur variable get|secret-tool lookup|bw get password|chamber read|versions access|vault print token|heroku auth:token|gh auth token|auth print-(?:access|identity)-token)(?: [^\n|;&>]{0,120})?\r?\n([^\s"'{}<>[\]:;,/]{5,512})(?=\r?\n|$)`), behind: /(?:^|\n|[$#>;&] )(?:gcloud (?:secrets )?|heroku |go)?$/, isSecret: isNoWord },
  { hints: ['borg_key '], ahead: said(String.raw`borg_key [0-9a-f]{64}\r?\n((?:[A-Za-z0-9+/]{20,80}\r?\n){0,16}[A-Za-z0-9+/]{20,80}={0,2})(?=\r?\n|$)`) },
  { hints: ['keyfile\n'], ahead: said(String.raw`keyfile\n((?:[A-Za-z0-9+/]{20,64}\n){0,15}[A-Za-z0-9+/]{20,64}={0,2})(?=\n|$)`), behind: /(?:^|\n)(?:#+|\$ cat|cat)? ?[\w./-]{0,80}\/$/, reach: 100 },
  { hints: ['signature:\n'], ahead: said(String.raw`signature:\n([0-9a-f]{64})(?=\r?\n|$)`), behind: /\b(?:boto\w{0,8}|aws\w{0,8})\.[^\n]{0,60}$/, reach: 100 },
  { hints: ['wg show '], ahead: said(String.raw`wg show [\w-]{1,15} dump\r?\n(?:[\w-]{1,15}\t)?([A-Za-z0-9+/]{43}=)(?=\t)`) },
  { hints: ['<auth-user-pass>'], ahead: said(String.raw`<auth-user-pass>\r?\n[^\r\n<]{1,128}\r?\n([^\r\n<]{1,128})(?=\r?\n|$)`) },
  { hints: [' s:', '\ts:', "'s:"], ahead: said(String.raw`.s:[0-9a-f]{60}["']?[\s,|"']{1,24}([0-9a-f]{16})(?![0-9a-f])`) },
  { hints: ['/versions/'], ahead: said(String.raw`/versions/[\w-]{1,16}",\s{0,24}"payload" ?: ?\{\s{0,24}"data" ?: ?"([A-Za-z0-9+/_-]{4,8192}={0,2})(?=")`) },
  { hints: ['backup_codes'], ahead: said(String.raw`backup_codes!?\r?\n=> \[([^\]\n]{8,512})(?=\])`), isSecret: (text) => /\d/.test(text) },
  // Tokens of Proxmox
  { hints: ['@pve!', '@pam!', '@pbs!', '@pmg!', '@ldap!', '@ad!', '@oidc!'], ahead: said(`@[a-z]{2,8}![\\w.-]{1,64}(?: ?[=:] ?| )([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?![\\w-])`) },
]; // prettier-ignore

/** Masks what agents, cards, tests and files hold alone and a log or a session shows: `GETPIN`, `VERIFY`, `cat node-token`. */
export const shownSecret = phraseRule(
  {
    name: 'shown-secret',
    kind: 'header',
    about: 'A secret that an agent or a card is told, a test types, or a command shows from a file of its own',
  },
  phrases,
);
