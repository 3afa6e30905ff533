const name = '[A-Za-z_][A-Za-z0-9_]{0,127}';
const dotted = `${name}(?:\\.${name}){0,16}`;
const word = '[a-z][a-z0-9_]{0,63}';
const quotedName = `["'][A-Za-z_][\\w.-]{0,63}["']`;
const noDefault = `(?:, ?(?:""|''|None|null|nil))?`;

/** Functions that read the environment or ask a person. */
const readers = [
  'os\\.getenv', 'sys\\.env\\.get', 'os\\.environ\\.get', 'os\\.Getenv', 'System\\.getenv', 'System\\.getProperty', 'getenv', 'env', 'ENV\\.fetch', 'Deno\\.env\\.get',
  '(?:std::)?env::var', 'Environment\\.GetEnvironmentVariable',
].join('|'); // prettier-ignore
const variable = [
  `(?:os\\.environ|ENV|process\\.env|\\$_ENV|\\$_SERVER)\\[${quotedName}\\]`,
  `(?:process|import\\.meta)\\.env\\.${name}!?`,
  `(?:${readers})\\(${quotedName}${noDefault}\\)`,
  `(?:getpass\\.)?getpass\\((?:["'][A-Za-z :]{0,40}["'])?\\)`,
].join('|');

/** A call that says what it does, with nothing written out in its arguments: `get_password()`, `tokens.make_token(user)`. */
const call = `(?:await )?(?=[\\w.]{0,160}(?:get|load|read|fetch|generate|make|create|decode|retrieve|resolve|lookup)[\\w.]{0,160}\\()${dotted}\\((?:${dotted}(?:, ?${dotted}){0,8})?\\)`;

