import { phraseRule, said, type Phrase } from './phrase.ts';

const byte = '[0-9a-f]{2}';
const field = String.raw`[a-z]{2,12}[:=][^\s|]{1,80}`;

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
  { hints: ['cat '], ahead: said(String.raw`cat (?:--? )?["']?(?:[\w.@+~-]{0,64}\/){0,12}[\w.-]{0,40}(?:cookie|token|secret|passw(?:or)?d|passphrase|api_?key)[\w-]{0,16}(?:\.(?:txt|key|pass))?["']?\r?\n([^\s"'{}<>[\]:;,]{8,256})(?=\r?\n|$)`), behind: /(?:^|\n|[$#>] |\bsudo )$/, isSecret: (text) => /\d/.test(text) || /^[A-Z]{16,40}$/.test(text) },
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
