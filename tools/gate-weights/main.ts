/**
 * Learns the weights by which the gate's judge weighs a value in its place: `npm run gate-weights`. It learns from the corpora in
 * libs/testing/corpora, and from what has nothing secret: documentation of every second package that the lock file pins, and look-alikes.
 * `--cross` writes nothing: it learns from some kinds of files and measures on the others, and leaves out one corpus after the other;
 * with `--alarms` it shows the false alarms.
 */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { createHash } from 'node:crypto';
import { enough, enoughMore } from '@flarewire/gate/training';
import { ours, readCorpus } from '../bench/read-corpus.ts';
import { documents } from './documents.ts';
import { harmless, shownOf, type Shown, type Value } from './examples.ts';
import { learn, weigh, type Example, type Weights } from './learn.ts';
import { lookAlikes } from './look-alikes.ts';

const folds = 5;
const corpora = ['built-on', 'unseen', 'building', 'heldout', 'blind-1', 'blind-3', 'blind-4', 'ours'];
const shares: Record<string, number> = { documentation: 0.2 };
const root = path.resolve(import.meta.dirname, '../..');
const out = path.join(root, 'libs/gate/src/judge/weights.ts');
const { values } = parseArgs({ options: { cross: { type: 'boolean' }, alarms: { type: 'boolean' } } });

const shown: Shown[] = [];
for (const corpus of corpora)
  shown.push(
    ...shownOf(
      corpus,
      corpus === 'ours' ? ours() : await readCorpus(path.join(root, `libs/testing/corpora/${corpus}.json.gz`)),
    ),
  );
for (const { kind, line } of lookAlikes(4)) shown.push(harmless('look-alikes', kind, line));
const groups = 7;
for (const { file, text, isLearned } of documents(root))
  if (isLearned) shown.push(harmless('documentation', `documentation ${file.length % groups}`, text));

if (values.cross === true) cross();
else write(learn(examplesOf(shown)));

/** What is learned from: what documents have in common with one another once. */
function examplesOf(all: readonly Shown[]): Example[] {
  const known = new Set<string>();
  return all.flatMap(({ values: found, isSecret, kind, corpus }) =>
    found
      .filter(({ signals }) => {
        if (corpus !== 'documentation') return true;
        const key = signals.join(' ');
        return !known.has(key) && known.add(key);
      })
      .map(({ signals }) => ({ signals, isSecret, share: shares[corpus] ?? 1, kind })),
  );
}

function cross(): void {
  const foldOf = (kind: string) => createHash('sha256').update(kind).digest()[0]! % folds;
  const byKind = Array.from({ length: folds }, (_, fold) => fold).flatMap((fold) =>
    measured((one) => one.corpus !== 'documentation' && foldOf(one.kind) === fold),
  );
  const byCorpus = corpora.flatMap((corpus) => measured((one) => one.corpus === corpus));
  for (const [name, all] of Object.entries({ 'other kinds': byKind, 'other corpora': byCorpus }))
    for (const corpus of [...new Set(all.map(({ one }) => one.corpus)), undefined])
      print(
        `${name}, ${corpus ?? 'all corpora'}`,
        all.filter(({ one }) => (corpus === undefined ? one.corpus !== 'look-alikes' : one.corpus === corpus)),
      );
}

interface Measured {
  one: Shown;
  /** By how much what is found is above what is enough; below zero: by how much it falls short. */
  above: number;
  place: string;
}

/** Learns from the rest and weighs those that are left out. */
function measured(isLeftOut: (one: Shown) => boolean): Measured[] {
  const weights = learn(examplesOf(shown.filter((one) => !isLeftOut(one))));
  return shown.filter(isLeftOut).map((one) => {
    const [first] = aboveOf(one.values, weights).toSorted((a, b) => b.above - a.above);
    const isFound = one.isFound || one.labelled.some((isSecret) => isSecret((signals) => weigh(weights, signals)));
    return { one, above: isFound ? Infinity : (first?.above ?? -Infinity), place: first?.place ?? '' };
  });
}

function aboveOf(found: readonly Value[], weights: Weights) {
  return found.map(({ signals, looks, isLoose, place }) => ({
    above: weigh(weights, signals) - enough[looks] - (isLoose ? enoughMore : 0),
    place,
  }));
}

function print(name: string, all: readonly Measured[]): void {
  const secrets = all.filter(({ one }) => one.isSecret);
  const rest = all.filter(({ one }) => !one.isSecret);
  for (const more of [-1, 0, 1]) {
    const count = (some: readonly Measured[]) => some.filter(({ above }) => above >= more).length;
    const found = secrets.length > 0 ? `${((100 * count(secrets)) / secrets.length).toFixed(1)} % found; ` : '';
    const least = more === 0 ? 'as it is' : `${more > 0 ? '+' : ''}${more}`;
    process.stdout.write(
      `${name.padEnd(32)}${least.padEnd(9)} ${found}${count(rest)} false alarms in ${rest.length} lines and files\n`,
    );
  }
  if (values.alarms === true)
    for (const { one, above, place } of rest.filter((x) => x.above >= -1).toSorted((a, b) => b.above - a.above))
      process.stdout.write(`  ${above.toFixed(1)} ${one.corpus} ${one.kind.slice(0, 24)}: ${place}\n`);
}

function write(weights: Weights): void {
  const least = 0.15;
  const tenths = [...weights]
    .filter(([, weight]) => Math.abs(weight) >= least)
    .map(([signal, weight]) => `${signal} ${Math.round(10 * weight)}`);
  const text = tenths.join('\n');
  writeFileSync(
    out,
    `/** Made by \`npm run gate-weights\`: signals, each with its weight in tenths. */\nconst learned = ${JSON.stringify(text)};\n\nexport const weights: ReadonlyMap<string, number> = new Map(\n  learned.split('\\n').map((line) => {\n    const [signal = '', tenths] = line.split(' ');\n    return [signal, Number(tenths) / 10];\n  }),\n);\n`,
  );
  process.stdout.write(`${tenths.length} signals, ${text.length} bytes\n`);
}
