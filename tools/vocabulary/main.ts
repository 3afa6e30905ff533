/**
 * Makes the list of the words that rule set `closed` knows: `npm run vocabulary`. They come from the documentation and the types
 * of the packages that package-lock.json pins, and from the harmless lines of the corpora that may be read. What stands in a
 * secret of these is left out, unless documentation uses it often. Words of the first line say so little that they are none of a secret.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { readCorpus } from '../bench/read-corpus.ts';
import { pinnedFiles } from '../weights/pinned-files.ts';
import { counter, partsOf } from './counter.ts';
import { terms } from './terms.ts';

const root = path.join(import.meta.dirname, '../..');
const list = path.join(root, 'libs/scrubber/src/strict/closed/vocabulary.txt');
const corpora = [
  'building',
  'built-on',
  'heldout',
  'unseen',
  ...[1, 2, 3, 4, 5, 6, 7, 9, 11, 12, 13, 14, 16, 17].map((number) => `blind-${number}`),
];
/** How many packages, and how many corpora and kinds of their files, show a word. */
const enough = { packages: 2, corpora: 2, kinds: 3, inSpiteOfSecrets: 8, common: { packages: 12, kinds: 25 } };
const longestFile = 200_000;

const packages = counter();
const inCorpora = counter();
const kindsOf = counter();
const secret = new Set<string>();
const isTerm = new Set(terms);

for (const file of pinnedFiles(root).filter((name) => /\.(?:md|d\.ts)$/.test(name))) {
  const name = /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? '';
  packages.add(name, readFileSync(path.join(root, file)).subarray(0, longestFile).toString('utf8'));
}
for (const corpus of corpora)
  for (const { kind, secrets, harmless } of await readCorpus(
    path.join(root, `libs/testing/corpora/${corpus}.json.gz`),
  )) {
    for (const line of harmless) {
      inCorpora.add(corpus, line);
      kindsOf.add(`${corpus} ${kind}`, line);
    }
    for (const value of secrets) for (const word of partsOf(value)) secret.add(word);
  }

const known = [...new Set([...packages.words(), ...kindsOf.words(), ...terms])].filter((word) => {
  if (isTerm.has(word)) return true;
  const shown = packages.count(word);
  if (secret.has(word) && shown < enough.inSpiteOfSecrets) return false;
  return shown >= enough.packages || (inCorpora.count(word) >= enough.corpora && kindsOf.count(word) >= enough.kinds);
});
const isCommon = (word: string): boolean =>
  packages.count(word) >= enough.common.packages || (kindsOf.count(word) >= enough.common.kinds && !secret.has(word));
const common = known.filter(isCommon).toSorted();
const others = known.filter((word) => !isCommon(word)).toSorted();
writeFileSync(list, `${common.join(' ')}\n${others.join(' ')}\n`);
process.stdout.write(`${path.relative(root, list)} has ${common.length} common words and ${others.length} others\n`);
