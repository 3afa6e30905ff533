/** What the weights of signals, and the trees, are learned with. */
export { bitsOfChance } from './bits-of-chance.ts';
export { codeClues, codesNear } from './codes-near.ts';
export { createJudge, readersByForm } from './judge.ts';
export { enough, enoughMore, kindOf, type Kind } from './kinds.ts';
export { isSecret, labelledValues, type LabelledValue } from './labelled-values.ts';
export { measuresOf } from './measures.ts';
export { createNameOf } from './names.ts';
export { createSearch } from '../search/create-search.ts';
export { createLookOf } from './shapes.ts';
export { createSignals, type Seen } from './signals.ts';
export { addTo, familyOf, sumsOf, type Sums } from './sums.ts';
export { tellingClues } from './telling-words.ts';
export { lineOf, sumOfLeaves, treeOf, type Tree } from './trees.ts';
export { valuesNear, type PossibleValue } from './values-near.ts';
export { createWeighing, doubt, likely } from './weigh.ts';
