import { remembering } from '../../remembering.ts';
import { isForeignPassword } from './foreign-names.ts';

/**
 * What is secret about the values of a key, and so how much of a line is the value. `credentials` are secret only where they
 * are a user and a password, and what should be `generated` where it looks so: a `session` is often no more than a number.
 * A key that only has a secret's word in it, such as `passwordTemplate`, is `suspect`: its value is secret where it could be a
 * password. A `pin` is secret where it is a number.
 */
export type SecretKey = 'password' | 'token' | 'header' | 'credentials' | 'generated' | 'suspect' | 'pin';

/** Whether all values of a key are secret, whatever they look like. */
export function isAlwaysSecret(kind: SecretKey | undefined): boolean {
  return kind === 'password' || kind === 'token' || kind === 'header';
}

/** Whether a key, though secret, may have a map of settings: `jwt`, `authorization`. */
export function isNameOfSettings(key: string): boolean {
  return /^(?:[\w.-]*[_.-])?(?:jwt|authorization|sa-token)$/i.test(key);
}

/** Members of what configures users and tokens to join with: each tells for itself whether it is secret. */
const members =
  /^(?:users|groups|token|apiServerEndpoint|caCertHashes|unsafeSkipCAVerification|ttl|usages|description|expires)$/;

/** Whether a key can begin such a section by its name alone. */
export function mayBeSection(key: string): boolean {
  return /^(?:passwd|bootstrapTokens?)$/.test(key);
}

/** Whether a key, though it reads like a secret's, begins a section of a configuration: `passwd` of Ignition, `bootstrapToken` of kubeadm. */
export function isSection(key: string, keys: readonly string[]): boolean {
  return mayBeSection(key) && keys.length > 0 && keys.every((each) => members.test(each));
}

/** Words that make a key secret wherever they stand in it. */
const passwordWords = new Set([
  'password', 'passwords', 'passwd', 'passphrase', 'passphr', 'passcode', 'passw', 'passwrd', 'psswd', 'pasw', 'pword', 'pwd', 'pswd', 'pswrd', 'psw', 'pw', 'requirepass', 'masterauth',
  'sshpass', 'askpass', 'secretword', 'codeword', 'authtok', 'senha', 'kennwort', 'passwort', 'contrasena', 'contrasenya', 'contrasinal', 'pasahitza', 'wachtwoord', 'wagwoord', 'heslo', 'parola',
  'haslo', 'geslo', 'lozinka', 'zaporka', 'fjalekalimi', 'mdp', 'motdepasse', 'losenord', 'passord', 'kodeord', 'adgangskode', 'salasana', 'parool', 'slaptazodis', 'jelszo', 'sifre', 'hspw',
]); // prettier-ignore
const passwordEnding =
  /(?:password|passwd|passphrase|passwort|kennwort|wachtwoord|contrasena|motdepasse|katasandi|matkhau|superdigest|(?:auth|user|login|admin|root|my|db|sql|ldap|bind|mail|smtp|ftp|ssh|wifi|key|store)(?:pass|pwd|pw))$/;
const secretWords = new Set(['secret', 'appkey', 'authkey', 'privkey']);
const secretEnding = /(?:secret|apikey|secretkey|accesskey|privatekey|(?:wpa|wep|wifi|wlan)key)$/;

