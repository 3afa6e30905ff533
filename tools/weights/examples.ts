import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { scrubberWeighedBy, sizes, toldWords, weighedIn, type Weights } from '@flarewire/scrubber/weights';
import type { Kind } from '../bench/read-corpus.ts';
import { logLines } from './log-lines.ts';
import { drawer, standIns } from './stand-ins.ts';

/** A word, by its signals, and whether it is a secret. */
export interface Example {
  readonly form: readonly number[];
  /** Nothing where no weights can make a secret of it. */
  readonly around?: readonly number[] | undefined;
  readonly isSecret: boolean;
}

/** A word of any kind, by the signals of where a line tells of a secret, and whether it is one. */
export interface ToldExample {
  readonly signals: Int32Array;
  readonly isSecret: boolean;
}

/** What a text teaches. */
export interface Examples {
  readonly words: readonly Example[];
  readonly told: readonly ToldExample[];
}

/** A file of a corpus with what is to be learned from it. */
export interface Lesson {
  readonly corpus: string;
  readonly kind: Kind;
  readonly examples: Examples;
}

const root = path.join(import.meta.dirname, '../..');
/** How often the secrets of a file are replaced by others. */
const replacements = 3;
const longestReplaced = 120;
const logLineCount = { told: 2_000, words: 6_000 };
/** Every how manieth file of the documentation is learned from. */
const everyFile = { told: 400, words: 90 };
/** With which only the rules mask. */
export const weightless: Weights = {
  form: new Int8Array(sizes.form).fill(-1),
  around: new Int8Array(sizes.around),
  told: new Int8Array(sizes.told).fill(-128),
};

/** What a file teaches: as it is, with what the rules leave of it, and with other secrets in the places of its own. */
export async function lessonOf(corpus: string, kind: Kind, words: readonly string[]): Promise<Lesson> {
  const text = Buffer.from(kind.base64, 'base64').toString('latin1');
  const secrets = kind.secrets.map((secret) => Buffer.from(secret).toString('latin1'));
  const scrubber = scrubberWeighedBy(weightless, { rules: 'strict' });
  const left = Buffer.concat(
    await Array.fromAsync(scrubber.scrub(kind.file, whole(Buffer.from(text, 'latin1')))),
  ).toString('latin1');
  const replace = standIns(drawer(text.length), words);
  const others = Array.from({ length: replacements }, (_, round) => {
    const pairs = secrets
      .filter((secret) => secret.length < longestReplaced)
      .map((secret) => [secret, replace(secret)] as const);
    const other = pairs
      .toSorted(([a], [b]) => b.length - a.length)
      .reduce((sum, [secret, by]) => sum.replaceAll(secret, () => by), round % 2 === 0 ? text : left);
    const replaced = pairs.map(([, by]) => by);
    return {
      words: wordsOf(other, replaced).filter(({ isSecret }) => isSecret),
      told: toldOf(other, replaced, { onlySecrets: true }),
    };
  });
  const lines = new Set(text.split('\n'));
  const asItIs = { words: wordsOf(text, secrets), told: toldOf(text, secrets) };
  const byRules = {
    words: wordsOf(left, secrets),
    told: toldOf(left, secrets, { isKnown: (line) => lines.has(line) }),
  };
  return { corpus, kind, examples: together([asItIs, byRules, ...others]) };
}

/** What some texts teach. */
export function together(of: readonly Examples[]): Examples {
  return { words: of.flatMap(({ words }) => words), told: of.flatMap(({ told }) => told) };
}

/** Which share of a part of a text is secret; nothing where that is a part that teaches neither. */
function shares(text: string, secrets: readonly string[]): (start: number, end: number) => number | undefined {
  const isSecret = new Uint8Array(text.length);
  for (const secret of secrets.filter((each) => each !== ''))
    for (let at = text.indexOf(secret); at >= 0; at = text.indexOf(secret, at + 1))
      isSecret.fill(1, at, at + secret.length);
  return (start, end) => {
    const share = isSecret.subarray(start, end).reduce((sum, each) => sum + each, 0) / (end - start);
    return share > 0 && share < 0.6 ? undefined : share;
  };
}

/** Each word with a letter and a digit; those that are a secret in part are left out. */
function wordsOf(text: string, secrets: readonly string[]): Example[] {
  const shareOf = shares(text, secrets);
  return weighedIn(text).flatMap(({ start, end, form, around }) => {
    const share = shareOf(start, end);
    return share === undefined ? [] : [{ form, around, isSecret: share > 0 && around !== undefined }];
  });
}

interface ToldOptions {
  readonly onlySecrets?: boolean;
  /** Lines that teach nothing new. */
  readonly isKnown?: (line: string) => boolean;
}

/** The like for words of all kinds. */
function toldOf(
  text: string,
  secrets: readonly string[],
  { onlySecrets = false, isKnown }: ToldOptions = {},
): ToldExample[] {
  const shareOf = shares(text, secrets);
  return toldWords(text, isKnown).flatMap(({ start, end, signals }) => {
    const share = shareOf(start, end);
    if (share === undefined || (onlySecrets && share === 0)) return [];
    return [{ signals: Int32Array.from(signals()), isSecret: share > 0 }];
  });
}

/** Words of the documentation in node_modules: harmless examples, and words that people know, without the most common. */
export function publicTexts(): { examples: Examples; words: string[] } {
  const files = globSync('node_modules/**/*.{md,d.ts,json,js}', { cwd: root }).toSorted();
  const counts = new Map<string, number>();
  const examples = files.flatMap((file, index) => {
    const teaches = { told: index % everyFile.told === 0, words: index % everyFile.words === 0 };
    if (!teaches.told && !teaches.words) return [];
    const text = readFileSync(path.join(root, file)).subarray(0, 20_000).toString('latin1');
    if (teaches.words && file.endsWith('.md'))
      for (const word of new Set(text.match(/\b[a-z]{4,9}\b/g))) counts.set(word, (counts.get(word) ?? 0) + 1);
    return [{ words: teaches.words ? wordsOf(text, []) : [], told: teaches.told ? toldOf(text, []) : [] }];
  });
  const words = [...counts]
    .filter(([, count]) => count < 20)
    .map(([word]) => word)
    .toSorted();
  const log = {
    words: wordsOf(logLines(drawer(2), words, logLineCount.words), []),
    told: toldOf(logLines(drawer(2), words, logLineCount.told), []),
  };
  return { examples: together([...examples, log]), words };
}

async function* whole(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
