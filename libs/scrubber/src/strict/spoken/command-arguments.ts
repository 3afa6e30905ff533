import { argument, phraseRule, said, type Phrase } from './phrase.ts';
import { isNoWord } from './stays.ts';

const word = String.raw`[^\s"';|&<>-][^\s"';|&<>]{0,255}`;
const flags = String.raw`(?:-[^\s"']{1,64} ){0,6}`;

/** The secret is what stands at a place behind these commands, whatever stands there. */
const phrases: readonly Phrase[] = [
  { hints: ['htpasswd '], ahead: said(`htpasswd ${flags}-[a-zA-Z]{0,4}b[a-zA-Z]{0,4}(?<!-\\w{0,4}n\\w{0,4}) ${flags}${word} ${word} ${argument}`) },
  { hints: ['htpasswd '], ahead: said(`htpasswd ${flags}-(?:\\w{0,4}n\\w{0,4}b|\\w{0,4}b\\w{0,4}n)\\w{0,4} ${flags}${word} ${argument}`) },
  { hints: ['wpa_passphrase '], ahead: said(`wpa_passphrase (?:"[^"]{1,64}"|'[^']{1,64}'|${word}) ${argument}`) },
  { hints: ['rabbitmqctl '], ahead: said(`rabbitmqctl (?:-\\S{1,64} (?:\\w{1,64}@\\S{1,256} )?){0,4}(?:add_user|change_password|authenticate_user) ${word} ${argument}`) },
  { hints: ['vault operator unseal', 'vault unseal', 'vault login'], ahead: said(`vault (?:operator )?(?:unseal|login) ${flags}(?!-|\\w{1,64}=)${argument}`), isSecret: (secret) => secret.length > 7 },
  { hints: ['mc alias set', 'mc config host add'], ahead: said(`mc (?:alias set|config host add) ${word} ${word} ${word} ${argument}`) },
  { hints: ['snyk auth'], ahead: said(`snyk auth (?!-)${argument}`) },
  { hints: ['openssl passwd'], ahead: said(`openssl passwd (?:-(?:salt \\S{1,64}|\\w{1,16}) ){0,4}(?!-)${argument}`) },
  { hints: ['user set password'], ahead: said(`user set password \\d{1,3} ${argument}`) },
  { hints: ['mysqladmin '], ahead: said(`mysqladmin (?:-[^\\s"']{1,128} (?:${word} )?){0,6}password ${argument}`) },
  { hints: ['net user '], ahead: said(`net user ${word} (?!/)${argument}(?= |\\s|$)`), isSecret: isNoWord },
  { hints: ['net use '], ahead: said(`net use (?:\\w: |\\* )?\\\\\\\\\\S{1,256} (?!/)${argument}`) },
  { hints: ['net use '], ahead: said(`net use (?:\\w: |\\* )?\\\\\\\\\\S{1,256} /user:\\S{1,128} (?!/)${argument}`) },
  { hints: ['curl -'], ahead: said(`curl (?:-[A-Za-z]{1,8} ){0,3}-[a-zA-Z]{1,8}u (?:(?=["'])["']?[\\w.@+-]{1,64}:([^\\s"'\\\\]{1,1024})|[\\w.@+-]{1,64}:([^\\s"'\\\\]{1,1024}))`) },
  { hints: ['secret_access_key '], ahead: said(`secret_access_key ${argument}`), isSecret: (secret) => secret.length > 30 },
  { hints: ['radtest '], ahead: said(`radtest ${flags}${word} ${argument}`) },
  { hints: ['kinit '], ahead: said(`kinit (?:-\\w{1,8} ){0,4}${word} <<< ?${argument}`) },
  { hints: ['setx '], ahead: said(`setx (?:/m )?\\w{0,64}(?:_KEY|TOKEN|SECRET|PASSWORD|_PWD|_PASS) (?!/)${argument}`) },
  { hints: ['send "', 'send -- "', 'send \\"', 'send -- \\"'], ahead: said(`send (?:-- )?\\\\{0,3}"([^"\\\\\\r\\n]{1,256})(?=\\\\{1,4}[rn])`), behind: /assword[^\n]{0,64}$/i },
]; // prettier-ignore

/** Masks what a well-known command takes as a secret without an option: `htpasswd -b file bob ********`. */
export const commandArgument = phraseRule(
  {
    name: 'command-argument',
    kind: 'header',
    about: 'The secret that a well-known command takes without an option, such as wpa_passphrase network secret',
  },
  phrases,
);

/** Masks what a command takes as a second secret: `radtest bob ******** localhost 0 ********`. */
export const secondArgument = phraseRule(
  { name: 'second-argument', kind: 'header', about: 'The secret that a server and its clients share, behind radtest' },
  [{ hints: ['radtest '], ahead: said(`radtest ${flags}${word} \\S{1,256} ${word} \\d{1,5} ${argument}`) }],
);
