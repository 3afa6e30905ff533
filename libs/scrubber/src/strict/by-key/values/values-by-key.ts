import { anyPattern } from '../../any-pattern.ts';
import { valuesOfSoftware } from './values-of-software.ts';

/** What a key says of its value, when that is no secret after all, and what must stand before the key, if anything. */
export interface HarmlessValue {
  key: RegExp;
  value: RegExp;
  before?: RegExp;
  /** Set where that is enough, whatever else is said of the value. */
  isSure?: true;
}

const objectName = '[a-z0-9](?:[a-z0-9.-]{0,250}[a-z0-9])?';
const plainName = '[a-z]+(?:-[a-z]+){0,8}';
const compoundName = '[a-z]+(?:-[a-z]+){1,8}(?:-v?[0-9]{1,3})?';

/** Words that tell that a value is the name of a secret, in lower case and without figures: no generator makes such. */
const nameOfSecret =
  '(?:[a-z]{2,24}[-_/.]){0,8}(?:password|passwd|credentials?|secrets?|tokens?|keys?|auth|certs?|tls)(?:[-_/.][a-z]{2,24}){0,4}';

const harmless: readonly HarmlessValue[] = [
  // Names of secrets, where the secret itself is made by a machine; a path of names; who issues tokens
  { key: /(?:secrets?|tokens?|keys?|credentials?)(?:[_-]?id)?$/i, value: new RegExp(`^${nameOfSecret}$`) },
  { key: /./, value: new RegExp(`^(?:[a-z]{2,24}/){1,8}${nameOfSecret}$`) },
  { key: /(?:secret|token|key)$/i, value: /^[A-Z]{2,5}$|^(?:user|username|pass|name|id|value|data)$/ },
  {
    key: /(?:url|uri|token|secret|key)s?$/i,
    value: /^https?:\/\/[\w.:-]+(?:\/[A-Za-z][a-z]*(?:[-_.][a-z]+){0,4}){0,8}\/?$/,
  },
  // Parameters of a challenge without its answer, digests of Vault's audit log, a schedule
  { key: /authorization$/i, value: /^Digest (?!.*\bresponse=)/ },
  { key: /./, value: /^hmac-sha(?:256|384|512):[0-9a-f]{64,128}$/ },
  { key: /./, value: /^(?:[\d*,/-]{1,24} ){4}[\d*A-Za-z,/-]{1,24}$/ },
  // Names of Kubernetes objects, and of what is in them
  { key: /existing_?secret/i, value: new RegExp(`^${objectName}$`) },
  { key: /secret(?:[_-]?id)?$/i, value: new RegExp(`^${plainName}/${plainName}$`) },
  { key: /(?:certificates?|tls|ca)[_-]?secret$/i, value: /^[a-z]+(?:-[a-z]+){0,8}-(?:tls|certs?|ca)$/ },
  { key: /password-?key$/i, value: /^(?:[a-z]+-){0,4}password$/ },
  { key: /^secret$/, value: new RegExp(`^${objectName}$`), before: /\bkube_\w{1,64}\{[^{}\n]*$/ },
  { key: /^[\w.-]+$/, value: /^[0-9a-f]{32,64}$/, before: /checksum\/$/ },
  { key: /^secret\.reloader\.stakater\.com\/reload$/, value: new RegExp(`^${plainName}(?:,${plainName}){0,16}$`) },
  { key: /^secret$/, value: /^id=[\w-]{1,64}$/, before: /--$/ },
  { key: /^checksum\/[\w.-]+$/, value: /^[0-9a-f]{32,64}$/ },
  { key: /^[a-z-]*secret$/, value: new RegExp(`^${compoundName}$`), before: /\.(?:io|com|org|net)\/$/ },
  { key: /\.(?:io|com|org|net)\/[a-z-]*secret$/, value: new RegExp(`^${compoundName}$`), isSure: true },
  {
    key: /^secrets?$/,
    value: new RegExp(`^${objectName}$`),
    before: /\b(?:kubelet|MountVolume\.SetUp|configmap)\b[^\n]*[\s:]$/,
  },
  // Names in AWS
  { key: /^secret$/, value: /^[\w/+=.@*:!-]+\]?$/, before: /\barn:aws[a-z-]{0,16}:secretsmanager:[\w-]*:\d*:$/ },
  { key: /^SecretString$/, value: /^[\w.-]+(?:\}\})?$/, before: /\{\{resolve:secretsmanager:[\w/+=.@:${}-]*:$/ },
  { key: /hash_?key$/i, value: /^(?:pk|id|[a-z]+_?[iI]d)$/ },
  { key: /(?:hash|range|partition|sort)_?key$/i, value: /^[A-Z][a-z]+(?:[A-Z][a-z]+){0,4}$/ },
  // What sudo asks no password for, names of files, a column of a database that is compared with itself
  { key: /^NOPASSWD$/, value: /^/, isSure: true },
  { key: /./, value: /^\d{1,4}\.(?:second|minute|hour|day|week|month|year)s?$/ },
  { key: /file_?name$/i, value: /^[\w@-]{1,64}(?:\.[A-Za-z][A-Za-z0-9]{1,7}){1,2}$/ },
  { key: /^pass(?:word)?$/, value: /^pass(?:word)?$/, before: /\b(?:WHERE|AND|OR|ON) $/i },
  // Numbers of rows, keys of messages and of files in stores, accounts of machines, what a mail server says of a password
  { key: /(?:token|session)_?id$/i, value: /^\d{1,10}$/ },
  {
    key: /^(?:(?:to|from|at|by) )?key$/,
    value: /^\S+(?: \(checksum: \S+)?$/,
    before: /\b(?:partition|offset)=\d[^\n]*$|\b(?:[Uu]ploaded|[Dd]ownloaded|[Dd]eleted) file (?:(?:to|from|at|by) )?$/,
  },
  { key: /PrincipalsAllowedToRetrieveManagedPassword$/, value: /^/, isSure: true },
  {
    key: /(?:otp|jwt|psk|token|auth|secret|keys?|cookie)s?$/i,
    value: /^[~^=v<>]{0,2}\d{1,3}\.\d{1,3}\.\d{1,4}(?:[.+-][\w.+-]{1,24})?$/,
  },
  { key: /./, value: /^[\w.+~%-]{3,80}_(?:amd64|arm64|armhf|i386|all)(?:\.u?deb)?$/, isSure: true },
  { key: /^auth$/, value: /^[\w.-]+(?:@sha256:[0-9a-f]{64})?$/, before: /[\w.-]\/$/ },
  { key: /^auth$/, value: /^\w{1,24}[-_]auth$/ },
  // Credentials that systemd is told of by name, ids of those that Jenkins keeps, defaults in comments
  {
    key: /^(?:Import|Load)Credential(?:Encrypted)?$/,
    value: /^[\w.*@-]+:[\w.*@:/-]+$|^[a-z]+(?:[.-][a-z]+)*\.\*$|^[a-z]+(?:[.-][a-z]+)+$|^\*$/,
    isSure: true,
  },
  { key: /^credentials?$/, value: /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, before: /\busing $/ },
  {
    key: /./,
    value:
      /^(?:admin|root|password|secret|guest|test|example|change[-_]?(?:me|it|this)|(?:my|your|some)[-_]?(?:password|secret|token))$/i,
    before: /(?:^|\n)[#;] ?$/,
  },
  { key: /_attr(?:ibute)?$/, value: /^[A-Z][A-Za-z]*(?:-[A-Za-z]+)+$/, isSure: true },
  // The key that a kernel was signed with
  { key: /key$/, value: /^[0-9a-f]{40}'?$/, before: /\bX\.509 cert '[^'\n]*$/ },
  // What the Agent of Datadog leaves of a key
  { key: /key$/i, value: /^\*{20,40}[0-9a-f]{4,5}$/ },
  { key: /^password$/, value: /^[0-9a-f]{4,40}\)?$/, before: /\bof given $/ },
  { key: /cookie$/i, value: /^[0-9a-f]{16,80} \((?:good|echoed|bad)\)$|^\.AspNetCore\.[\w.*~-]{2,60}$/ },
  { key: /^signature$/, value: /^\{ ?hash: ?Binary/, before: /clusterTime\b[^\n]*$/ },
  // What makes a request the same again, sessions of debuggers, of syncrepl and of a manager of hosts, names of clusters, counts of logins
  {
    key: /^clientToken$/,
    value: /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
    before: /"requestParameters":/,
    isSure: true,
  },
  { key: /^sessionId$/, value: /^[0-9A-F]{32}$/, before: /"(?:method|requestId|frameId|loaderId|targetId)":/ },
  {
    key: /^sessionId$/,
    value: /^[\w.@=,-]{1,64}-[a-z0-9]{17,26}$/,
    before: /"(?:StartSession|ResumeSession|TerminateSession)"|\bssm\b/,
  },
  { key: /cookie$/, value: /^rid=\d{3}(?:,sid=\d{3})?(?:,csn=[\d.Z#]{8,64})?$/ },
  {
    key: /initial[_-]cluster[_-]token$/i,
    value: /^(?:k[38]s|[a-z]{1,24}\d?)(?:[-_](?:[a-z]{1,24}|\d{1,3})){0,6}$/,
    isSure: true,
  },
  {
    key: /password$/i,
    value: /^\d{1,3}(?: (?:grace|attempts?|logins?|days?|times?|failures?|tries)\b.*)?$/,
    before: /\b(?:expired|has an|wrong|failed) $/,
  },
  {
    key: /(?:password|secret|token|key)$/i,
    value: /^name=[a-z]{2,24}(?:-[a-z]{2,24}){0,6}$/,
    before: /\brotat(?:ing|ed) (?:root )?$/,
  },
  { key: /^(?:password|passwd|secret|token)$/, value: /^(?:foo|bar|baz|foobar|qux)$/, before: /^\s*[-*] [^\n]*$/ },
  { key: /^crashReporterKey$/i, value: /^[0-9A-F]{8}(?:-[0-9A-F]{4}){3}-[0-9A-F]{12}$/i, isSure: true },
  { key: /^key$/, value: /^[a-z]{2,24}-[0-9a-f]{40}$/, before: /\bcache\]?:? $/i },
  { key: /key$/i, value: /^[0-9A-F]{40}$/, before: /\b(?:using|with|by) (?:(?:RSA|DSA|ECDSA|EDDSA) ?)?$/i },
  { key: /(?:secret|token|key)[_-]?(?:uuid|guid)$/i, value: /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i },
  { key: /_users$/i, value: /^[a-z]{2,16}(?:,[a-z]{2,16}){0,16}$/ },
  // A time-out of Corosync, what a profile expires by, what a switch is set to, an alias of a key, the digest that stands for a token in a log
  { key: /^totem\.token$/, value: /^\d{3,6}$/ },
  { key: /^password$/i, value: /^\((?:EXPIRE|MINCHAR|MINDIGITS|REUSE|MAXLOGONATTEMPTS)\b/ },
  { key: /password$/, value: /^(?:enable|disable)(?:all|local|none)?$/ },
  { key: /kms_?key(?:_?id)?$|key_?id$/i, value: /^alias\/[\w/-]{1,128}$/ },
  { key: /^x-(?:auth|subject|service)-token$/i, value: /^\{SHA\d{1,3}\}[0-9a-f]{40,128}$/, isSure: true },
  { key: /ProviderKey$/, value: /^\{[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}\}?$/, isSure: true },
  { key: /^BORG_KEY$/, value: /^[0-9a-f]{64}$/, isSure: true },
  {
    key: /key$/,
    value: /^(?:SHA\d{1,3}|MD5|SKEIN\d{3}|BLAKE2\w{3,5})E?-s\d{1,16}--[0-9a-f]{32,128}(?:\.\w{1,8}){0,3}$/,
  },
  { key: /^pass(?:in|out)?$/, value: /^(?:file|env|fd|stdin):?$/, before: /\s-$/ },
  // The session of a handshake as openssl prints it, ids of tokens in an audit, an object that Kubernetes named
  { key: /^Session-ID$/, value: /^[0-9A-F]{64}$/, before: /(?:^|\n) {4}$/ },
  { key: /^tokenId$/, value: /^00T[\w-]{17}$/ },
  {
    key: /^secret$/,
    value: /^(?=.*[a-z]{3})[a-z]+(?:-[a-z]+){0,4}-(?:tls|certs?|ca)-[bcdfghjklmnpqrstvwxz2456789]{5}$/,
    before: /\bcert-manager\b|\bkube\w*|"msg"=/,
  },
  // Numbers and names of methods in policies
  { key: /(?:^|[_.-])(?:min|max)(?:imum)?(?=[_.-]|[A-Z])|[a-z](?:Min|Max)[A-Z]/, value: /^\d{1,9}$/, isSure: true },
  { key: /(?:^|[_.-])(?:min|max)/, value: /^\d{1,3}$/, isSure: true },
  {
    key: /(?:history|days|hours|minutes|seconds|prevention|iterations|rounds|reuse|retries|minimum|maximum|validity)$/i,
    value: /^\d{1,4}$/,
  },
  { key: /(?:encoder|hashers?)$/i, value: /^(?:bcrypt|argon2\w{0,4}|scrypt|pbkdf2\w{0,16}|sha\d{1,3}|noop|[, ])+$/i },
  { key: /hashers?$/i, value: /^\[(?:\s*["']\w{1,64}(?:\.\w{1,64}){2,8}["'],?){1,16}\s*\]$/ },
  // Counts of InfluxDB; an address, which is public; how a key is sent; public keys; names of secrets in commands
  { key: /./, value: /^\d{1,19}[iu](?:,[\w.-]{1,64}=[\w."+-]{1,64}){0,32}$/ },
  { key: /key$/i, value: /^0x[0-9a-f]{40}$/i },
  { key: /^in$/, value: /^(?:header|query|cookie)$/ },
  {
    key: /keys?$/i,
    value:
      /^\[?\s?["']?(?:ssh-(?:rsa|ed25519|dss)|ecdsa-sha2-\S{1,32}|sk-\S{1,48}) (?:\d{3,4} [\w+/]{43}|AAAA[\w+/=]{1,200})/,
  },
  {
    key: /^secret(?:-id)?$/,
    value: /^[a-z]+(?:[-_][a-z]+){0,4}$/,
    before: /\b(?:secretsmanager|gcloud secrets|secrets versions)\s[^\n]*--$/,
  },
  // Fingerprints and public keys without their algorithm, keys of tables and caches
  { key: /./, value: /^(?:SHA256:[\w+/]{43}=?|MD5:(?:[0-9a-f]{2}:){15}[0-9a-f]{2})$/ },
  { key: /keys?$/i, value: /^AAAA(?:[BC]3NzaC1|E2VjZHNh|GnNrLXNz|InNrLWVj)[\w+/]{20,}={0,2}$/ },
  { key: /^key$/, value: /^\S+$/, before: /(?:^|\n)0x[0-9a-f]{6,16}: $/ },
  { key: /^KEY$/, value: /^[0-9A-F]{32}$/, before: /(?:^|\n)$/ },
  // Texts that people read
  {
    key: /[._-](?:link|placeholder|question|subject|title|message|description|help|tooltip|button|caption|instructions)$/i,
    value: /^[A-Z][a-z']*(?: [A-Za-z][a-z']*){2,24}[.?!:]?$/,
  },
  { key: /token$/i, value: /^(?:seconds|minutes|hours|days)$/ },
  // What is filled in later, and what tells the form of a token
  { key: /(?:token|secret|key)$/i, value: /^([xXyYzZ0*#.?-])\1{3,127}$/, isSure: true },
  { key: /token-style$/, value: /^[a-z]+(?:-\d{1,3})?$/ },
  { key: /./, value: /^\?/, before: /\$\{$/ },
  { key: /^id-token$/, value: /^(?:read|write|none)$/ },
  // The serial number of a token that makes codes
  { key: /^fortitoken$/i, value: /^FTK[A-Z0-9]{8,16}$/ },
  { key: /^PublicKeyToken$/i, value: /^[0-9a-f]{16}(?:, .*)?$/i },
  { key: /^passwd$/, value: /^(?:files|compat)(?: (?:files|compat|systemd|sss|ldap|nis|winbind|db))*$/ },
  { key: /password-stdin$/, value: /^\S*$/ },
  // What only ends like a password's key: an outcome, as in `dkim=pass`, and where nginx passes requests to
  { key: /^pass$/i, value: /^/, before: /=$/ },
  {
    key: /^(?:proxy|grpc|fastcgi|scgi|uwsgi|memcached)_pass$/,
    value: /^(?:https?|grpcs?|unix|fastcgi|uwsgi|scgi):|^\$|^@?[\w.-]+(?::\d{1,5})?;$/,
  },
  // Names of cookies and headers, and what is too short to be a token
  {
    key: /cookie$/i,
    value:
      /^(?![A-Z]{20}$)[A-Za-z_][A-Za-z_.-]{2,31}(?: (?:expired|missing|not found|rejected|ignored|blocked))?$|^\{[^{}]{0,200}\}$/,
  },
  {
    key: /(?:sig|signature|token|jwt|bearer|key|auth)$/i,
    value: /^\d{1,3}$|^(?:true|false|bearer ?|token ?|basic ?)$/i,
  },
  { key: /(?:jwt|bearer|authorization)$/i, value: /^[A-Za-z]{3,16}$/ },
  { key: /(?:secret|token|key)$/i, value: /^[a-z]{2,16}(?:\.[a-z]{2,16}){1,4}(?:\.v\d{1,2})?$/ },
  { key: /(?:token|keys?)$/i, value: /^(?:pk_(?:live|test)_|[UAONCX][A-Z0-9]{55}(?:$| ?\|))/ },
  // Numbers of sessions that are too short to be guarded, ids of keys of OpenPGP, what a thing was when it was last changed
  { key: /sess(?:ion)?[_-]?id$/i, value: /^(?:0x)?[0-9a-f]{1,8}$/i },
  {
    key: /(?:pgp|gpg)\w*key$|recv-?keys?$/i,
    value: /^0x(?:[0-9A-F]{8}|[0-9A-F]{16}|[0-9A-F]{40})!?$/,
    isSure: true,
  },
  {
    key: /(?:pgp|gpg)\w*key$|(?:recv|send|search|sign|default|locate|edit|delete|encrypt|local)[-_]?(?:keys?|user)$/i,
    value: /^(?:0x)?(?:[0-9A-F]{8}|[0-9A-F]{16}|[0-9A-F]{40})!?$/,
  },
  {
    key: /(?:modification|content|file|schema|resource|plan|query|stack|crash|problem|code|layout|class|method|type|model|state)[_-]?signature$/i,
    value: /^[0-9a-f]{8,128}$/i,
  },
  // A session by its id in a log or a claim, what a game calls its players by
  { key: /^sid$/, value: /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, before: /"(?:uid|sub|user_?id)":[^\n]*$/i },
  {
    key: /^license2?$/,
    value: /^[0-9a-f]{40}$/,
    before: /\bidentifiers?\b[^\n]*$|\b(?:steam|discord|fivem|xbl):\w[^\n]*$/,
  },
  { key: /^session$/, value: /^[\w+/]{8,24}$/, before: /\bauth: Debug: client [a-z]{2,10}: [A-Z]{4,6}\t[^\n]*$/ },
  // Attributes of a cookie without one, a list of ciphers that has the word of a key, a public key of OMEMO and Signal
  { key: /cookie2?$/i, value: /^(?:\$?(?:Version|Path|Domain|Port)="?[\w./-]*"?(?:; ?|$)){1,4}$/ },
  { key: /^k?(?:PSK|SRP|RSA)$/, value: /^[\w!+:@=-]+$/, before: /(?::[!+-]|["'=\s]!)k?$/ },
  { key: /identity_?key$/i, value: /^[A-Za-z0-9+/]{43,44}={0,2}$/ },
  // Ids of tokens, and keys of entries that a digest stands beside
  { key: /token_?id$/i, value: /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i },
  {
    key: /^key$/,
    value: /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
    before: /\b(?:checksum|digest|etag|md5|sha\d{1,3})["']?\s?[:=]\s?["']?[\w:+/=-]{16,128}["']?,?\s?["']?$/i,
  },
  ...valuesOfSoftware,
];

/** Some kinds: those that any word or number in hexadecimal can have for a value, and the others, with one pattern for all values of these. */
interface Kinds {
  readonly common: readonly HarmlessValue[];
  readonly special: readonly HarmlessValue[];
  readonly isSpecial: RegExp;
}

const commonValues = ['s3cr3t-0a1b', '0a1b'.repeat(8), '0A1B'.repeat(8), '0a1b'];
const all = divided(harmless);
const narrow = divided(harmless.filter(({ before, isSure }) => before !== undefined || isSure));

function divided(kinds: readonly HarmlessValue[]): Kinds {
  const isCommon = ({ value }: HarmlessValue): boolean => commonValues.some((each) => value.test(each));
  const special = kinds.filter((kind) => !isCommon(kind));
  return { common: kinds.filter(isCommon), special, isSpecial: anyPattern(special.map(({ value }) => value)) };
}

/**
 * Whether a value is no secret though its key is secret: the name of a Kubernetes Secret, a number in a policy, a text for people.
 *
 * @param before what stands before the key on its line
 */
export function isHarmlessFor(key: string, value: string, before = ''): boolean {
  return isOneOf(all, key, value, before);
}

/** The like where the kind is so narrow that nothing else said of the value counts. */
export function isSurelyHarmlessFor(key: string, value: string, before: string): boolean {
  return isOneOf(narrow, key, value, before);
}

function isOneOf({ common, special, isSpecial }: Kinds, key: string, value: string, before: string): boolean {
  if (value.length > 256) return false;
  const isOf = (kind: HarmlessValue): boolean =>
    kind.key.test(key) && kind.value.test(value) && (kind.before?.test(before.slice(-256)) ?? true);
  return common.some(isOf) || (isSpecial.test(value) && special.some(isOf));
}
