/**
 * How sure a name makes that its value is a secret: `plain` names a password or a secret in so many words, `likely` a key
 * or a token of a kind that is kept secret, `vague` one that may as well be harmless.
 */
export type Weight = 'plain' | 'likely' | 'vague';

/** What a name ends with, in words that are joined by `-`; figures and words about its form may follow. */
const ends: readonly (readonly [Weight, RegExp])[] = [
  [
    'plain',
    /(?:^|[a-z]*-|^[a-z0-9]{2,12}?)(?:password|passwd|pswd|passphrase|passwort|kennwort|contrasena|senha|clave|haslo|mdp|mot-de-passe|motdepasse|pwd|pw|psk|pass-?phrase)$/,
  ],
  [
    'plain',
    /(?:^|-)(?:[a-z]{2,8}pass|pass|[a-z]{2,12}secret|secret|[a-z]{0,12}client-?secret|credential|credentials)$/,
  ],
  [
    'likely',
    /(?:^|-)(?:[a-z0-9]{0,12}(?:api|secret|private|access|account|encrypt|encryption|signing|master|shared|storage|service|hmac|aes|jwt|unseal|license|deploy|admin|webhook|routing|integration|validation|decryption|data|pre-?shared|wifi|nwks|apps|app|security))-?key$/,
  ],
  ['likely', /(?:^|-)(?:machine|session|auth|rcon|write|network)-key$/],
  ['likely', /(?:^|-)(?:[a-z]{0,12}-?authorization|amz-signature|amz-security-token|jeton)$/],
  [
    'likely',
    /(?:^|-)[a-z0-9]*(?:api|access|auth|bearer|refresh|id|identity|session|bot|reset|reset-password|private|security|deploy|registration|vault|github|gitlab|npm|slack|app|user|client|remember)-?token$/,
  ],
  ['vague', /(?:^|-)(?:token|jeton|auth|sessionid|phpsessid|jsessionid|session-(?:id|key|token)|apikey|sig)$/],
];

/** Words that make a name harmless, or speak of something that everybody may see. */
const harmless =
  /(?:^|-)(?:public|publishable|pub|pubkey|publickey|cache|partition|sort|foreign|unique|index|page|paging|paged|continuation|next|prev|previous-page|cursor|sync|cancel|cancellation|change|design|checksum|hash|hashed|digest|fingerprint|sha\d*|md[45]|md5sum|crc\d*|git|commit|trace|span|request|correlation|transaction|txn|count|max|min|no|such|is|has|use|enabled?|required?|invalid|missing|wrong|expired|idempotency|encrypted|ciphertext|sealed|wrapped|example|sample|fake|dummy|bypass|compass|encompass|last|etag|version|thumbprint|c?nonce|accessor|gpg|ikey|iv|ksn|kcv|keygrip|jti|string-to-sign|txt|kid|certs?|certificates?|rev|revision|web-?socket|sitekey|site-key|host-?key|pusher-(?:app-)?key|(?:amz|goog)-credential|verify(?:ing)?-key|verification-key|withdrawal|signature-value|csrf|xsrf|csrftoken|request-verification-token)(?:-|$)|publickeytoken|^(?:reset|forgot|forgotten|rotate|revoke|list|get|show|describe|delete|create|renew|check)-(?:password|secret|token|key)s?$|^(?:salt|bh?)$/;

/** Last words of names of what everybody may see: ids of clients and keys, salts, addresses of devices, and what is said of a secret. */
const harmlessLast =
  /(?:^|-)(?:(?!(?:session|sess|secret|cookie|login|sso)-)[a-z]{2,20}-id|(?:key|app|client|user|tenant|account|object|device)id|(?:pass[a-z]*|pwd?|kdf|user|encryption)-?salt|(?:push|fcm|gcm|apns?)-?token|challenge|state|path|file|filename|dir|directory|alias|algorithm|algo|alg|format|length|size|bits|status|region|arn|type|ttl|host|hostname|addr|address|channel|event|order|invoice|build|release|branch|tag|image|instance|partition|topic|queue|bucket|queued-as|expiry|expires|expiration|policy|provider)$/;

const afterwards = /(?:-(?:base|string|plain|plaintext|text|old|new|current|b64|base64|hex|v?\d+))+$/;

/** Weighs a name such as `DB_PASSWORD`, `spring.mail.password` or `clientSecret`; `undefined`: it says nothing. */
export function weightOf(name: string): Weight | undefined {
  const words = wordsOf(name);
  if (isHarmless(words)) return undefined;
  const base = words.replace(afterwards, '');
  return ends.find(([, end]) => end.test(base))?.[0];
}

/** Whether a name says that everybody may see its value. */
export function isHarmlessName(name: string): boolean {
  return isHarmless(wordsOf(name));
}

function isHarmless(words: string): boolean {
  return harmless.test(words) || harmlessLast.test(words);
}

/** Whether a value is the id that an access key comes with, as object stores have them. */
export function isKeyId(name: string, value: string): boolean {
  return (
    /^(?:[A-Z0-9]{16,24}|[A-Za-z0-9]{20})$/.test(value) &&
    /access-?key(?:-id)?$/.test(wordsOf(name)) &&
    !/secret/i.test(name)
  );
}

function wordsOf(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1-$2')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .toLowerCase();
}
