import { clues } from './must-contain.ts';
import type { Clue, Place } from '../search/clue.ts';
import { createSearch } from '../search/create-search.ts';
import { partsAround, type Part } from '../search/parts-around.ts';

/** The longest that a match goes on before and behind its clue: a GitHub installation token, a private key. */
const reach = { before: 512, behind: 14 * 2 ** 10 };

/** What is looked for where the linter could find anything, and what else has to hold there. */
interface Suspicion {
  readonly clues: readonly Clue[];
  readonly and?: (content: Buffer, place: Place) => boolean;
}

/** What a search has to look for that `suspectsAt` is to be told of. */
export const suspicions: readonly Suspicion[] = [
  { clues: clues.filter(({ and }) => !and) },
  ...clues.flatMap(({ and, ...clue }) => (and ? [{ clues: [clue], and }] : [])),
];

/**
 * The parts of a content in which a rule of the linter can find anything: around the words that its matches contain.
 * Parts that touch are one.
 */
export function suspectsAt(places: ReadonlyMap<unknown, Place[]>, content: Buffer): Part[] {
  const found = suspicions.flatMap((suspicion) => {
    const those = places.get(suspicion) ?? [];
    return suspicion.and ? those.filter((place) => suspicion.and!(content, place)) : those;
  });
  return partsAround(found, content.length, reach);
}

/** Makes what finds these parts by itself. */
export function createSuspects(): (content: Buffer) => Part[] {
  const search = createSearch(suspicions);
  return (content) => suspectsAt(search(content), content);
}
