import { fromUtf8 } from '../../byte-string.ts';

/** Words for password, as the translations of a program's texts have them. */
const nouns = fromUtf8(
  [
    'password', 'passwort', 'passphrase', 'kennwort', 'contrase\u00f1a', 'contrasenya', 'mot de passe', 'mots de passe', 'senha', 'palavra-passe', 'parola', 'wachtwoord', 'l\u00f6senord', 'kodeord', 'adgangskode', 'passord',
    'salasana', 'heslo', 'hesla', 'has\u0142', 'jelsz', '\u015fifre', 'lozink', 'slapta\u017eod', 'parool', 'kata sandi', 'm\u1eadt kh\u1ea9u', '\u03ba\u03c9\u03b4\u03b9\u03ba', '\u043f\u0430\u0440\u043e\u043b', '\u05e1\u05d9\u05e1\u05de', '\u0643\u0644\u0645\u0629',
  ].join('|'),
); // prettier-ignore
/** Scripts that part no words by blanks. */
const joinedNouns = fromUtf8(
  '\u5bc6\u7801|\u5bc6\u78bc|\u53e3\u4ee4|\u30d1\u30b9\u30ef\u30fc\u30c9|\ube44\ubc00\ubc88\ud638|\u0e23\u0e2b\u0e31\u0e2a',
);

const letters = String.raw`[A-Za-z\x80-\xff'’-]`;
/** How a pass phrase begins that speaks of itself: `My wifi password`. */
const ofOneself = /^(?:My|Our|Meine?|Unsere?|Mon|Notre|Meu|Minha|Nossa|Mi|Nuestra|La mia|Moje|Moja) /;
/** What is told at the end: `Parola temporanea: girasole`. */
const endsInValue = /: \S+$/;
const sentence = new RegExp(
  String.raw`^(?:\xc2[\xbf\xa1])?[A-Z\xc3-\xef]${letters}{0,24}[.,:]?(?: \(?${letters}{1,24}\)?[.,:;]?){1,16} ?[.?!:*\u2026]?$`,
);
const joined = /^[\x80-\xff]{6,96}[.?!:*]?$/;
const [tellsOfPassword, tellsOfPasswordJoined] = [new RegExp(nouns, 'i'), new RegExp(joinedNouns)];

/**
 * Whether a value is a text of a program for people, which speaks of a password itself: `Repeat the password`, `Contraseña actual`, `密码不能为空`.
 * A pass phrase would begin with a capital, have no figure and hold such a word.
 *
 * @param value as a byte string of UTF-8
 */
export function isTextForPeople(value: string): boolean {
  if (value.length < 6 || value.length > 256) return false;
  return (
    (sentence.test(value) && !ofOneself.test(value) && !endsInValue.test(value) && tellsOfPassword.test(value)) ||
    (joined.test(value) && tellsOfPasswordJoined.test(value))
  );
}