/** Words that make a key secret where it ends with them. */
const lastWords = new Set([
  'jwt', 'credential', 'bearer', 'lodauth',
  'statuskey', 'sig', 'otp', 'totp', 'psk', 'sessid', 'community', 'rocommunity', 'rwcommunity', 'trapcommunity', 'setcookie', 'psksecret',
]); // prettier-ignore
/** Words behind a secret's own that tell which of several it is, or how it is written. */
const variants = new Set([
  'prod', 'production', 'dev', 'development', 'test', 'testing', 'stage', 'staging', 'qa', 'uat', 'ci', 'local', 'live', 'sandbox', 'old', 'new', 'current', 'previous', 'next',
  'primary', 'secondary', 'main', 'master', 'slave', 'replica', 'standby', 'backup', 'db', 'database', 'admin', 'administrator', 'root', 'user', 'app', 'api', 'web', 'value', 'val',
  'text', 'plain', 'plaintext', 'clear', 'cleartext', 'hash', 'hashed', 'encrypted', 'enc', 'crypted', 'raw', 'b', 'base', 'hex', 'string', 'str', 'data', 'content', 'input', 'confirm',
  'confirmation', 'again', 'repeat', 'default', 'temp', 'tmp', 'temporary', 'initial', 'first', 'second', 'a', 'x', 'one', 'two', 'digest', 'crypt', 'salt', 'pair', 'map', 'list',
  'us', 'eu', 'de', 'uk', 'east', 'west', 'mysql', 'postgres', 'redis', 'smtp', 'mail', 'ldap', 'mqtt', 'wifi', 'host', 'client', 'server', 'service', 'inline', 'override',
]); // prettier-ignore

/** Words behind `pass` that tell how it is written: others, as in `pass_host`, make it a verb. */
const formsOfPass = new Set(['hash', 'hashed', 'crypt', 'crypted', 'encrypted', 'digest', 'md', 'sha']);

/** Words at the end of a key whose values are numbers that only one person knows. */
const pinWords = new Set(['pin', 'puk', 'passkey', 'pincode', 'adminpin', 'userpin', 'sopin']);

const headerWords = new Set(['authorization', 'cookie']);

/** Words that make a secret of the word `key` (or `keys`, `code`, `string`) behind them. */
const keyOwners = new Set([
  'oauth', 'wep', 'wpa', 'wifi', 'wlan', 'network', 'md',
  'api', 'app', 'application', 'access', 'private', 'secret', 'signing', 'sign', 'encryption', 'encrypt', 'decryption', 'account', 'auth',
  'authentication', 'master', 'license', 'shared', 'storage', 'consumer', 'priv', 'privacy', 'client', 'ssh', 'admin', 'deploy', 'session',
  'symmetric', 'aes', 'hmac', 'rsa', 'des', 'instrumentation', 'functions', 'function', 'partner', 'rapidapi', 'service', 'sas', 'write', 'ingest', 'ingestion',
  'subscription', 'cipher', 'crypto', 'root', 'host', 'kms', 'datadog', 'dd', 'stripe', 'token', 'webhook', 'validation', 'activation', 'hash', 'salt', 'preshared',
  'jwt', 'cookie', 'gossip', 'seal', 'unseal', 'recovery', 'wireguard', 'community', 'certificate', 'fernet', 'cron', 'sec', 'user', 'deterministic', 'cosmos', 'sdk', 'server',
]); // prettier-ignore

/** Words at the end of a key whose values are secret where they look generated. */
const generatedWords = new Set([
  'key', 'keys', 'secrets', 'tokens', 'session', 'sid', 'code', 'codes', 'ticket', 'signature', 'verifier', 'share', 'pat', 'license', 'licence', 'pepper', 'salt', 'encrypt',
  'passwordsalt', 'seed', 'codecov', 'chave', 'llave', 'chiave', 'schluessel', 'keyl', 'keyh', 'keyfile', 'jwk', 'psks', 'aspxauth', 'nonce',
]); // prettier-ignore

