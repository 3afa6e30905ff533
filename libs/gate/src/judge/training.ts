/** What the weights of signals are learned with. */
export { bitsOfChance } from './bits-of-chance.ts';
export { createJudge, readersByForm } from './judge.ts';
export { isSecret, labelledValues, type LabelledValue } from './labelled-values.ts';
export { createSearch } from '../search/create-search.ts';
export { createLookOf } from './shapes.ts';
export { createNameOf } from './names.ts';
export { createSignals } from './signals.ts';
export { tellingClues } from './telling-words.ts';
export { valuesNear, type PossibleValue } from './values-near.ts';
export { enough, enoughMore, kindOf, type Kind, type Weigh } from './weigh.ts';
