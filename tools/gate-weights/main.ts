/**
 * Learns what the gate's judge weighs a value in its place by, weights and trees: `npm run gate-weights`. It learns from the corpora in
 * libs/testing/corpora, and from what has nothing secret: documentation of every second package that the lock file pins, and look-alikes.
 * `--cross` writes nothing: it leaves out one corpus after the other and measures on that; with `--alarms` it shows the false alarms.
 */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { likely, lineOf } from '@flarewire/gate/training';
import { ours, readCorpus } from '../bench/read-corpus.ts';
import { documents } from './documents.ts';
import { harmless, shownOf, type Shown } from './examples.ts';
import { learnModel, likelihoodOf, weighed, type Model } from './model.ts';
import { lookAlikes } from './look-alikes.ts';

const oldest = ['built-on', 'unseen', 'building', 'heldout'];
const blind = [1, 2, 3, 4, 5, 6, 7, 9, 11, 12, 13, 14, 17].map((number) => `blind-${number}`);
const corpora = [...oldest, ...blind, 'ours'];
const root = path.resolve(import.meta.dirname, '../..');
const weighing = path.join(root, 'libs/gate/src/judge/weighing');
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
else write(learnModel(shown));

function cross(): void {
  const all = [...blind, ...oldest, 'ours'].map((corpus) => {
    const measured = measure((one) => one.corpus === corpus);
    print(corpus, measured);
    return measured;
  });
  print('all corpora', all.flat());
}

interface Measured {
  one: Shown;
  /** What the trees say of what they find likeliest. */
  likelihood: number;
  place: string;
}

/** Learns from the rest and judges those that are left out. */
function measure(isLeftOut: (one: Shown) => boolean): Measured[] {
  const model = learnModel(shown.filter((one) => !isLeftOut(one)));
  return shown.filter(isLeftOut).map((one) => {
    const isFound =
      one.isFound || one.labelled.some((isSecret) => isSecret((signals) => weighed(model.weights, signals).weight));
    const [first] = one.values
      .map((value) => ({ value, likelihood: likelihoodOf(model, value) }))
      .toSorted((a, b) => b.likelihood - a.likelihood);
    const { before, text, after } = first?.value.found ?? { before: '', text: '', after: '' };
    const place = `${before}⟦${text}⟧${after}`;
    return { one, likelihood: isFound ? Infinity : (first?.likelihood ?? -Infinity), place };
  });
}

function print(name: string, all: readonly Measured[]): void {
  const secrets = all.filter(({ one }) => one.isSecret);
  const rest = all.filter(({ one }) => !one.isSecret);
  for (const more of [-1, -0.5, 0, 0.5, 1]) {
    const count = (some: readonly Measured[]) => some.filter(({ likelihood }) => likelihood >= likely + more).length;
    const found = secrets.length > 0 ? `${((100 * count(secrets)) / secrets.length).toFixed(1)} % found; ` : '';
    const least = more === 0 ? 'as it is' : `${more > 0 ? '+' : ''}${more}`;
    process.stdout.write(
      `${name.padEnd(16)}${least.padEnd(9)} ${found}${count(rest)} false alarms in ${rest.length} lines and files\n`,
    );
  }
  if (values.alarms === true)
    for (const { one, likelihood, place } of rest
      .filter((x) => x.likelihood >= likely - 1)
      .toSorted((a, b) => b.likelihood - a.likelihood))
      process.stdout.write(`  ${likelihood.toFixed(1)} ${one.corpus} ${one.kind.slice(0, 24)}: ${place}\n`);
}

function write({ weights, trees }: Model): void {
  const learned = JSON.stringify(
    Object.fromEntries([...weights].map(([signal, weight]) => [signal, Math.round(10 * weight)])),
  );
  writeFileSync(
    path.join(weighing, 'weights.ts'),
    `/** Made by \`npm run gate-weights\`: signals, each with its weight in tenths. As JSON they are read fastest. */\nconst learned =\n  ${quoted(learned)};\n\n/** The weight of a signal in tenths; \`undefined\`: it has none. */\nexport const weights = JSON.parse(learned) as Readonly<Record<string, number | undefined>>;\n`,
  );
  const forest = trees.map(lineOf).join('\n');
  writeFileSync(
    path.join(weighing, 'forest.ts'),
    `import { treeOf, type Tree } from './trees.ts';\n\n/** Made by \`npm run gate-weights\`: trees, each with its questions and its leaves. */\nconst learned =\n  ${quoted(forest)};\n\n/** Reads the trees. */\nexport const readForest = (): readonly Tree[] => learned.split('\\n').map(treeOf);\n`,
  );
  process.stdout.write(
    `${weights.size} signals, ${learned.length} bytes; ${trees.length} trees, ${forest.length} bytes\n`,
  );
}

/** As the formatter leaves it. */
function quoted(text: string): string {
  return `'${text.replaceAll(/[\\']/g, String.raw`\$&`).replaceAll('\n', String.raw`\n`)}'`;
}
