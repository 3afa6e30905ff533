import type { HarmlessValue } from './values-by-key.ts';

const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
/** How functions and commands begin that do something with a secret. */
const verbs =
  'set|get|check|verify|validate|change|reset|update|create|delete|read|load|expire|rotate|generate|acquire|fetch|find|lookup';
const analytics =
  '_g[ai]\\w{0,16}|_gcl_au|_fb[pc]|__utm[abctvz]|_hj\\w{2,32}|ajs_anonymous_id|_clck|_clsk|_uet[sv]id|amplitude_id\\w{0,24}|intercom-id-\\w{1,24}|OptanonConsent|CookieConsent|cookie_?consent|mp_\\w{1,48}|bcookie|_pk_id[\\w.]{0,24}';

/** What certain software writes behind a key that is secret elsewhere, and what messages say behind the name of a function. */
export const valuesOfSoftware: readonly HarmlessValue[] = [
  // The place in a function that a message is from, its message or its arguments
  {
    key: /^[a-z]{2,12}(?=\w*(?:Get|Set|Check|Verify|Load|Find|Lookup|Create|Free|Parse)[A-Z])(?:[A-Z][a-z]+){3,8}$/,
    value: /^\d{2,5}$/,
    isSure: true,
  },
  {
    key: new RegExp(
      `^(?:[A-Za-z]\\w{0,48}\\.){0,3}(?:${verbs})[_-](?:[a-z]{2,12}[_-]){0,3}(?:password|passwd|token|secret|key|credentials?)$`,
    ),
    value:
      /^(?:Could|Cannot|Can't|Failed|Invalid|Unable|No|Not|Permission|Access|Error|Missing|Unknown|Unexpected|Wrong|Operation|Command|Method|Expected)(?: .*)?$|^[a-z_]{2,24}=(?:[([{]|None\b|True\b|False\b)/,
    isSure: true,
  },
  { key: /^PASSWORD$/, value: /^(?:Need|Verification)\b/, before: />$/ },
  {
    key: /(?:psk|secret|token|password)$/i,
    value: /^(?:unknown|unexpected|no|missing|received|invalid) [a-z ]{0,32}\bidentity\b/i,
  },
  // Numbers and ids of secrets: those that Ceph rotates, those of Docker Swarm, kubeadm and libvirt, idempotency in AWS
  { key: /(?:secret|key|credential|password)_?id$/i, value: /^\d{1,5}(?: [a-z_]+=.*)?$/ },
  { key: /^SecretID$/, value: /^[a-z0-9]{25}$/, isSure: true },
  { key: /^token-id$/, value: /^[a-z0-9]{6}$/ },
  { key: /^secret$/, value: new RegExp(`^${uuid}$`), before: /<encryption $/ },
  { key: /^ClientToken$/, value: new RegExp(`^${uuid}$`), isSure: true },
  {
    key: /(?:^|\.)(?:key|password|keyid)-secret$/,
    value: /^(?:sec|secret|masterKey|obj)[a-z]{0,8}\d{1,3}$|^[\w-]{1,48}-secret\d{1,3}$/,
  },
  // Names of settings in XML, what Windows does when, a word of state of a mainframe, clients of social logins, templates
  {
    key: /^(?:(?:add|entry|item|setting|property|param|data|remove|variable|option) )?key$/i,
    value: /^[A-Za-z][\w.:-]{2,120}$/,
    before:
      /<(?:(?:add|entry|item|setting|property|param|data|remove|variable|option)\s(?:(?![^<>]*\b(?:user\w*|login|name|host|server|account|provider|url|endpoint|client\w*|type=["']licen[cs]e))[^<>]{0,160}\s)?)?$/i,
    isSure: true,
  },
  { key: /^pass$/, value: /^(?:windowsPE|offlineServicing|generalize|specialize|audit(?:System|User)|oobeSystem)$/i },
  { key: /^PSW$/, value: /^[0-9A-F]{8}(?:\s.*)?$/, before: /\b(?:ABEND|JOBNAME=|SYSTEM COMPLETION)[^\n]*$/ },
  {
    key: /^SOCIAL_AUTH_(?!\w*_(?:API|PRIVATE|SIGNING|SECRET|ENCRYPTION|ACCESS)_KEY$)\w{2,40}_KEY$/,
    value: /^[\w.-]{8,120}$/,
    isSure: true,
  },
  { key: /site_?key$/i, value: /^6L[\w-]{38}$/ },
  { key: /key$/i, value: /^(?:edpk|sppk|p2pk|BLpk)[1-9A-HJ-NP-Za-km-z]{48,76}$/ },
  { key: /(?:tmpl|template|tpl)(?:_?id)?$/i, value: new RegExp(`^${uuid}$`), isSure: true },
  // Sessions of accounting, and of handshakes in the clear
  { key: /^Acct-(?:Multi-|Unique-)?Session-?I[dD]$/, value: /^[\w:./-]{4,64}$/, isSure: true },
  {
    key: /^session[_ -]?id$/i,
    value: /^(?:[0-9a-f]{32,64}|[0-9A-F]{32,64})$/,
    before: /\b(?:Client|Server)[ _]?Hello\b[^\n]*$/i,
    isSure: true,
  },
  // Where caches keep what was built; what counts visitors
  {
    key: /^(?!(?:api|access|secret|auth|private|signing|master|account) )(?:\w{2,8} )?keys?$/i,
    value: /^(?!(?:sk|rk|tok|token|secret)-)[\w.-]{1,80}-[0-9a-f]{32,64}-?$/,
    before: /\b[Cc]ache[^\n]{0,48}$/,
  },
  {
    key: /cookie$/i,
    value: new RegExp(
      `^(?:${analytics})=[\\w.%:-]{1,120}(?:; ?(?:path|max-age|samesite|domain|expires|secure|httponly|priority)(?:=[\\w/., :+-]*)?)*$`,
      'i',
    ),
  },
  // Files that are named like secrets, and what is measured of them
  {
    key: /^(?:passwd|shadow)$/,
    value: /^\d{1,12}$|^(?:[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{64}|[0-9a-f]{128})$/,
    before: /\/etc\/$/,
  },
  // What is named after its own section and a number, tokens of Proxmox by their names, the defaults of Redis and others in comments
  {
    key: /(?:^|[._-])(?:auth|credentials?|key|session|ticket)$/i,
    value: /^(?:(?:[a-z]{2,16}|\d{1,8})[-_])?(?:auth|credentials?|key|session|ticket)[-_]?\d{1,8}$/i,
    isSure: true,
  },
  { key: /^token$/i, value: /^[\w.+-]{1,64}@[\w.-]{1,32}![\w.-]{1,64}(?::[\d:]{0,32})?$/, isSure: true },
  { key: /^requirepass$/, value: /^foobared$/, before: /(?:^|\n)# ?$/ },
  // Places in a ring, keys of OpenPGP by their fingerprints, sessions of a protocol that has none for people, what a kubelet reads
  { key: /tokens?$/i, value: /^(?:-\d{15,20}\b|\d{17,20} for \d).{0,80}$/, isSure: true },
  { key: /(?:^|\.)signing-?key$/i, value: /^[0-9A-F]{40}$/, isSure: true },
  { key: /^sid$/, value: new RegExp(`^${uuid}$`), before: /\bmod_[a-z]{2,16}\b[^\n]*$/ },
  { key: /^secret$/, value: /^[a-z0-9][a-z0-9.-]{0,252}$/, before: /<set to the key '[^'\n]{1,80}' (?:in|of) $/ },
  // A path in a store of secrets, an account of a mail program, a file of a key, how one logs in without a password, a name in Pulumi
  {
    key: /(?:^|\/)agent-inject-secret-[\w.-]{1,64}$/,
    value: /^[a-z][\w-]{0,40}(?:\/[\w.-]{1,64}){1,6}$/,
    isSure: true,
  },
  { key: /^x-account-key$/i, value: /^account\d{1,3}$/, isSure: true },
  { key: /private_?key$/i, value: /^[\w-]{1,64}\.(?:key|pem|crt|p12|jks|pfx)(?:\s+#.*)?$/ },
  { key: /^password$/i, value: /^[a-z_]{3,32}=[A-Z_]{3,32}$/, before: /\b(?:no|without) $/ },
  { key: /password$/i, value: /^[A-Z][A-Za-z]{2,40}::[\w.-]{1,64}$/, before: /\burn:pulumi:[\w:./-]*$/, isSure: true },
  // Whether something is encrypted, no value with a remark, a span of time in Elixir, what ends the processes of a build
  { key: /[._-](?:encrypted|enabled|required)$/i, value: /^(?:true|false)(?: ?[;#,] ?.{0,200})?$/ },
  { key: /(?:secret|token|key|password)$/i, value: /^(?:None|null|nil|undefined)\s{1,8}(?:#|\/\/).{0,240}$/i },
  { key: /password$/i, value: /^\{\d{1,6}, :(?:second|minute|hour|day|week|month|year)s?\}$/ },
  { key: /^HUDSON_COOKIE$/, value: new RegExp(`^${uuid}$`), isSure: true },
  // The digest of a file behind its name
  {
    key: /\.(?:pdf|docx?|xlsx?|png|jpe?g|zip|m?js|css|html?|jar|exe)$/i,
    value: /^(?:[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{64})$/,
  },
  // Names of attributes that are mapped, comparisons of names
  {
    key: /^(?:user)?password$/i,
    value: /^(?:password|user|pass)$/,
    before: /_(?:attrs|filter|map|mapping)\s?=[^\n]*$/,
  },
  {
    key: /^(?:password|passwd|pass|secret|token)$/,
    value: /^(?:password|passwd|pass|secret|token|user|username|login)$/,
    before: /\b(?:str(?:n|case|ncase)?cmp|memcmp|equals(?:IgnoreCase)?|streq)\(\\?["']$/,
  },
];
