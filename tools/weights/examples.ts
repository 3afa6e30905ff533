import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { toldWords, weighedIn } from '@flarewire/scrubber/weights';
import type { Kind } from '../bench/read-corpus.ts';
import { logLines } from './log-lines.ts';
import { scrubbedByRules } from './rules-alone.ts';
import { drawer, standIns } from './stand-ins.ts';
import { pinnedFiles } from './pinned-files.ts';
import { recorder, type WantedExample } from './wanted.ts';

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
  /** Whether tests promise what it teaches. */
  readonly isPromised: boolean;
  readonly examples: Examples;
  /** What the rules would mask. */
  readonly wanted: readonly WantedExample[];
}

/** What lessons are called that tests promise. */
export const promised = 'promises';

const root = path.join(import.meta.dirname, '../..');
/** How often the secrets of a file are replaced by others, and how often that is scrubbed, too. */
const [replacements, scrubbedReplacements] = [3, 2];
const longestReplaced = 120;
const logLineCount = { told: 2_000, words: 6_000 };
/** One file in how many of the documentation is learned from. */
const everyFile = { told: 400, words: 90 };

/** What a file teaches: as it is, with what the rules leave of it, and with other secrets in the places of its own. */
export async function lessonOf(corpus: string, kind: Kind, words: readonly string[]): Promise<Lesson> {
  const text = Buffer.from(kind.base64, 'base64').toString('latin1');
  const secrets = kind.secrets.map((secret) => Buffer.from(secret).toString('latin1'));
  const harmless = kind.harmless.map((line) => Buffer.from(line).toString('latin1').trim());
  const record = recorder(kind.kind, harmless);
  const left = await scrubbedByRules(kind.file, text, record.spares(secrets));
  const replace = standIns(drawer(text.length), words);
  const others: Examples[] = [];
  for (let round = 0; round < replacements; round += 1) {
    const pairs = secrets
      .filter((secret) => secret.length < longestReplaced)
      .map((secret) => [secret, replace(secret)] as const)
      .toSorted(([a], [b]) => b.length - a.length);
    const replaced = (of: string): string => pairs.reduce((sum, [secret, by]) => sum.replaceAll(secret, () => by), of);
    const those = pairs.map(([, by]) => by);
    const other = replaced(round % 2 === 0 ? text : left);
    others.push({
      words: wordsOf(other, those).filter(({ isSecret }) => isSecret),
      told: toldOf(other, those, { onlySecrets: true }),
    });
    const long = secrets.filter((secret) => secret.length >= longestReplaced);
    if (round < scrubbedReplacements)
      await scrubbedByRules(kind.file, replaced(text), record.spares([...those, ...long]));
  }
  const lines = new Set(text.split('\n'));
  const asItIs = { words: wordsOf(text, secrets), told: toldOf(text, secrets) };
  const byRules = {
    words: wordsOf(left, secrets),
    told: toldOf(left, secrets, { isKnown: (line) => lines.has(line) }),
  };
  const isPromised = corpus === promised;
  return {
    corpus,
    kind,
    isPromised,
    examples: together([asItIs, byRules, ...others]),
    wanted: record.examples(),
  };
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
  const counts = new Map<string, number>();
  const examples = pinnedFiles(root).flatMap((file) => {
    const drawn = createHash('sha256').update(file).digest().readUInt32BE();
    const teaches = { told: drawn % everyFile.told === 0, words: drawn % everyFile.words === 0 };
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
