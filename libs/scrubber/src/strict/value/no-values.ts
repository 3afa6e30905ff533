import { isTextForPeople } from './texts-for-people.ts';

/** What stands where a value is expected and is none: outcomes and states, types, declarations, sentences and marks of other scrubbers. */

/** Words of one value, in any case, that tell something about a secret instead of being it. */
const words = [
  'string|str|number|integer|int|boolean|bool|bytes|buffer|text|varchar|object|array|any|unknown|optional|void|self|this',
  'via|flag|option|argument|parameter|expired|expires|expiring|changed|reset|set|unset|missing|empty|valid|invalid|correct|incorrect|wrong|ok|accepted|rejected|denied|allowed|granted|revoked',
  'deleted|nothing|failed|failure|failing|success|successful|succeeded|required|enabled|disabled|builtin|inherit(?:ed)?|auto|automatic|prompt|ask|interactive|stdin|never|always|sufficient',
  'weak|strong|protected|private|public|internal|external|encrypted|plaintext|locked|unlocked|pending|verified|unverified|present|absent|unchanged|mismatch(?:ed)?',
  '[12]fa|mfa|login|basic|bearer|digest|negotiate|ntlm|kerberos|gssapi|oauth2?|ldap|rbac|abac|pam|saml|jwt|scram|scram-sha-(?:1|256|512)|xoauth2|cram-md5|ms-?chap(?:-?v2)?|eap-\\w{2,8}|peap|ttls|anonymous|starttls|starttls-required|ssl|tls',
  'hs(?:256|384|512)|rs(?:256|384|512)|es(?:256|384|512)|ps(?:256|384|512)|eddsa|sha-?(?:1|224|256|384|512)|md5|bcrypt|argon2(?:id|i|d)?|scrypt|pbkdf2|aes-?\\d{3}(?:-[a-z]{3})?',
  'trace|debug|information|info|warning|warn|error|critical|fatal|authorization|authentication|cookie',
  'column|spalte|colonne|columna|is|are|was|not|no|await|async|new|function|lambda|typeof|throw|return|let|const|var',
  'all|native|noarch|amd64|i[3-6]86|x86_64|arm64|aarch64|armhf|armel|ppc64(?:el|le)?|s390x|riscv64',
  '(?-i:Passwort|Kennwort|Passphrase|Contrase\xc3\xb1a|Mot de passe|Senha|Wachtwoord|Heslo|Has\xc5\x82o|Jelsz\xc3\xb3|\xc5\x9eifre|Salasana|L\xc3\xb6senord)',
  'ja|nein|oui|non|si|sí|não|nao|tak|nie|да|нет',
].join('|');

