import { fromUtf8 } from '../../../byte-string.ts';
import { phraseRule, said, type Phrase } from '../phrase.ts';
import { isNoWord } from '../stays.ts';

/** What says that a password was wrong, in some languages. */
const wrong = [
  'incorrect password', 'wrong password', 'invalid password', 'bad password', 'contraseña incorrecta', 'contraseña no válida', 'contraseña inválida', 'falsches passwort', 'falsches kennwort', 'ungültiges passwort', 'ungültiges kennwort',
  'mot de passe incorrect', 'mot de passe invalide', 'mot de passe erroné', 'senha incorreta', 'senha inválida', 'palavra-passe incorreta', 'password errata', 'password non valida', 'nieprawidłowe hasło', 'błędne hasło',
  'неверный пароль', 'Неверный пароль', 'felaktigt lösenord', 'fel lösenord', 'forkert adgangskode', 'feil passord', 'väärä salasana', 'verkeerd wachtwoord', 'onjuist wachtwoord', 'špatné heslo', 'hibás jelszó',
].map(fromUtf8); // prettier-ignore
const forWhom = fromUtf8('(?:for|para|für|pour|per|dla|для|för|til|voor|pro|ze strony|käyttäjälle)');
const whose = fromUtf8(
  '(?:«\\s{0,2}[^»\\n]{1,64}»|“[^”\\n]{1,64}”|„[^“”\\n]{1,64}[“”]|"[^"\\n]{1,64}"|\'[^\'\\n]{1,64}\'|[^\\s:]{1,64})',
);
const who = String.raw`(?:[\w\x80-\xff]{2,16} )?${whose}`;

/** What opens a text in quotes that are no ASCII, and what closes it. */
const quotes = [
  ['«', '»'],
  ['„', '“'],
  ['“', '”'],
].map(([open, close]) => [fromUtf8(open!), fromUtf8(close!)] as const);
const named = new RegExp(
  fromUtf8(
    String.raw`(?:phrase (?:secr|de passe)|mot de passe|\bmdp\b|\bcode\b|passwort|kennwort|passphrase|password|contrase|clave|frase|senha|parola|hasło|heslo|пароль|jelszó|salasana|lösenord|adgangskode|passord|wachtwoord)`,
  ) + String.raw`[^\n:=]{0,48}?\s{0,2}(?:[:=]|\b(?:is|ist|lautet|est|es|är|er|on|jest)\b)\s?(?:\xc2\xa0)?$`,
  'i',
);

const phrases: readonly Phrase[] = [
  { hints: wrong, ahead: said(`(?:${wrong.join('|')}) ${forWhom} ${who} ?: ?["']?([^\\s"']{5,128})(?=["']?\\s{0,4}(?:\\r?\\n|$|["<]))`), isSecret: isNoWord },
  // Dovecot repeats what it compared with a hash
  { hints: ['crypt(', 'plain(', 'plain-md5(', 'sha(', 'sha256(', 'sha512(', 'ssha(', 'ssha256(', 'ssha512(', 'smd5(', 'md5(', 'argon2id(', 'argon2i(', 'pbkdf2('], ahead: said(String.raw`(?:crypt|plain|plain-md5|s?sha\d{0,3}|s?md5|argon2id?|pbkdf2)\(([^\n]{1,128}?)(?=\) != )`) },
  // What is handed to a guest or a helper
  { hints: ['guest pass'], ahead: said(`guest pass(?:es)?[^\\n]{0,120}?\\bkey ?[=:] ?["']?([A-Z0-9-]{5,32})(?![\\w-])`) },
  { hints: ['teamviewer', 'anydesk', 'rustdesk'], ahead: said(`(?:teamviewer|anydesk|rustdesk)[^\\d\\n]{0,16}\\d[\\d\\x20]{7,13}[,;/|]? ?(?:and |und |y |et )?(?:the )?(?:pw|pwd|pass\\w{0,6}|kennwort|contrase\xc3\xb1a|mdp|mot de passe|code|wachtwoord|has\xc5\x82o|senha)\\s?[:=]?\\s?(?:is |ist )?["']?([^\\s"',;]{4,32})`) },
  { hints: ['erlang cookie', 'get_cookie()'], ahead: said(`(?:erlang cookie(?! hash)[^\\n]{0,40}?(?: is|:|=) |get_cookie\\(\\)\\.?'?\\s{1,4})["']?([A-Z0-9]{12,64})(?![\\w])`), isSecret: (text) => !/[a-z]/.test(text) },
  { hints: ['app password', 'app-specific password', 'app-passwort'], ahead: /app(?: |-specific )pass(?:word|wort)[^\n:]{0,40}?[\s:]\s{0,2}([a-z]{4}(?: [a-z]{4}){3})(?!\w)/iy, isSecret: (text) => /\b[b-df-hj-np-tv-xz]{4}\b/.test(text) },
  { hints: ['idrac', 'ilo ', 'ilo:', 'ilo4', 'ilo5', 'ipmi ', 'ipmi:', 'bmc ', 'bmc:', 'cimc '], ahead: said(`(?:idrac|ilo|ipmi|bmc|cimc)\\d?:? (?:(?:login|creds?|user|account):? )?(?:root|admin|administrator|userid) ?[/:] ?([^\\s/,;"']{5,64})`), isSecret: isNoWord },
  ...quotes.map(([open, close]) => ({ hints: [open], ahead: new RegExp(String.raw`${open}(?:\s|\xc2\xa0|\xe2\x80\xaf){0,2}((?:(?!${close})[^\n]){2,256}?)(?=(?:\s|\xc2\xa0|\xe2\x80\xaf){0,2}${close})`, 'y'), behind: named, reach: 96 })),
]; // prettier-ignore

/** Masks passwords that a log or a letter repeats: `contraseña incorrecta para «eva»: ********`, `Mot de passe : « ******** »`. */
export const repeatedSecret = phraseRule(
  { name: 'repeated-secret', kind: 'key', about: 'A password that a log repeats when it was wrong, a guest or a helper is told, or that stands in typographic quotes behind its name' },
  phrases,
); // prettier-ignore
