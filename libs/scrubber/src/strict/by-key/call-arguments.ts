import { isPlaceholder } from '../value/plain-values.ts';
import { mask, type Mask } from '../rule.ts';

/** Which argument of a call is the password: what comes before the bracket, and its place among the arguments. */
const calls: readonly (readonly [name: RegExp, place: number, isSecret?: RegExp])[] = [
  [/(?:\bDirectoryEntry|\.set_authentication|\bexecute_kw)$/i, 3],
  [/\bcommon\.(?:login|authenticate)$/i, 3],
  [/(?<!\bDBI)::connect$/, 3],
  [/\bfunction (?:postgresql|mysql|mongodb)$/i, 5],
  [
    /(?:\bPDO(?:->__construct)?|\bmysqli(?:->__construct)?|\w{2,16}_connect|\bDBI connect|\bDriverManager\.getConnection)$/i,
    3,
  ],
  [
    /(?:(?:->|::)(?:attempt|login|validate|signIn|authenticate)|\bldap_bind|\bftp_login|(?<!\bcommon)\.(?:login|authenticate|signIn))$/i,
    2,
  ],
  [
    /(?:\bSearchClient(?:Sync|(?:\.|::)create)?|\balgoliasearch|\bsearch_?[Cc]lient\.create|\btwilio|\bTwilio::REST::Client\.new|\bAWSCredentials|\bKeyCredential|\b(?:Network|UsernamePassword)Credentials?|\bPasswordAuthentication|\bPasswordCredential|\b(?:HTTP|Http)(?:Basic|Digest)Auth|\bOAuth1?(?:User)?Handler|\bOAuth1(?:Session)?)$/,
    2,
  ],
  [/\b(?:client|bot|discord\w{0,8})\.(?:run|login|start)$/i, 1, /^(?=.*\d)[\w.-]{50,100}$/],
  [
    /(?:->auth|\bpassword_(?:verify|hash)|\.setPassword|\bcheckPassword|\bHash::(?:make|check)|\b(?:bcrypt|make_password|set_password|check_password|generate_password_hash|hashpw)|\bPassword\.create|\bbcrypt\.hash(?:Sync)?|\bargon2\.hash|[Pp]asswordEncoder\.encode)$/i,
    1,
  ],
];

/** What examples have at a password's place. */
const isNamed = /^(?:pass|passwd|password|secret|token|api_?key|key)$/i;

/** What of these calls the scan looks for. */
export const callHints = [
  'pdo(', 'construct(', 'mysqli(', 'connect(', 'connection(', 'attempt(', 'login(', 'validate(', 'signin(', 'authenticate(', 'ldap_bind(', '->auth(',
  'password_verify(', 'password_hash(', 'setpassword(', 'kpassword(',
  'set_authentication(', 'execute_kw(', 'execute_kw: (', 'common.login: (', 'common.authenticate: (', 'postgresql(', 'mysql(', 'mongodb(', 'searchclient(', 'searchclientsync(', 'searchclient.create(', 'searchclient::create(', 'search_client.create(', 'algoliasearch(', 'twilio(', 'rest::client.new(', 'credentials(', 'credential(', 'authentication(', 'directoryentry(', 'basicauth(', 'digestauth(', 'oauthhandler(', 'userhandler(', 'oauth1(', 'oauth1session(', 'client.run(', 'bot.run(', 'bot.start(', 'client.login(', 'bot.login(',
  'hash::make(', 'hash::check(', 'bcrypt(', 'make_password(', 'set_password(', 'check_password(', 'hashpw(', 'password.create(', 'bcrypt.hash', 'argon2.hash(', 'encoder.encode(',
]; // prettier-ignore

/** Masks the password among the arguments of a call, as stack traces print them: `mysqli_connect('db', 'app', '…')`. */
export function callPassword(text: string, at: number, floor: number): Mask | undefined {
  const bracket = text.indexOf('(', at);
  const before = text.slice(Math.max(floor, bracket - 48), bracket).replace(/: $/, '');
  for (const [name, place, isSecret] of calls) {
    const secret = name.test(before) ? argumentOf(text, bracket, place, before) : undefined;
    if (secret && isSecret?.test(text.slice(secret.start, secret.end)) !== false) return secret;
  }
  return undefined;
}

/** The text in quotes at a place among the arguments behind a bracket. */
function argumentOf(text: string, bracket: number, place: number, before: string): Mask | undefined {
  const argument =
    /\s{0,8}(?:(?:'((?:[^'\\\n]|\\[^'\n]){0,256})'|"((?:[^"\\\n]|\\[^"\n]){0,256})")(?:\.(?:toCharArray|getBytes)\(\))?|\$?[\w>.:-]{0,64}|Object\([\w\\]{1,64}\)|Resource id #\d{1,8})\s{0,8}([,)])/y;
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
  if (!match || secret === undefined || secret === '' || isPlaceholder(secret) || isNamed.test(secret))
    return undefined;
  const start = match.index + match[0].search(/['"]/) + 1;
  return { start, end: start + secret.length, text: mask, rule: 'call-password', learn: secret };
}
