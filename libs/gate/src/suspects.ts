import { clues } from './must-contain.ts';
import { findWords } from './search/find-words.ts';
import { partsAround, type Part } from './search/parts-around.ts';
import type { Place } from './search/clue.ts';

/** The longest that a match goes on before and behind its clue: a GitHub installation token, a private key. */
const reach = { before: 512, behind: 14 * 2 ** 10 };

/**
 * Finds the parts of a content in which a rule of the linter can find anything: around the words that its matches contain.
 * Parts that touch are one.
 */
export function createSuspects(): (content: Buffer) => Part[] {
  const find = findWords(clues);
  return (content) => {
    const places: Place[] = [];
    find(content, (place, clue) => {
      if (clues[clue]!.and?.(content, place) ?? true) places.push(place);
    });
    return partsAround(places, content.length, reach);
  };
}
