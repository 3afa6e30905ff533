import { isPlaceholder } from '../value/plain-values.ts';
import { mask, type Mask } from '../rule.ts';

/** Which argument of a call is the password: what comes before the bracket, and its place among the arguments. */
const calls: readonly (readonly [name: RegExp, place: number])[] = [
  [
    /(?:\bPDO(?:->__construct)?|\bmysqli(?:->__construct)?|\w{2,16}_connect|\bDBI connect|\bDriverManager\.getConnection)$/i,
    3,
  ],
  [
    /(?:(?:->|::)(?:attempt|login|validate|signIn|authenticate)|\bldap_bind|\bftp_login|\.(?:login|authenticate|signIn))$/i,
    2,
  ],
  [/(?:->auth|\bpassword_(?:verify|hash)|\.setPassword|\bcheckPassword)$/i, 1],
];

/** What of these calls the scan looks for. */
export const callHints = [
  'pdo(', 'construct(', 'mysqli(', 'connect(', 'connection(', 'attempt(', 'login(', 'validate(', 'signin(', 'authenticate(', 'ldap_bind(', '->auth(',
  'password_verify(', 'password_hash(', 'setpassword(', 'kpassword(',
]; // prettier-ignore

/** Masks the password among the arguments of a call, as stack traces print them: `mysqli_connect('db', 'app', '…')`. */
export function callPassword(text: string, at: number, floor: number): Mask | undefined {
  const bracket = text.indexOf('(', at);
  const before = text.slice(Math.max(floor, bracket - 48), bracket);
  const place = calls.find(([name]) => name.test(before))?.[1];
  if (place === undefined) return undefined;
  const argument =
    /\s{0,8}(?:'([^'\\\n]{0,256})'|"([^"\\\n]{0,256})"|\$?[\w>.:-]{0,64}|Object\([\w\\]{1,64}\)|Resource id #\d{1,8})\s{0,8}([,)])/y;
  const connection = /\s{0,8}(?:Object\(LDAP|Resource id #)/y;
  connection.lastIndex = bracket + 1;
  const behind = place + (connection.test(text) && before.endsWith('ldap_bind') ? 1 : 0);
  argument.lastIndex = bracket + 1;
  let [match, last] = [argument.exec(text), ','];
  for (let index = 1; index < behind && match; index += 1) {
    last = match[3] ?? '';
    match = last === ',' ? argument.exec(text) : null;
  }
  const secret = match?.[1] ?? match?.[2];
  if (!match || secret === undefined || secret === '' || isPlaceholder(secret)) return undefined;
  const start = match.index + match[0].search(/['"]/) + 1;
  return { start, end: start + secret.length, text: mask, rule: 'call-password', learn: secret };
}