/** Words at the end of a key that speak about a secret and do not hold one. */
const harmlessEndings = new Set([
  'file', 'files', 'path', 'paths', 'name', 'names', 'ref', 'refs', 'type', 'types', 'length', 'len', 'size', 'count', 'counts', 'policy', 'expiry',
  'expires', 'expiration', 'expired', 'ttl', 'age', 'url', 'uri', 'endpoint', 'endpoints', 'enabled', 'disabled', 'required', 'provider', 'backend',
  'command', 'arguments', 'timeout', 'interval', 'format', 'version', 'status', 'algorithm', 'alg', 'encryption', 'manager', 'namespace', 'class', 'field',
  'header', 'prefix', 'suffix', 'mode', 'attempts', 'min', 'max', 'rotation', 'store', 'dir', 'directory', 'issuer', 'audience', 'usage', 'limit',
  'rules', 'validator', 'check', 'prompt', 'error', 'errors', 'label', 'kind', 'method', 'index', 'mount', 'volume', 'source', 'helper', 'hint',
  'at', 'date', 'time', 'review', 'reviews', 'requests', 'strength', 'complexity', 'changed', 'lifetime', 'duration', 'state', 'present',
  'configured', 'set', 'valid', 'invalid', 'exists', 'cache', 'hits', 'misses', 'total', 'bucket', 'buckets', 'server', 'host', 'port', 'fingerprint',
  'permission', 'permissions', 'handler', 'refresh', 'refreshed', 'renewal', 'rate', 'info', 'only', 'domain', 'samesite', 'httponly', 'secure', 'scope', 'scopes',
  'retriever', 'resolver', 'codec', 'encoder', 'decoder', 'schedule', 'cron', 'alias', 'audiences', 'jsonwebtoken', 'engine', 'module', 'plugin', 'driver', 'spec', 'button', 'tooltip', 'title', 'description',
  'create', 'delete', 'masked', 'regex', 'regexp', 'pattern', 'attribute', 'attr', 'mtime', 'ctime', 'timestamp', 'generator', 'scanner', 'factory', 'controller', 'listener', 'interceptor',
  'accessor', 'accessors', 'scheme', 'algo', 'tmpl', 'tpl', 'screen', 'dialog', 'widget', 'icon', 'visible', 'visibility',
]); // prettier-ignore

/** Words that make a number of the word `code` behind them which only one person knows. */
const pinOwners = new Set([
  'alarm',
  'pin',
  'security',
  'access',
  'door',
  'gate',
  'unlock',
  'lock',
  'entry',
  'verification',
  'confirmation',
  'sms',
  'login',
  'auth',
  'pairing',
  'disarm',
]);

/** Words that make a secret of the word `code` behind them. */
const codeOwners = new Set(['recovery', 'backup', 'scratch', 'activation', 'authorization', 'device', 'otp', 'mfa']);

/** Words before a word that is secret otherwise, which tell that it is not. */
const harmlessOwners = new Set([
  'public',
  'pub',
  'publishable',
  'idempotency',
  'primary',
  'foreign',
  'routing',
  'row',
  'xcom',
  'tag',
  'label',
  'etag',
  'registry',
  'dkim',
  'arc',
  'message',
  'group',
  'hash',
  'range',
  'dedup',
  'deduplication',
  'shard',
  'config',
  'lookup',
  'gpg',
  'pgp',
  'apt',
  'cache',
  'sort',
  'partition',
  'object',
  's3',
  'error',
  'status',
  'country',
  'language',
  'zip',
  'exit',
  'order',
  'command',
  'evaluated',
  'surrogate',
  'index',
  'entry',
  'item',
  'record',
  'build',
  'artifact',
  'layer',
  'lock',
  'chunk',
  'asset',
  'blob',
  'event',
  'job',
  'task',
  'digest',
  'bucket',
  'issue',
  'rule',
  'component',
  'metric',
  'column',
  'field',
  'property',
  'flag',
  'feature',
  'plan',
  'parameter',
  'param',
  'attribute',
  'dictionary',
  'translation',
  'localization',
  'resource',
  'entity',
  'business',
  'correlation',
  'modification',
]);

/** Words that make the word `token` behind them a place in a list, or a lock. */
const placeOwners = new Set([
  'page',
  'paging',
  'pagination',
  'continuation',
  'next',
  'start',
  'end',
  'lock',
  'sync',
  'echo',
]);

/** Keys that no word tells, written without signs between the words. */
const wholeKeys = new Set([
  'passsymmkey', 'bcode', 'authtenantid', 'tokenid', 'secretid', 'sessionid', 'xamzsignature', 'phpsessid', 'jsessionid',
  'vdata', 'accesslicensenumber', 'lodauth', 'cleartext', 'credentialreference', 'xhoneycombteam', 'pushmagic', 'passwordviewonly', 'samlresponse', 'samlart', 'jenkinscrumb', 'cookieencryption', 'accesskeyencryption', 'initialmanagement', 'configfileserviceregistration', 'agentrecovery',
]); // prettier-ignore

