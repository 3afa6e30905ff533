import { readFile, stat } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { harmlessFiles, harmlessLines, plantedFiles } from '@flarewire/testing/corpus';
import { readDetectors } from './read-detectors.ts';

/** One kind of file of a corpus: the file, the secrets in it, and whole lines of it that are to stay as they are. */
export interface Kind {
  kind: string;
  file: string;
  base64: string;
  secrets: string[];
  harmless: string[];
}

/** Reads a corpus, `{"kinds": […]}` as JSON, which may be packed by gzip; or a folder with the tests of another scanner's detectors. */
export async function readCorpus(file: string): Promise<Kind[]> {
  if ((await stat(file)).isDirectory()) return readDetectors(file);
  const bytes = await readFile(file);
  const text = file.endsWith('.gz') ? gunzipSync(bytes) : bytes;
  return (JSON.parse(text.toString('utf8')) as { kinds: Kind[] }).kinds;
}

/** A corpus gives secrets as text; in its files they stand in some encoding. */
export function asIn(text: string, secret: string): string | undefined {
  return (['utf8', 'latin1', 'utf16le'] as const)
    .flatMap((encoding) => {
      const bytes = Buffer.from(secret, encoding);
      return encoding === 'utf16le' ? [bytes, Buffer.from(bytes).swap16()] : [bytes];
    })
    .map((bytes) => bytes.toString('latin1'))
    .find((form) => text.includes(form));
}

/** A text with all of its secrets masked but one. */
export function masked(text: string, secrets: readonly string[], left?: string): string {
  const longestFirst = secrets.filter((secret) => secret !== left).toSorted((a, b) => b.length - a.length);
  return longestFirst.reduce(
    (sum, secret) => (left?.includes(secret) ? sum : sum.replaceAll(secret, '********')),
    text,
  );
}

/** The corpus of this repository's tests. */
export function ours(): Kind[] {
  const planted = plantedFiles(1).map(({ name, text, secrets }) => ({ kind: name, file: name, text, secrets }));
  const harmless = Object.entries(harmlessFiles).map(([name, text]) => ({ kind: name, file: name, text, secrets: [] }));
  const files = [...planted, ...harmless].map(({ text, ...one }) => ({
    ...one,
    base64: Buffer.from(text).toString('base64'),
    harmless: [] as string[],
  }));
  return [...files, { kind: 'harmless lines', file: 'lines.log', base64: '', secrets: [], harmless: harmlessLines() }];
}
