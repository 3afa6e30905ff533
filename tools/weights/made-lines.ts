import { publicLabels, secretLabels, secretNames } from './labels.ts';
import { standIns, type Draw } from './stand-ins.ts';

/** A line of one's own invention, with the secret in it, if it has one. */
export interface MadeLine {
  readonly text: string;
  readonly secret?: string;
  /** What it was made from: lines of the same sort are alike. */
  readonly sort: string;
}

const [lower, digits, hexadecimal] = ['abcdefghijklmnopqrstuvwxyz', '0123456789', '0123456789abcdef'];
const upper = lower.toUpperCase();

/**
 * Writes lines in which something public looks like a secret, and lines of the same shapes with a secret, so that shapes alone say
 * nothing: ids, numbers, digests and public keys behind their names in many languages, and what says something about a secret under a
 * secret's name.
 */
export function madeLines(draw: Draw, words: readonly string[], count: number): MadeLine[] {
  const upTo = (most: number): number => Math.floor(draw() * most);
  const pick = <T>(of: readonly T[]): T => of[upTo(of.length)]!;
  const some = (alphabet: string, length: number): string =>
    Array.from({ length }, () => alphabet[upTo(alphabet.length)]).join('');
  const word = (): string => pick(words);
  const capital = (text: string): string => text[0]!.toUpperCase() + text.slice(1);
  const two = (): string => some('012345', 1) + some(digits, 1);
  const uuid = (): string => [8, 4, 4, 4, 12].map((length) => some(hexadecimal, length)).join('-');
  const mixed = (length: number): string => some(lower + upper + digits, length);
  const base64 = (bytes: number): string =>
    Buffer.from(Array.from({ length: bytes }, () => upTo(256))).toString('base64');
  const stand = standIns(draw, words);

  /** What is generated, in the forms that software gives it, public or not. */
  const generated = [
    () => some(hexadecimal, pick([16, 24, 32, 32, 40, 40, 64])),
    () => some(hexadecimal, pick([16, 24, 32, 40, 64])).toUpperCase(),
    uuid,
    () => base64(pick([15, 16, 20, 24, 32, 32, 48])),
    () =>
      base64(pick([15, 16, 20, 24, 32]))
        .replaceAll('+', '-')
        .replaceAll('/', '_')
        .replaceAll('=', ''),
    () => mixed(pick([10, 12, 14, 16, 20, 21, 24, 32])),
    () => some(lower + digits, pick([8, 10, 12, 16, 20, 26, 28, 32])),
    () => some(upper + digits, pick([8, 10, 11, 12, 13, 14, 16, 18, 20, 26])),
  ];
  const publicValues = [
    ...generated,
    ...generated,
    () => some(upper + digits, pick([8, 10, 11, 12, 13, 14, 16, 18])),
    () => some(upper, pick([2, 3])) + some(upper + digits, pick([8, 9, 10])),
    () => some(upper, pick([2, 3])) + some(digits, pick([5, 7, 8, 9])) + some(upper, pick([1, 2])),
    () => `${some(lower, pick([2, 3, 4]))}_${mixed(pick([12, 14, 16, 20, 24]))}`,
    () => `${some(lower, pick([2, 3, 4]))}-${mixed(pick([10, 14, 16]))}`,
    () => `${word()}_${some(hexadecimal, pick([12, 16, 24]))}`,
    () => `01${some('0123456789ABCDEFGHJKMNPQRSTVWXYZ', 24)}`,
    () => `${some(upper + digits, 4)}-${some(upper + digits, pick([4, 5, 6]))}-${some(digits, pick([3, 4]))}`,
    () => some(digits, pick([5, 6, 8, 10, 12, 15])),
    () => `${word()}-${word()}-${some(lower + digits, pick([5, 8, 10]))}`,
  ];
  const secretValues = [
    ...generated,
    ...generated,
    () => stand('Passw0rd-x9'),
    () => stand('Passw0rd-x9'),
    () => stand('Passw0rd-x9'),
    () => some(digits, pick([4, 5, 6, 8])),
    () => stand(word()),
    () => `${word()}${pick(['_', '-', '.', ''])}${word()}`,
  ];

  const sentences = [
    () => pick(['is required', 'must be at least 12 characters', 'has expired', 'was changed', 'does not match', 'not set', 'is empty', 'too short', 'incorrect', 'invalid', 'mismatch', 'will expire in 7 days', 'reset requested', 'rotated', 'accepted', 'authentication failed', 'verification skipped', 'prompt', 'missing', 'unchanged', 'cannot be blank', 'denied']),
    () => pick(['enabled', 'disabled', 'required', 'optional', 'hidden', 'none', 'never', 'always', 'default', 'auto', 'inherit', 'external', 'manual', 'prompt', 'ask', 'interactive', 'unlimited', 'strict', 'encrypted', 'plain', 'scrypt', 'bcrypt', 'argon2id', 'sha512crypt', 'pbkdf2', 'hashed', 'masked', 'rotating', 'expired', 'revoked', 'valid', 'unset', 'present', 'absent', 'managed']),
  ]; // prettier-ignore
  const about = [
    ...sentences,
    () => pick(['(not set)', '(hidden)', '(none)', '(empty)', '[FILTERED]', '[REDACTED]', '[hidden]', '<not set>', '<redacted>', '<secret>', '(filtered)', '(sensitive)', '(unset)', '[protected]', '(not exported)', '***', '**', '*', '-', '?', '(null)', '""', "''", 'n/a', 'N/A', 'nil', 'null', 'None', 'undefined', 'SPACES', 'TBD', 'xxx']),
    () => `${pick(['getpass', 'readPassword', 'read_secret', 'load_key', 'prompt_password', 'fetchSecret', 'ReadAll', 'decrypt', 'require', 'input', 'get_token', 'resolve'])}(${pick(['', '"' + word() + '"', word(), word() + ', ' + word()])})`,
    () => `${pick(['cfg', 'config', 'self', 'this', 'opts', 'settings', 'args', 'request', 'env', 'props', 'conf', 'params', 'user', 'ctx'])}.${pick([word(), word() + capital(word()), word() + '_' + word()])}`,
    () => `${pick(['os.environ', 'process.env', 'ENV', 'System.getenv', 'secrets', 'vars', 'data', 'local'])}${pick(['.', '['])}${word().toUpperCase()}_${pick(['KEY', 'TOKEN', 'SECRET', 'PASS'])}`,
    () => `${pick(['std::', '', 'Option<', 'java.lang.', 'SecureString ', 'char ', 'const '])}${pick(['string', 'String', 'str', 'SecretStr', 'VARCHAR(64)', 'varchar(255)', 'text', 'bytes', 'Buffer', 'byte[]', 'Secret', 'char[32]', 'CharField', 'StringField'])}`,
    () => `${word()}_${pick(['password', 'passwd', 'secret', 'token', 'key', 'pw'])}`,
    () => `${word()}-${pick(['secret', 'credentials', 'token', 'tls', 'auth', 'keys'])}`,
    () => `${capital(word())}${pick(['Password', 'Secret', 'Token', 'Key', 'Credentials'])}`,
    () => `${word()}/${word()}/${pick(['password', 'token', 'credentials', word()])}`,
    () => `${pick(['/etc', '/run/secrets', '/var/lib', '~/.config', './certs', 'C:\\ProgramData'])}/${word()}${pick(['', '.key', '.txt', '.pem', '/' + word()])}`,
    () => `${pick(['$', '%', '@', ':', '!'])}${pick(['{', '', '('])}${word()}_${pick(['pass', 'token', 'key'])}`,
    () => `${pick(['env', 'vault', 'file', 'secret', 'ref', 'kms', 'ssm', 'op', 'var'])}${pick([':', '://', '/'])}${word()}/${word()}`,
    () => `${1 + upTo(90)}${pick(['', 'd', 'h', 'm', 's', ' days', ' hours', 'ms', ' seconds', '%'])}`,
    () => `v${upTo(4)}.${upTo(20)}.${upTo(9)}`,
    () => `20${two()}-${two()}-${two()}T${two()}:${two()}:${two()}Z`,
    () => `{ ${pick(['type', 'name', 'in', 'from', 'ref', 'key'])}: ${word()}${pick(['', ', required: true', ', optional: false'])} }`,
  ]; // prettier-ignore

  const styled = [
    (label: string) => label,
    (label: string) => label,
    (label: string) => capital(label),
    (label: string) => label.split(' ').map(capital).join(' '),
    (label: string) => label.replaceAll(/[ '.]+/g, '_'),
    (label: string) => label.replaceAll(/[ '.]+/g, '_').toUpperCase(),
    (label: string) => label.replaceAll(/[ '.]+/g, '-'),
    (label: string) => label.split(/[ '.]+/).map((part, index) => (index === 0 ? part : capital(part))).join(''),
    (label: string) => label.split(/[ '.]+/).map(capital).join(''),
    (label: string) => label.replaceAll(' ', ''),
  ]; // prettier-ignore
  const owners = ['', '', '', '', () => `${word()} `, () => pick(['api', 'app', 'db', 'my', 'current', 'new', 'remote', 'source', 'parent', 'external', 'internal', 'x', 'aws', 'last', 'user', 'target', 'default', 'main', 'backup', 'primary', 'client', 'server', 'system']) + ' ']; // prettier-ignore
  const time = (): string =>
    pick([
      () => `20${two()}-${two()}-${two()} ${two()}:${two()}:${two()},${some(digits, 3)}`,
      () => `20${two()}-${two()}-${two()}T${two()}:${two()}:${two()}.${some(digits, 3)}Z`,
      () => `${pick(['Jan', 'Mar', 'Jul', 'Nov'])} ${two()} ${two()}:${two()}:${two()} ${word()}`,
      () => `[${two()}/Sep/20${two()}:${two()}:${two()}:${two()} +0000]`,
      () => `${two()}.${two()}.20${two()} ${two()}:${two()}:${two()}`,
    ])();
  const level = (): string => pick(['INFO', 'DEBUG', 'WARN', 'ERROR', 'info', 'debug:', '[info]', 'notice', 'TRACE']);
  const few = (): string => Array.from({ length: 1 + upTo(5) }, word).join(' ');
  const lead = (): string =>
    pick(['', '', '', '  ', '    ', '- ', '# ', () => `${time()} ${level()} ${word()}: `, () => `${time()} ${level()} [${word()}] ${few()} `, () => `${time()} ${word()}[${some(digits, 4)}]: ${few()}, `, () => `${word()}: `, () => `${few()}: `, () => `$ ${word()} ${word()} `].map((each) => (typeof each === 'string' ? () => each : each)))(); // prettier-ignore
  const tail = (): string => pick(['', '', '', '', () => ` ${few()}`, () => `, ${few()}`, () => ` (${few()})`, () => `; ${word()}=${word()}`, () => ` ${word()}=${upTo(900)}`].map((each) => (typeof each === 'string' ? () => each : each)))(); // prettier-ignore

  const lines: readonly ((label: string, value: string) => string)[] = [
    (label, value) => `${lead()}${label}: ${value}${tail()}`,
    (label, value) => `${lead()}${label}: ${value}`,
    (label, value) => `${lead()}${label}=${value}${tail()}`,
    (label, value) => `${lead()}${label} = ${value}`,
    (label, value) => `${lead()}${label} = "${value}"`,
    (label, value) => `${lead()}${label} ${value}${tail()}`,
    (label, value) => `${lead()}${few()} ${label} ${value}${tail()}`,
    (label, value) => `${lead()}${few()} (${label} ${value})${tail()}`,
    (label, value) => `${lead()}${few()} [${label}=${value}]${tail()}`,
    (label, value) => `${lead()}${label} "${value}"${tail()}`,
    (label, value) => `${lead()}${label} '${value}'${tail()}`,
    (label, value) => `${lead()}${label}:${value}`,
    (label, value) => `${lead()}${label.padEnd(24)}${value}`,
    (label, value) => `${lead()}${label.padEnd(20)}: ${value}`,
    (label, value) => `    "${label}": "${value}",`,
    (label, value) => `{"${word()}":"${word()}","${label}":"${value}","${word()}":${upTo(900)}}`,
    (label, value) => `${time()} ${level()} {"${word()}":${upTo(9)},"${label}":"${value}"}`,
    (label, value) => `  <${label.replaceAll(' ', '_')}>${value}</${label.replaceAll(' ', '_')}>`,
    (label, value) => `  <${word()} ${label.replaceAll(' ', '_')}="${value}" ${word()}="${word()}"/>`,
    (label, value) => `<add key="${label}" value="${value}" />`,
    (label, value) => `| ${label} | ${value} | ${word()} |`,
    (label, value) => `${word()};${label};${value};${word()}`,
    (label, value) => `${time()} ${level()} ${few()} ${label}=${value} ${word()}=${word()} ${word()}=${upTo(99)}`,
    (label, value) => `$ ${word()} ${word()} --${label.replaceAll(' ', '-')} ${value}`,
    (label, value) => `$ ${word()} --${label.replaceAll(' ', '-')}=${value}`,
    (label, value) => `export ${label.replaceAll(/[ -]/g, '_')}=${value}`,
    (label, value) => `GET /${word()}/${word()}?${label.replaceAll(' ', '_')}=${value} HTTP/1.1`,
  ];

  return Array.from({ length: count }, (): MadeLine => {
    const owner = pick(owners);
    const own = typeof owner === 'string' ? owner : owner();
    const shape = upTo(lines.length);
    const style = pick(styled);
    const drawn = draw();
    if (drawn < 0.4) {
      const label = style(own + (draw() < 0.5 ? pick(secretLabels) : pick([word, () => `${word()} ${word()}`])()));
      const secret = pick(secretValues)();
      return { text: lines[shape]!(label, secret), secret, sort: `${shape}` };
    }
    if (drawn < 0.55) return { text: lines[shape]!(style(own + pick(secretNames)), pick(about)()), sort: `${shape}` };
    const label = style(own + pick(pick(Object.values(publicLabels))));
    return { text: lines[shape]!(label, pick(publicValues)()), sort: `${shape}` };
  });
}
