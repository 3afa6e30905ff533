import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { scrubberWeighedBy, sizes, weighedIn, type Weights } from '@flarewire/scrubber/weights';
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

/** A file of a corpus with what is to be learned from it. */
export interface Lesson {
  readonly corpus: string;
  readonly kind: Kind;
  readonly examples: readonly Example[];
}

const root = path.join(import.meta.dirname, '../..');
/** How often the secrets of a file are replaced by others. */
const replacements = 3;
const longestReplaced = 120;
const logLineCount = 6_000;
const weightless: Weights = { form: new Int8Array(sizes.form).fill(-1), around: new Int8Array(sizes.around) };

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
    return examplesIn(
      other,
      pairs.map(([, by]) => by),
    ).filter(({ isSecret }) => isSecret);
  });
  return { corpus, kind, examples: [...examplesIn(text, secrets), ...examplesIn(left, secrets), ...others.flat()] };
}

/** Each word that would be weighed; those that are a secret in part are left out. */
function examplesIn(text: string, secrets: readonly string[]): Example[] {
  const isSecret = new Uint8Array(text.length);
  for (const secret of secrets.filter((each) => each !== ''))
    for (let at = text.indexOf(secret); at >= 0; at = text.indexOf(secret, at + 1))
      isSecret.fill(1, at, at + secret.length);
  return weighedIn(text).flatMap(({ start, end, form, around }) => {
    const share = isSecret.subarray(start, end).reduce((sum, each) => sum + each, 0) / (end - start);
    return share > 0 && share < 0.6 ? [] : [{ form, around, isSecret: share > 0 && around !== undefined }];
  });
}

/** Words of the documentation in node_modules: harmless examples, and words that people know, without the most common. */
export function publicTexts(): { examples: Example[]; words: string[] } {
  const files = globSync('node_modules/**/*.{md,d.ts,json,js}', { cwd: root })
    .toSorted()
    .filter((_, index) => index % 90 === 0);
  const counts = new Map<string, number>();
  const examples = files.flatMap((file) => {
    const text = readFileSync(path.join(root, file)).subarray(0, 20_000).toString('latin1');
    if (file.endsWith('.md'))
      for (const word of new Set(text.match(/\b[a-z]{4,9}\b/g))) counts.set(word, (counts.get(word) ?? 0) + 1);
    return examplesIn(text, []);
  });
  const words = [...counts]
    .filter(([, count]) => count < 20)
    .map(([word]) => word)
    .toSorted();
  return { examples: [...examples, ...examplesIn(logLines(drawer(2), words, logLineCount), [])], words };
}

async function* whole(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
