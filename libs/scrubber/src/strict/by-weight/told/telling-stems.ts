import { fromUtf8 } from '../../../byte-string.ts';

/**
 * Beginnings and parts of words that tell of a secret, in lower case, by what they speak of: so what is learned of one language holds for
 * others.
 */
const classes = {
  password: [
    'pass', 'pwd', 'pswd', 'psw', ' pw', '-pw', '_pw', '.pw', '"pw', '(pw', ' -p', 'secret', 'cred', 'identified', 'phrase', 'kennwort', 'zugang', 'geheim', 'losung', 'mot de passe', 'mdp', 'contrase', 'senha', 'parola',
    'wacht', 'l\u00f6sen', 'losen', 'kodeord', 'adgang', 'salasana', 'heslo', 'has\u0142o', 'haslo', 'jelsz', '\u015fifre', 'sifre', 'lozink', 'slapta', 'parool', '\u03ba\u03c9\u03b4\u03b9\u03ba', '\u05e1\u05d9\u05e1\u05de', '\u043f\u0430\u0440\u043e\u043b', '\u041f\u0430\u0440\u043e\u043b',
    '\u5bc6\u7801', '\u5bc6\u78bc', '\u53e3\u4ee4', '\u6697\u53f7', '\u5408\u8a00', '\u30d1\u30b9\u30ef', '\ube44\ubc00\ubc88', '\ube44\ubc88', '\uc554\ud638', '\u0643\u0644\u0645\u0629', 'm\u1eadt kh\u1ea9u', 'sandi', '\u0e23\u0e2b\u0e31\u0e2a',
  ],
  key: [
    'key', 'psk', 'cak', 'wep', 'wpa', 'seed', 'salt', 'crypt', 'cipher', 'private', 'priv', 'master', 'wallet', 'recover', 'license', 'licence', 'wifi', 'wi-fi', 'wlan', 'schl\u00fcssel', 'schluessel', 'schlus', 'cl\u00e9', 'chiffr',
    'clave', 'llave', 'chave', 'chiave', 'sleutel', 'n\u00f8gle', 'nyckel', 'klucz', 'anahtar', 'kl\u00ed\u010d', '\u043a\u043b\u044e\u0447', '\u041a\u043b\u044e\u0447', '\u5bc6\u94a5', '\u9375', '\u5bc6\u9470', '\u30ad\u30fc', '\ud0a4', ' -k',
  ],
  token: [
    'token', 'secur', 'sid=', 'auth', 'cookie', 'communit', 'snmp', 'jwt', 'bearer', 'sess', 'csrf', 'nonce', 'remember', 'webhook', 'hook', 'sign', 'hash', 'digest', 'response', 'jeton', '\u0442\u043e\u043a\u0435\u043d', '\u0422\u043e\u043a\u0435\u043d', '\u4ee4\u724c', '\u51ed\u8bc1', '\u30c8\u30fc\u30af\u30f3', '\uc138\uc158', '\ud1a0\ud070',
  ],
  code: [
    'code', 'pin', 'otp', 'puk', 'tan ', 'tan:', 'unlock', 'voucher', 'alarm', 'door', 'safe', 'verif', 'confirm', 'freischalt', 'acc\u00e8s', 'acceso', 'c\u00f3digo', 'codigo', 'codice', 'toegang', 'kode', 'kod', '\u043a\u043e\u0434', '\u041a\u043e\u0434', '\u043f\u0438\u043d', '\u041f\u0418\u041d', '\u0434\u043e\u0441\u0442\u0443\u043f',
    '\u9a8c\u8bc1\u7801', '\u9a57\u8b49\u78bc', '\u6697\u8a3c', '\u8a8d\u8a3c', '\u30b3\u30fc\u30c9', '\uc778\uc99d', '\u0631\u0645\u0632',
  ],
  person: ['user', 'admin', 'root', 'login', 'logon', ' -u', 'anmeld', 'identifiant', 'uzytkownik', 'uzivatel', 'usuario', 'utilisateur', 'benutzer', '\u8d26\u53f7', '\u8d26\u6237'],
} as const; // prettier-ignore

/** What a stem speaks of. */
export type StemClass = keyof typeof classes;

/** Each stem, as a byte string, and what it speaks of. */
export const stemClasses: ReadonlyMap<string, StemClass> = new Map(
  Object.entries(classes).flatMap(([name, stems]) => stems.map((stem) => [fromUtf8(stem), name as StemClass] as const)),
);

/** Those that stand in so many harmless lines that they only count where another stands, too. */
const common = new Set([
  'sign', 'digest', 'response', 'nonce', 'master', 'license', 'licence', 'door', 'hook', 'sid=', 'salt', 'root',
]); // prettier-ignore

/** All stems. */
export const stems: readonly string[] = [...stemClasses.keys()];

/** Those behind which values are looked at, as hints of a scan. */
export const tellingStems: readonly string[] = stems.filter((stem) => !common.has(stem));

/** The source of a pattern for any of some stems. */
export function anyOf(some: readonly string[]): string {
  return some.map((stem) => stem.replaceAll(/[.*+?^${}()|[\]\\/-]/g, '\\$&')).join('|');
}
