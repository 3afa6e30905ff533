import {
  addTo,
  enough,
  enoughMore,
  doubt,
  familyOf,
  kindOf,
  measuresOf,
  sumOfLeaves,
  sumsOf,
  type Sums,
  type Tree,
} from '@flarewire/gate/training';
import type { Shown, Value } from './examples.ts';
import { growTrees } from './grow-trees.ts';
import { learn, type Example, type Weights } from './learn.ts';

/** What the judge weighs with. */
export interface Model {
  weights: Weights;
  trees: readonly Tree[];
}

/** How much an example of a corpus counts, as far as that is not 1. */
const shares: Record<string, number> = { documentation: 0.2 };
/** How much more a false alarm costs than a secret that is not found. */
const costOfAlarm = 3;
const folds = 3;

interface Row extends Value {
  corpus: string;
  kind: string;
  isSecret: boolean;
}

/** Learns the weights, and then the trees from what weights say that were learned from other corpora. */
export function learnModel(shown: readonly Shown[]): Model {
  const rows = rowsOf(shown);
  const corpora = [...new Set(rows.map(({ corpus }) => corpus))];
  const foldOf = ({ corpus, kind }: Row) =>
    (corpus === 'documentation' || corpus === 'look-alikes' ? kind.length : corpora.indexOf(corpus)) % folds;
  const measured = Array.from({ length: folds }, (_, fold) => fold).flatMap((fold) => {
    const weights = learn(examplesOf(rows.filter((row) => foldOf(row) !== fold)));
    return rows
      .filter((row) => foldOf(row) === fold)
      .map((row) => ({
        numbers: measuresOf(row.found, row.seen, weighed(weights, row.signals)),
        isSecret: row.isSecret,
        share: shareOf(row) * (row.isSecret ? 1 : costOfAlarm),
      }));
  });
  return { weights: learn(examplesOf(rows)), trees: growTrees(measured) };
}

/** What is learned from: what documents have in common with one another once. */
function rowsOf(shown: readonly Shown[]): Row[] {
  const known = new Set<string>();
  return shown.flatMap(({ values, isSecret, kind, corpus }) =>
    values
      .filter(({ signals }) => {
        if (corpus !== 'documentation') return true;
        const key = signals.join(' ');
        return !known.has(key) && known.add(key);
      })
      .map((value) => ({ ...value, isSecret, kind, corpus })),
  );
}

const shareOf = ({ corpus }: Row) => shares[corpus] ?? 1;

function examplesOf(rows: readonly Row[]): Example[] {
  return rows.map((row) => ({ ...row, share: shareOf(row) }));
}

export function weighed(weights: Weights, signals: readonly string[]): Sums {
  const sums = sumsOf();
  for (const signal of signals) {
    const weight = weights.get(signal);
    addTo(sums, weight === undefined ? undefined : { weight, family: familyOf(signal) });
  }
  return sums;
}

/** What the trees say of a value, as the judge asks them. */
export function likelihoodOf({ weights, trees }: Model, { signals, seen, found }: Value): number {
  const sums = weighed(weights, signals);
  const least = enough[kindOf(seen.shape)] + (seen.isLoose ? enoughMore : 0) - doubt;
  return sums.weight < least ? -Infinity : sumOfLeaves(trees, measuresOf(found, seen, sums));
}