const whole = [
  // Shells, compose files, Spring, Grafana, serverless
  `\\$\\{(?![A-Z][A-Z0-9_]*-)[^}:]*\\}`,
  `\\$\\{${name}(?::-?|-)(?:\\$\\{?${name}\\}?)?\\}`,
  `\\$\\{${name}:?[?+][^}]*\\}`,
  '\\$\\{(?:env|ENV|readFile|readFileBase64|file|vault|sys|ssm|secrets?|aws|azure|gcp|sm|cf|opt|self|kv):[\\w./#@~-]*(?::-?)?\\}',
  `\\$\\{(?:file|vault|secrets?):[\\w./-]{1,128}:${name}\\}`,
  '\\$\\{\\{[^}]*\\}\\}',
  // FreeSWITCH, and what Compose leaves to a shell
  `\\$\\$\\{${name}\\}|\\$\\$[A-Z_][A-Z0-9_]{1,63}`,
  '\\$\\{[A-Za-z][\\w.]{0,59}(?:[hH]ome|HOME|[dD]ir|DIR|[pP]ath|[rR]oot|ROOT)\\}(?:/[\\w.@-]{1,64}){1,8}',
  '#\\{[A-Za-z][\\w.:-]{0,128}\\}',
  '\\$__(?:file|env|vault)\\{[^}]*\\}?',
  '\\$(?:[A-Z_][A-Z0-9_]*|[a-z][A-Za-z_]*|\\d{1,2})|\\?',
  // PowerShell: a name in letters that says that it is for a secret
  '\\$(?=[A-Za-z_]{0,64}(?:[Pp]ass|[Pp]wd|[Tt]oken|[Ss]ecret|[Kk]ey|[Cc]red))[A-Z]?[a-z]+(?:_?[A-Z][a-z]+){0,6}|\\$env:\\w{1,64}',
  // Icinga, Telegraf, LiteLLM, Elixir
  '\\$[a-z][a-z0-9_.]{1,63}\\$|\\$(?:USER\\d{1,3}|ARG\\d{1,2}|_?(?:HOST|SERVICE|CONTACT)[A-Z_]{0,40})\\$',
  // WildFly, Tcl
  `\\$\\{[A-Z]{2,16}(?:::[\\w.-]{1,64}){1,4}\\}?`,
  '\\[[A-Z][A-Za-z]{1,24}::[a-z_]{1,32}(?: [\\w$:.-]{1,64}){0,4}\\]',
  '@\\{[\\w-]{1,64}:[\\w-]{1,64}\\}',
  `os\\.environ/${name}`,
  `\\{:system, ?"${name}"\\}`,
  // Maven, Azure, Rails
  '@(?:vault(?:\\.[a-z][a-z0-9_-]{0,63}){1,8}|(?:[a-z][a-z0-9_-]{0,63}\\.){1,8}[a-z_-]{0,32}(?:password|secret|token|key))@',
  '@Microsoft\\.KeyVault\\([^)\\s]*\\)?',
  `<%=? ?(?:ENV\\[${quotedName}\\]|ENV\\.fetch\\(${quotedName}\\)|Rails\\.application\\.credentials(?:\\.${name}|\\[:?${name}\\]|\\.dig\\([^)"']*\\)){1,4}) ?-?%>`,
  // Stores of secrets
  'arn:aws[a-z-]{0,16}:(?:secretsmanager|ssm|kms|iam|lambda):[\\w:/.*+=@!-]*',
  '(?:op|sm|awssm|vault|secretsmanager|ssm|ref\\+[a-z]+)://[\\w./#-]*',
  `(?:vault:)?(?:secret|kv)/data/[\\w./-]*(?:[:#]${name})?`,
  'projects/[\\w-]+/secrets/[\\w-]+(?:/versions/\\w+)?',
  // Terraform
  `var\\.${word}(?:\\.${word}){0,4}|var\\.[A-Z][A-Z0-9_]{1,63}`,
  `(?:data|module|random_password|random_string|(?:aws|azurerm|google|kubernetes|vault|tls)_${word})(?:\\.${word}|\\[\\d+\\]){2,6}`,
  // Paths of files
  '(?:/(?:etc|home|var|run|usr|opt|srv|root|tmp|mnt|Users|proc|secrets|vault|app|data))(?:/[\\w.@${}-]{1,64}){1,16}/?',
  '(?:~|\\.{1,2})(?:/\\.?[a-z][a-z0-9_.-]{1,63}){1,16}',
  '/(?:path|etc|usr|var|opt|home|srv|mnt)/[a-z][\\w./-]{0,128}',
  '/app',
  // OpenSSL and APT
  `\\$(?:${name}|\\(${name}\\))(?:::${name}|/[\\w$()./-]{1,128})(?:\\s*#.*)?`,
  '[A-Z]:\\\\(?:[\\w. -]{1,64}\\\\){1,16}[\\w. -]{1,64}\\.\\w{2,4}',
  // Code
  `(?:${variable}|${call})(?:\\.${name}|\\[${quotedName}\\]|\\[\\d+\\]|\\.unwrap\\(\\)){0,4};?`,
  `${dotted}\\(\\)(?:\\[${quotedName}\\]|\\[\\d{1,4}\\]|\\.${name}){1,6};?`,
  `${dotted} (?:or|\\|\\||\\?\\?) (?:${variable});?`,
];

/** How references begin that were cut at a blank, a quote or the bracket that closes them. */
const beginnings = [
  `\\$\\{${name}:?\\?[^}]*`,
  `\\$\\{[A-Za-z][\\w.]*`,
  '\\$\\{(?:env|ENV|file|vault):[\\w./-]*',
  '\\$\\{\\{[^}]*\\}?',
  `(?:${readers})\\(`,
  '\\$\\([a-z][\\w./-]{1,32} [^()]{1,200}',
];

/** All references have one of these. */
const hasSign = /[$.([{/:@<?]/;
const scheme = /^(?:Bearer|Basic|Token|token) /;
const reference = new RegExp(`^(?:${[...whole, ...beginnings].join('|')})$`);

/**
 * Whether a value says where a secret is rather than what it is: `${VAR:?must be set}`, `os.environ["X"]`, `var.db_password`,
 * `arn:aws:secretsmanager:…`, `/etc/app/tls.key`. A default that is written out, as in `${VAR:-s3cret}`, is no reference.
 */
export function isReference(value: string): boolean {
  if (value.length > 256 || !hasSign.test(value)) return false;
  return reference.test(value) || (scheme.test(value) && reference.test(value.replace(scheme, '')));
}
