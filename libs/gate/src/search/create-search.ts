import type { Clue, Place } from './clue.ts';
import { findWords } from './find-words.ts';

/** Something that looks for clues. */
interface Seeker {
  clues: readonly Clue[];
}

/** Makes one search for the clues of all seekers: it gives those that have some in a content, with the places of them. */
export function createSearch<T extends Seeker>(seekers: readonly T[]): (content: Buffer) => Map<T, Place[]> {
  const owners = seekers.flatMap((seeker) => seeker.clues.map(() => seeker));
  const search = findWords(seekers.flatMap(({ clues }) => clues));
  return (content) => {
    const places = new Map<T, Place[]>();
    search(content, (place, clue) => {
      const owner = owners[clue]!;
      const known = places.get(owner);
      if (known) known.push(place);
      else places.set(owner, [place]);
    });
    return places;
  };
}