/** Marks that others put in a secret's place. */
const marks =
  '-{2,3} ?(?:[a-z]{1,16} ){1,3}(?:redacted|masked|removed) ?-{2,3}|[<\\[({*]{0,3}(?:gefiltert|maskiert|ausgeblendet|verborgen|entfernt|filtr\\S{1,3}|masqu\\S{1,3}|ocult[oa]|filtrado|eliminado|enmascarado|mascherato|nascosto|rimosso|ukryt[eoy]|zamaskowan[eoy]|skryt\\S{1,2})[>\\])}*]{0,3}|\\*{2}[a-z]{4,32}(?:pass|secret|token|key)\\*{2}|[a-z]{2,16}(?:[_-][a-z]{2,16}){0,5}[_-](?:removed|redacted|masked|filtered|scrubbed|stripped)|' +
  '[^a-z0-9]{0,4}(?:redacted|masked|filtered|hidden|removed|scrubbed|sanitized|omitted|censored|obfuscated|suppressed)[^a-z0-9]{0,4}|[a-z][\\w.]{0,40}\\([\\[<*_]{0,3}(?:redacted|masked|filtered|hidden|\\*{3,})[\\]>*_]{0,3}\\)(?:, .*)?|[a-z_]{2,16}=|(?:expire[sd]|changed|rotated|reset|set|updated|created|verified|accepted|rejected|valid) (?:\\d{4}-\\d\\d|\\d+ [a-z]+|until|in|on|at|by|for|from|ago|to)\\b.*|(?:[a-z]{1,16} ){1,8}\\*{8}.*|[\\[({<]{0,2}(?:protected|filtered|redacted|masked|hidden|secure[ds]?|secret|sensitive|private|not (?:set|shown|logged|displayed)|is not set)[\\])}>]{0,2}|[45]\\d\\d (?:permission|forbidden|unauthori[sz]ed|not|bad|internal|service|too|error)\\b.*|hidden_due_to_\\w{2,40}|x{2,4}-redacted-x{2,4}|(?:\\xe2\\x96[\\x80-\\x9f])+|\\[?\\[[bcijz]@[0-9a-f]{4,8}|(?:[a-z_]\\w{0,40}\\.){2,8}[a-z]\\w{0,40}@[0-9a-f]{5,8}|\\(?\\d{1,5}[ -]bits?(?:, \\d primes)?\\)?|<\\|[\\w-]{1,40}\\|>|\\[(?:pad|cls|sep|mask|unk|bos|eos|inst)\\]|value_specified_in_no_log_parameter|not_logging_password|[•●✱…]{2,}|(?:\\xe2(?:\\x80\\xa2|\\x97\\x8f)){3,}';

/** Where a value stands, as templates and stores of secrets write it. */
const references =
  '!(?:vault|secret|env_var|env|ref|sub|getatt|include|reference|encrypted\\/\\w+)\\b.*|%env\\([\\w:.]{1,128}\\)%|%[A-Z_]{2,64}%|local\\.\\w{1,64}|(?:akv|asm|gcpsm|gsm|keyvault|bao|doppler|infisical|bws|1password|onepassword|passbolt|sops|chamber|berglas|env|ssm|keyring|pass|file):\\/\\/\\/?[\\w./#?=&:@-]*|\\$\\{file:[^}]{1,256}\\}|(?:file|classpath):[\\w$@{}-]{0,80}[./][\\w./$@{}-]{0,160}|(?-i:env:[A-Z_][A-Z0-9_]{0,80})|fd:\\d{1,4}|\\{cipher\\}[\\w+/=]*|ENC\\([\\w+/=]*\\)|(?-i:Ag[A-D])[A-Za-z0-9+/]{8,}={0,2}(?:…|\\xe2\\x80\\xa6)?.*|\\{s?sha\\d{0,3}\\}|\\{(?:s?md5|crypt|argon2|pbkdf2)\\}';

/** Numbers that name a place in memory, a type of the Windows registry, or a port. */
const numbers =
  '\\d{1,5}\\/(?:tcp|udp|sctp|dccp)|0x0{0,8}[0-9a-f]{1,4}|0x(?:0{2,8}|7f|5[56]|c0|ffff)[0-9a-f]{8,14}|d?q?word:[0-9a-f]{8,16}';