/** Whether the values of a key are secret, and how. */
export type ClassifyKey = (key: string) => SecretKey | undefined;

/**
 * Makes the judge of keys: `DB_PASSWORD`, `apiKey` and `x-vault-token` are secret, `compass` and `token_path` are not.
 * It remembers what it judged, as the same few keys come again and again.
 *
 * @param extra the operator's own keys, in lower case
 */
export function keyClassifier(extra: ReadonlySet<string>): ClassifyKey {
  return remembering((key) => secretKey(key, extra));
}

function secretKey(key: string, extra: ReadonlySet<string>): SecretKey | undefined {
  const lower = key.toLowerCase();
  if (extra.has(lower)) return 'password';
  if (key.includes('****')) return undefined;
  if (isForeignPassword(key)) return 'password';
  const words = wordsOf(key);
  const last = words.at(-1) ?? '';
  if (headerWords.has(last)) return 'header';
  const whole = words.join('');
  if (whole.endsWith('secwebsocketkey')) return undefined;
  if (/(?:^|[_.-])ha1b?$/.test(lower)) return 'token';
  if (/(?:fromsecret|opaquelocktoken|clientrequesttoken)$/.test(whole)) return undefined;
  if (wholeKeys.has(whole) || /(?:communitystrings?|additionalendpoints)$/.test(whole) || lower.endsWith('secret_id'))
    return 'token';
  if (whole.endsWith('userinfo')) return 'credentials';
  if (/sess(?:ion)?id$/.test(whole)) return 'generated';
  if (last === 'hash' && pinWords.has(words.at(-2) ?? '')) return 'token';
  if (/^BUNDLE_\w{1,40}__\w{2,40}$/.test(key)) return 'credentials';
  if (harmlessEndings.has(last) || harmlessEndings.has(last.replace(/s$/, '')) || last === 'id') return undefined;
  if (last === 'pass' || passwordEnding.test(whole)) return 'password';
  if (words.at(-2) === 'pass' && formsOfPass.has(last)) return 'password';
  const named = words.findLastIndex((word) => passwordWords.has(word) || passwordEnding.test(word));
  if (named >= 0) return words.slice(named + 1).every((word) => variants.has(word)) ? 'password' : 'suspect';
  if (pinWords.has(last) || (last === 'code' && pinOwners.has(words.at(-2) ?? ''))) return 'pin';
  if (last === 'token' && placeOwners.has(words.at(-2) ?? '')) return undefined;
  if (last.endsWith('token') || lastWords.has(last)) return 'token';
  if (/^(?:csrf|xsrf)$/.test(words.at(-2) ?? '') && /^(?:nonce|salt)$/.test(last)) return 'token';
  if (words.some((word) => secretWords.has(word) || secretEnding.test(word))) return 'token';
  if (last === 'auth')
    return words[0] === 'x' ? 'token' : words.at(-2)?.startsWith('redis') ? 'password' : 'credentials';
  if (last === 'users' && words.at(-2) === 'auth') return 'credentials';
  if (last === 'credentials' || last === 'ident') return 'credentials';
  const [owner, kind] = last === 'value' ? words.slice(-3, -1) : words.slice(-2);
  if (last === 'value' && /^credentials?$/.test(words.at(-2) ?? '')) return 'token';
  if (kind === 'key' && keyOwners.has(owner ?? '')) return 'token';
  if (/^codes?$/.test(kind ?? '') && codeOwners.has(owner ?? '')) return 'token';
  const encoded = /^(?:b|base|hex)$/.test(last) ? (words.at(-2) ?? '') : last;
  return generatedWords.has(encoded) && !harmlessOwners.has(words.at(-2) ?? '') ? 'generated' : undefined;
}

/** The words of a key in lower case, whether written as `dbPassword`, `DB_PASSWORD`, `db-password` or `db.password2`. */
function wordsOf(key: string): string[] {
  return key
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .map((word) => word.replace(/\d+$/, '') || word)
    .filter((word) => word !== '');
}
