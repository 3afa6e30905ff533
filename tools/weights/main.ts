/**
 * Learns the weights by which the scrubber judges words that no rule knows: `npm run weights`. It learns from the corpora in
 * `libs/testing/corpora` and from texts in node_modules. `-- --cross-validate` learns from some and measures on others, which is
 * what the weights are worth: each corpus with weights learned from the others, then each fifth of all kinds of files.
 */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { scrubberWeighedBy, sparedValues, type Spares, type Weights } from '@flarewire/scrubber/weights';
import { readCorpus } from '../bench/read-corpus.ts';
import { outcomeOf, type Outcome } from '../bench/outcome.ts';
import { lessonOf, promised, publicTexts, type Lesson } from './examples.ts';
import { learn, learnSpared } from './learn.ts';
import { promises } from './promises.ts';
import { weightless } from './rules-alone.ts';
import { madeExamples } from './wanted.ts';

/** Those that are learned from; `blind-2` and `blind-8` to `blind-17` are not. */
const corpora = [
  'blind-1',
  'blind-3',
  'blind-4',
  'blind-5',
  'blind-6',
  'blind-7',
  'building',
  'built-on',
  'heldout',
  'unseen',
];
const folds = 5;
const root = path.join(import.meta.dirname, '../..');
const strict = path.join(root, 'libs/scrubber/src/strict');
const out = {
  weighed: path.join(strict, 'by-weight/weights.bin'),
  spared: path.join(strict, 'spared/weights.bin'),
};
const { values } = parseArgs({
  options: { 'cross-validate': { type: 'boolean', default: false }, show: { type: 'boolean', default: false } },
});

const { examples: harmless, words } = publicTexts();
const made = await madeExamples(words);
const lessons: Lesson[] = [];
for (const corpus of corpora)
  for (const kind of await readCorpus(path.join(root, `libs/testing/corpora/${corpus}.json.gz`)))
    lessons.push(await lessonOf(corpus, kind, words));
for (const kind of promises()) lessons.push(await lessonOf(promised, kind, words));
if (values['cross-validate']) await crossValidate();
else write(learn(lessons, harmless), learnSpared(lessons, made));

function write({ form, around, told }: Weights, spared: Int8Array): void {
  writeFileSync(out.weighed, Buffer.concat([form, around, told].map((each) => new Uint8Array(each.buffer))));
  writeFileSync(out.spared, spared);
  const each = [...lessons.map(({ examples }) => examples), harmless];
  const count = each.reduce((sum, { words: those, told: others }) => sum + those.length + others.length, 0);
  const wanted = lessons.reduce((sum, { wanted: those }) => sum + those.length, made.length);
  process.stdout.write(`${path.relative(root, out.weighed)} was learned from ${count} words\n`);
  process.stdout.write(`${path.relative(root, out.spared)} was learned from ${wanted} masks\n`);
}

async function crossValidate(): Promise<void> {
  for (const corpus of corpora) {
    const [others, own] = [
      lessons.filter((each) => each.corpus !== corpus),
      lessons.filter((each) => each.corpus === corpus),
    ];
    print(`${corpus}, by rules alone`, await outcomes(own, weightless));
    const weights = learn(others, harmless);
    print(`${corpus}, by weights of the others`, await outcomes(own, weights));
    const spares = sparedValues(learnSpared(others, made));
    print(`${corpus}, and spared by them`, await outcomes(own, weights, spares), values.show);
  }
  const kinds = [...new Set(lessons.map(({ kind }) => kind.kind))];
  const sum: Outcome[] = [];
  for (let fold = 0; fold < folds; fold += 1) {
    const isOwn = ({ kind }: Lesson): boolean => kinds.indexOf(kind.kind) % folds === fold;
    sum.push(
      ...(await outcomes(
        lessons.filter(isOwn),
        learn(
          lessons.filter((each) => !isOwn(each)),
          harmless,
        ),
      )),
    );
  }
  print('all kinds, by rules alone', await outcomes(lessons, weightless));
  print('all kinds, by weights of other kinds', sum);
}

async function outcomes(of: readonly Lesson[], weights: Weights, spares?: Spares): Promise<Outcome[]> {
  const found = [];
  for (const { kind } of of) found.push(await outcomeOf(kind, scrubberWeighedBy(weights, { rules: 'strict' }, spares)));
  return found;
}

function print(what: string, outcomes: readonly Outcome[], isShown = false): void {
  const [secrets, left, lines, changed] = [
    outcomes.reduce((sum, each) => sum + each.secrets, 0),
    outcomes.flatMap((each) => each.left),
    outcomes.reduce((sum, each) => sum + each.harmless, 0),
    outcomes.flatMap((each) => each.changed),
  ];
  const share = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(1).padStart(5)} %`;
  process.stdout.write(
    `${what.padEnd(44)} left ${share(left.length, secrets)}   changed ${share(changed.length, lines)}\n`,
  );
  if (isShown) for (const line of [...left, ...changed]) process.stdout.write(`    ${line}\n`);
}
