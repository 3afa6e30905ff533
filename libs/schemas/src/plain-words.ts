/** What a schema says of a value that does not fit, as a person says it: without the validator's own terms. */
export function inPlainWords(message: string): string {
  const [, expected, received] = /^Invalid input: expected (.+), received (\w+)$/.exec(message) ?? [];
  if (expected !== undefined)
    return received === 'undefined' ? `is missing, expected ${expected}` : `expected ${expected}, got ${received}`;
  const [, options] = /^Invalid (?:option|discriminator value)[:.] [Ee]xpected (?:one of )?(.+)$/.exec(message) ?? [];
  if (options !== undefined) return `expected ${anyOf(options.split(/ ?\| ?/).map(inDoubleQuotes))}`;
  const [, sign, limit] = /^Too (?:big|small): expected .+ to (?:have|be) ([<>]=?)(\d+(?: \w+)?)$/.exec(message) ?? [];
  return sign === undefined ? message : `expected ${bounds[sign]} ${limit}`;
}

/** Why the system did not let a file be read, as a person says it, with its code for whoever looks that up. */
export function whyUnread(cause: unknown): string {
  const { code, message } = cause as NodeJS.ErrnoException;
  const why = reasons[code ?? ''];
  return why === undefined ? (message ?? String(cause)) : `${why} (${code})`;
}

const reasons: Record<string, string> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'a part of its path is not a folder',
  EISDIR: 'it is a folder',
  EACCES: 'this user may not read it',
  EPERM: 'this user may not read it',
  ELOOP: 'its links lead in a circle',
};

/** Some choices, as a sentence has them: `a, b or c`. */
export function anyOf(choices: readonly string[]): string {
  return choices.length < 2 ? choices.join('') : `${choices.slice(0, -1).join(', ')} or ${choices.at(-1)}`;
}

function inDoubleQuotes(option: string): string {
  return option.replace(/^'(.*)'$/, '"$1"');
}

const bounds: Record<string, string> = { '<=': 'at most', '>=': 'at least', '<': 'less than', '>': 'more than' };