/** What declares a secret in a program, or asks for it. */
const declarations = [
  '(?:await |new |yield |return )?(?:z|t|v|s|yup|joi|vine|schema|type|types|props)\\.[\\w.]{1,64}\\(.*',
  '(?:flag|pflag|viper|cobra|cmd|kingpin|click|typer|argparse|parser|ap|opts?|options|program|yargs|commander|env|config|cfg|secrets?|props|process|app|self|this|ctx|req|request|data|form|params|payload|body|args|kwargs|settings|credentials|user|session|cookies|response|resp|res|res\\.body)\\.[\\w.]{1,96}(?:\\(.*|[,;)\\]}]*)',
  '(?:await )?new [A-Z]\\w{0,60}\\([^"\'`]{0,128}',
  '(?:input|prompt|getpass|getpass\\.getpass|readline|readlineSync|read_line|Read-Host|gets|scanf|ask|askpass|Prompt\\.ask|IO\\.gets|Console\\.ReadLine|rpassword::\\w+)\\b.*',
  '(?:await )?(?:[A-Za-z_$][\\w$]{0,63}\\.){0,6}[A-Za-z_$][\\w$]{0,63}\\((?:[\\w$., \\[\\]]{0,128})\\)?;?',
  '(?:Optional|Option|Maybe|Nullable|List|Array|Vec|Box|Arc|Secret|SecretStr|SecretString|Redacted|Masked|Sensitive)[<\\[][\\w<>\\[\\], |?]{1,64}[>\\]][,;]?',
  '(?:string|str|String|number|boolean|Buffer|bytes|text)(?: ?\\| ?(?:null|undefined|string|None|nil|Buffer|number))*(?: ?= ?(?:None|null|undefined|nil|""|\'\'))?[,;)]?.{0,2}',
  '(?:[A-Za-z_]\\w{0,40}\\.){0,6}(?:[A-Z][a-z]+)*(?:CharArray|ByteArray|String|Str|Token|Buffer|Object|Password|Credential|Credentials|Bytes|Text)(?:<[\\w<>, ?]{1,64}>)?[?!]?(?: \\d{1,5})?[,;)]{0,3}',
  '(?:string|number|boolean) \\| [\\w ()|:=>,.?[\\]]{1,400}',
  '[A-Z][A-Z0-9]{1,20}(?:_[A-Z0-9]{1,20}){1,5};|SPACES?|LOW-VALUES?|Optional\\.empty',
  '[a-z]\\w{0,40}(?:\\??\\.[A-Za-z_]\\w{0,40}){1,6}(?:[;,)]{1,3}|\\([\\w.]{0,80}\\(?)$',
  '(?:System|Application)\\.(?:fetch|get)_env!?\\(.*',
  '\\w{0,24}(?:read|open|load|get|fetch|require|import|from|parse|decode|resolve)\\w{0,24}\\(["\\w(].*',
  '(?:\\w{1,40}\\.){0,6}environ(?:ment)?\\[["\'][A-Za-z_]\\w{0,60}["\']\\].*',
  '\\{"[A-Za-z\\\'%{} ]{3,80}", \\[.{0,128}\\]\\}',
  '\\/(?!\\/)(?=[^/]*[\\\\[({|+*?$^])[^/]{2,200}\\/[gimsuy]{0,4};?',
].join('|');

const noValue = new RegExp(`^["']?(?:${words})["']?[.,;!]?$|^(?:${marks})$|^(?:${references})$|^(?:${numbers})$`, 'i');
const declaration = new RegExp(`^(?:${declarations})$`);

/** Words that join others to a sentence, and that no pass phrase has. */
const joining =
  /^(?:(?:[A-Za-z"'(`\u00c0-\u00ff][\w'"`)(\u00c0-\u00ff-]*)[,.:;!?]? ){1,40}?(?:the|a|an|for|of|at|to|is|are|was|be|not|with|in|on|and|or|must|please|least|than|see|your|from|by|cannot|after|before|does|did|nicht|bitte|der|die|das|ist|le|la|les|de|du|est|pas|el|no|se|por|para|il|non) /i;

/** Whether a value is a word that tells about a secret, a mark in its place, a declaration, or a sentence. */
export function isNoValue(value: string): boolean {
  if (value.length > 512) return false;
  return noValue.test(value) || declaration.test(value) || isSentence(value) || isTextForPeople(value);
}

function isSentence(value: string): boolean {
  if (value.indexOf(' ') === value.lastIndexOf(' ')) return false;
  const told = value.replace(/ \((?:[0-9a-f]{7,40}|#\d{1,7})\)$/, '');
  return joining.test(`${told} `) && !/\d\S*[A-Za-z!#$%^&*]|[A-Za-z][!#$%^&*]\S*\d/.test(told);
}
