/**
 * Learns the weights by which the gate's judge weighs a value in its place: `npm run gate-weights`. It learns from the corpora in
 * libs/testing/corpora, and from documentation of the packages that the lock file pins, in which nothing is secret.
 * `--cross` writes nothing: it learns from some kinds of files and measures on the others, and leaves out one corpus after the other.
 */
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { createHash } from 'node:crypto';
import { ours, readCorpus } from '../bench/read-corpus.ts';
import { shownOf, signalsIn, type Shown } from './examples.ts';
import { learn, weigh, type Example, type Weights } from './learn.ts';

const enough = 4.6;
const folds = 5;
const corpora = ['built-on', 'unseen', 'building', 'heldout', 'ours'];
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
const documentation = documents();
if (values.cross === true) cross();
else write(learn([...shown.flatMap(examplesOf), ...documentation]));

function examplesOf({ values: all, isSecret, kind }: Shown): Example[] {
  return all.map(({ signals }) => ({ signals, isSecret, share: 1, kind }));
}

function documents(): Example[] {
  const files = globSync('node_modules/**/*.{md,d.ts}', { cwd: root }).toSorted();
  const [mostBytes, share, groups] = [24e6, 0.2, 7];
  const seen = new Set<string>();
  const examples = new Map<string, Example>();
  let bytes = 0;
  for (const file of files) {
    const text = readFileSync(path.join(root, file), 'latin1');
    const beginning = text.slice(0, 2_000);
    if (seen.has(beginning)) continue;
    seen.add(beginning);
    bytes += text.length;
    if (bytes > mostBytes) break;
    for (const { signals } of signalsIn(text))
      examples.set(signals.join(' '), {
        signals,
        isSecret: false,
        share,
        kind: `documentation ${file.length % groups}`,
      });
  }
  return [...examples.values()];
}

function cross(): void {
  const foldOf = (kind: string) => createHash('sha256').update(kind).digest()[0]! % folds;
  const byKind = Array.from({ length: folds }, (_, fold) => fold).flatMap((fold) =>
    measured((one) => foldOf(one.kind) === fold),
  );
  const byCorpus = corpora.flatMap((corpus) => measured((one) => one.corpus === corpus));
  for (const [name, all] of Object.entries({ 'other kinds': byKind, 'other corpora': byCorpus }))
    for (const corpus of [...corpora, undefined])
      print(
        `${name}, ${corpus ?? 'all'}`,
        all.filter(({ one }) => corpus === undefined || one.corpus === corpus),
      );
}

interface Measured {
  one: Shown;
  weight: number;
  place: string;
}

/** Learns from the rest and weighs those that are left out. */
function measured(isLeftOut: (one: Shown) => boolean): Measured[] {
  const weights = learn([...shown.filter((one) => !isLeftOut(one)).flatMap(examplesOf), ...documentation]);
  return shown.filter(isLeftOut).map((one) => {
    const all = one.values.map(({ signals, place }) => ({ weight: weigh(weights, signals), place }));
    const most = all.toSorted((a, b) => b.weight - a.weight)[0];
    return { one, weight: most?.weight ?? -Infinity, place: most?.place ?? '' };
  });
}

function print(name: string, all: readonly Measured[]): void {
  const secrets = all.filter(({ one }) => one.isSecret);
  const harmless = all.filter(({ one }) => !one.isSecret);
  const percent = (count: number) => `${((100 * count) / secrets.length).toFixed(1)} %`;
  for (const least of [3.5, enough, 5.5]) {
    const count = (some: readonly Measured[], isFound: boolean) =>
      some.filter(({ one, weight }) => weight >= least || (isFound && one.isFound)).length;
    process.stdout.write(
      `${name.padEnd(30)} from ${least}: ${percent(count(secrets, false))} alone, ${percent(count(secrets, true))} together; ${count(harmless, false)}/${count(harmless, true)} false alarms in ${harmless.length}\n`,
    );
  }
  if (values.alarms === true && name.endsWith('all'))
    for (const { one, weight, place } of harmless.filter((x) => x.weight >= 3).toSorted((a, b) => b.weight - a.weight))
      process.stdout.write(`  ${weight.toFixed(1)} ${one.corpus} ${one.kind.slice(0, 24)}: ${place}\n`);
}

function write(weights: Weights): void {
  const least = 0.15;
  const tenths = [...weights]
    .filter(([, weight]) => Math.abs(weight) >= least)
    .map(([signal, weight]) => `${signal} ${Math.round(10 * weight)}`);
  const text = tenths.join('\n');
  writeFileSync(
    out,
    `/** Made by \`npm run gate-weights\`: signals, each with its weight in tenths. */\nconst learned = ${JSON.stringify(text)};\n\nexport const weights: ReadonlyMap<string, number> = new Map(\n  learned.split('\\n').map((line) => {\n    const [signal = '', tenths] = line.split(' ');\n    return [signal, Number(tenths) / 10];\n  }),\n);\n\n/** A value of so much weight is taken for a secret. */\nexport const enough = ${enough};\n`,
  );
  process.stdout.write(`${tenths.length} signals, ${text.length} bytes\n`);
}
