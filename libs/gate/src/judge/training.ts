/** What the weights of signals, and the trees, are learned with. */
export { bitsOfChance } from './chance/bits-of-chance.ts';
export { codeClues, codesNear } from './labels/codes-near.ts';
export { createJudge, readersByForm } from './judge.ts';
export { enough, enoughMore, kindOf, type Kind } from './weighing/kinds.ts';
export { isSecret, labelledValues, type LabelledValue } from './readers/labelled-values.ts';
export { measuresOf } from './weighing/measures.ts';
export { createNameOf } from './labels/names.ts';
export { createSearch } from '../search/create-search.ts';
export { createLookOf } from './weighing/shapes.ts';
export { createSignals, type Seen } from './weighing/signals.ts';
export { addTo, familyOf, sumsOf, type Sums } from './weighing/sums.ts';
export { tellingClues } from './labels/telling-words.ts';
export { lineOf, sumOfLeaves, treeOf, type Tree } from './weighing/trees.ts';
export { valuesNear, type PossibleValue } from './labels/values-near.ts';
export { createWeighing, doubt, likely } from './weighing/weigh.ts';
