import { fromUtf8 } from '../../../byte-string.ts';
import { isPlaceholder } from '../../value/plain-values.ts';
import { phraseRule, type Phrase } from '../phrase.ts';
import { isNoWord, isPlaceOrTime } from '../stays.ts';

/** Words for a password, as they begin. */
const passwords = [
  'adgangskode', 'kodeord', 'passord', 'lösenord', 'losenord', 'salasana', 'tunnussana', 'senha', 'palavra-passe', 'palavra passe', 'contraseña', 'contrasena', 'contrasenya', 'mot de passe', 'hasło', 'haslo',
  'heslo', 'jelszó', 'jelszo', 'wachtwoord', 'kennwort', 'passwort', 'parool', 'slaptažod', 'şifre', 'geslo', 'lozink', 'zaporka', 'fjalëkalim', 'lykilorð', 'mật khẩu', 'kata sandi', 'password provvis', 'password tempor', 'password inizial', 'password del', 'password di ', 'password per ',
].map(fromUtf8); // prettier-ignore

/** Words for a key, which is one of a network where the label says so. */
const keys = [
  'avain',
  'nyckel',
  'nøgle',
  'nøkkel',
  'sleutel',
  'schlüssel',
  'clé',
  'clef',
  'clave',
  'chave',
  'chiave',
  'klíč',
  'klucz',
  'kulcs',
  'key',
].map(fromUtf8);
const networks = [
  'wlan', 'wi-?fi', 'verkon', 'nät', 'netværk', 'nettverk', 'netwerk', 'netz', 'réseau', '\\bred\\b', '\\brede\\b', '\\brete\\b', 'síť', 'siet', 'sieci', 'hálózat', 'trådløs', 'langatt', 'wireless',
].map(fromUtf8).join('|'); // prettier-ignore
const hinted = [...keys.filter((key) => key !== 'key'), 'wlan', 'wifi', 'wi-fi', 'wireless'];

const letter = String.raw`[\w\x80-\xff]`;
const rest = String.raw`${letter}{0,8}(?:[ -][\w\x80-\xff.'/()]{1,24}){0,6}\s{0,3}`;
const value = String.raw`\s{0,3}([^\s"'<>,;]{4,64}?)(?=[.!]?\s{0,4}(?:\r?\n|$|["<]))`;

const verbs = fromUtf8(String.raw`\b(?:is|now|ist|lautet|est|er|är|on|es|é|è|jest|je)\s`);

const phrases: readonly Phrase[] = [
  { hints: passwords, ahead: new RegExp(`(?:${passwords.join('|')})${rest}[:=]${value}`, 'iy'), isSecret: couldBeTold },
  { hints: passwords, ahead: new RegExp(`(?:${passwords.join('|')})${rest}(?:${verbs}|\\b(?:neta|sieci|wi-?fi|wlan\\w{0,4}|internet\\w{0,3}|red|rede|rete|nett\\w{0,8})\\s)${value}`, 'iy'), isSecret: isUnmistakable },
  { hints: hinted, ahead: new RegExp(`(?:${keys.join('|')})${rest}[:=]${value}`, 'iy'), behind: new RegExp(`(?:${networks})${letter}{0,12}[ ,-]{0,2}(?:[\\w\\x80-\\xff-]{1,16} ){0,3}$`, 'i'), isSecret: couldBeTold },
  { hints: hinted, ahead: new RegExp(`(?:${keys.join('|')})${letter}{0,8} (?:[^\\s:=]{1,12} ){0,2}(?:${networks})${letter}{0,12}\\s{0,3}[:=]${value}`, 'iy'), isSecret: couldBeTold },
  { hints: hinted, ahead: new RegExp(`(?:wlan|wi-?fi|wireless)[ -](?:\\w{1,12}[ -])?(?:${keys.join('|')}|passw\\w{2,6}|code|kode|kod)${rest}(?:[:=]|${verbs})${value}`, 'iy'), isSecret: couldBeTold },
  { hints: hinted, ahead: new RegExp(`(?:wlan|wi-?fi|wireless)[ -](?:${keys.join('|')}|passw\\w{2,6})${value}`, 'iy'), isSecret: (text) => /^(?=.*\\d)[A-Z0-9]{8,20}$/.test(text) || isUnmistakable(text) },
]; // prettier-ignore

/** Masks the one word behind a label that ends its line, in languages whose words for it stand in few others: `Senha do servidor: ********`. */
export const labelledSecret = phraseRule(
  {
    name: 'labelled-secret',
    kind: 'key',
    glance: mayBeLabel,
    about: 'The one word behind a label that names a password, or the key of a network, in some twenty languages',
  },
  phrases,
);

/** Several words in one, as people make pass phrases. */
const joined = /^(?:[a-z]{3,14}(?:[-._+][a-z]{3,14}){1,6}|[a-z]{2,14}(?:[A-Z][a-z]{2,14}){2,4}[-_.!?*#$]?)$/;

/** Whether a word is no word of a language: it has a digit, is several in one, or all in capital letters. */
function couldBeTold(text: string): boolean {
  if (isPlaceholder(text) || isPlaceOrTime.test(text)) return false;
  if (/^\d+$/.test(text)) return text.length <= 10 && !/^(?:19|20)\d\d$/.test(text);
  return joined.test(text) || /^[A-Z]{8,20}$/.test(text) || (isNoWord(text) && !/^\d{1,4}-[a-z]{4,}$/.test(text));
}

/** The like where only a verb, or nothing, stands between: a word of several, with a number. */
function isUnmistakable(text: string): boolean {
  return couldBeTold(text) && (/^(?=.*\d)(?=.*[A-Za-z]).{8,}$/.test(text) || joined.test(text));
}

/** Whether the line ends soon. */
function mayBeLabel(bytes: Uint8Array, at: number): boolean {
  const end = Math.min(bytes.length, at + 200);
  for (let place = at; place < end; place += 1) if (bytes[place] === 10) return true;
  return end === bytes.length;
}
