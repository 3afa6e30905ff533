import { detached } from '../../byte-string.ts';

/** The secrets that were found in one flare. They stay in memory. */
export interface LearnedValues {
  readonly learn: (value: string) => void;
  /** As `learn`, of a value that another memory gives. */
  readonly add: (value: string) => void;
  /** Byte strings, each once. */
  readonly values: () => ReadonlySet<string>;
}

/** What is found from there on is masked where it is found, and not looked for elsewhere. */
export const mostLearned = 20_000;
const mostBytes = 2 * 2 ** 20;
const longest = 8 * 2 ** 10;

/** Values that are too common to be looked for elsewhere, in lower case. */
const commonWords = new Set([
  'password',
  'password1',
  'changeme',
  'change-me',
  'secret123',
  'localhost',
  'default',
  'test1234',
  'admin123',
]);

export function createLearnedValues(): LearnedValues {
  const values = new Set<string>();
  let bytes = 0;
  const add = (value: string) => {
    if (values.size >= mostLearned || bytes + value.length > mostBytes || values.has(value)) return;
    values.add(detached(value));
    bytes += value.length;
  };
  return {
    learn(value) {
      if (values.size >= mostLearned) return;
      const core = secretOf(value);
      if (core.length <= longest && isTelling(core)) add(core);
    },
    add,
    values: () => values,
  };
}

/** A value without the scheme and the quotes around it. */
export function secretOf(value: string): string {
  if (/^[\w.!$*+~^-]+$/.test(value)) return value;
  const bare = value.trim().replace(/^(?:bearer|basic|token)\s+/i, '');
  const start = /^\\*["']/.exec(bare)?.[0].length ?? 0;
  const last = bare.at(-1);
  if (last !== '"' && last !== "'") return bare.slice(start);
  let end = bare.length - 1;
  while (end > start && bare[end - 1] === '\\') end -= 1;
  return bare.slice(start, end);
}

/** A word, or several, that say what they mean: `New file.`, `true|false`, `not-set`. */
const isWords = /^[[({<]?[A-Za-z][A-Za-z']*(?:[ ,.:;|/_-][A-Za-z']*)*[.!?)\]}>]?$/;

/** A name as programs and packages have it: `e2fsprogs`, `BZ2_bzOpen`, `password_hashing_sha256`. */
const isName =
  /^(?:[a-z]{1,12}\d[a-z]{3,16}|[a-z]+(?:_[a-z]+)+_?sha\d{1,3}|[A-Z][A-Z0-9]{1,8}_[a-z]+(?:[A-Z][a-z]+)*|[\x80-\xff]{6,24})$/;

/** The name of a setting that is a secret: `dbPassword`. */
const isNameOfSecret =
  /^[a-z]{1,16}(?:[A-Z][a-z]{1,16}){0,3}(?:Password|Passwd|Passphrase|Secret|Token|Key|Credentials?)$/;

/** What a page has around the words of an example: `<span class=`, `&lt;string`. */
const isMarkup = /<\/?[a-z][a-z\d]*(?:[\s>]|$)|^&(?:lt|#60|#x3c);/i;

/** Whether a value can be nothing else than this secret: neither short, nor a common word, number, date, address or path. */
export function isTelling(value: string): boolean {
  if (value.length < 6 || /[\n\r]/.test(value) || value.includes('****') || commonWords.has(value.toLowerCase()))
    return false;
  if (/^(?:[\d.,:/TZ+-]+|[\w.-]+:\d{1,5}|\/[\w./-]*|[a-z]+:\/\/[^@]*|true|false)$/.test(value)) return false;
  if (isMarkup.test(value) || isNameOfSecret.test(value)) return false;
  if (/^[A-Za-z]+$/.test(value)) return value.length >= 16 || /[a-z][A-Z]/.test(value.slice(1));
  if (/^[A-Za-z]+(?:[ ._-][A-Za-z]+)*$/.test(value)) return value.length >= 16;
  return (!isWords.test(value) || value.length >= 24) && !isName.test(value);
}
