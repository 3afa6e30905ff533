import { couldBePassword } from '../../value/secret-values.ts';
import { phraseRule, type Phrase } from '../phrase.ts';
import { isNoWord } from '../stays.ts';

/** What begins a line of two texts in quotes, unless it names a setting: those of games are written as lists of users are. */
const quotedUser =
  /(?:^|\n)"(?![^"\n]{0,40}(?:version|name|dir|path|file|url|type|model|build|lang|locale|size|mode|id)$)[\w.@-]{1,64}$/i;
const domains = [
  'com',
  'org',
  'net',
  'edu',
  'gov',
  'de',
  'eu',
  'io',
  'fr',
  'uk',
  'nl',
  'ch',
  'at',
  'it',
  'es',
  'se',
  'pl',
  'cz',
  'local',
  'lan',
  'internal',
  'test',
  'example',
];
const endsLine = String.raw`[ \t]{0,8}(?:\r?\n|$)`;
const address = String.raw`(?:\*|-|\d{1,3}(?:\.\d{1,3}){3}(?:/\d{1,2})?|[0-9a-f:]{3,45})`;

const phrases: readonly Phrase[] = [
  // pppd: the peer, any server, the secret, the peer's addresses
  { hints: ['\t*', ' *'], ahead: new RegExp(String.raw`[ \t]{1,16}\*[ \t]{1,16}(?:"([^"\n]{3,128})"|([^\s"*]{3,128}))(?=[ \t]{1,16}${address}${endsLine})`, 'y'), behind: /(?:^|\n)"?[A-Za-z][\w.@\\-]{0,63}"?$/, reach: 72, isSecret: isNoWord },
  { hints: [' * "', '\t* "', '\t*\t"'], ahead: new RegExp(String.raw`[ \t]\*[ \t]{1,4}"([^"\n]{4,128})(?="${endsLine})`, 'y'), behind: /(?:^|\n)"?[\w.@\\-]{1,64}"?[ \t]{0,8}$/, reach: 72 },
  { hints: ['\tl2tpd', '\tpptpd', '\txl2tpd', ' l2tpd', ' pptpd'], ahead: new RegExp(String.raw`[ \t]x?(?:l2tp|pptp)d[ \t]{1,16}(?:"([^"\n]{3,128})"|([^\s"*]{3,128}))(?=[ \t]{1,16}${address}${endsLine})`, 'y'), behind: /(?:^|\n)"?[A-Za-z][\w.@\\-]{0,63}"?[ \t]{0,8}$/, reach: 72 },
  // PgBouncer: the user and the password in quotes
  { hints: ['" "'], ahead: new RegExp(String.raw`" "([^"\n\\]{4,512})(?="${endsLine})`, 'y'), behind: quotedUser, reach: 72, isSecret: (text) => isNoWord(text) || couldBePassword(text) },
  // A mail box and its password, alone or behind the host that both are for
  { hints: domains.map((domain) => `.${domain}:`), ahead: new RegExp(String.raw`\.[a-z]{2,8}:([^\s:"'/~]{5,128})(?=${endsLine})`, 'iy'), behind: /(?:^|\n)(?:[\w.*-]{3,80}:)?[\w.+-]{1,64}@[\w.-]{1,64}$/, reach: 224, isSecret: isNoWord },
]; // prettier-ignore

/** Masks the password in lists of users that have no key: `peer * ******** 10.0.0.2`, `"app" "********"`, `eva@example.org:********`. */
export const listedPassword = phraseRule(
  {
    name: 'listed-password',
    kind: 'key',
    about: 'The password in a list of users, as pppd and PgBouncer have it, or behind a mail box on a line of its own',
  },
  phrases,
);
