import type { Clue, Place } from './clue.ts';
import { findWords } from './find-words.ts';

/** Something that looks for clues. */
interface Seeker {
  clues: readonly Clue[];
}

/** Makes one search for the clues of all seekers: it gives those that have some in a content, with the places of them. */
export function createSearch<T extends Seeker>(seekers: readonly T[]): (content: Buffer) => Map<T, Place[]> {
  const known = new Map<string, { clue: Clue; owners: T[] }>();
  for (const seeker of seekers)
    for (const clue of seeker.clues) {
      const key = JSON.stringify(clue);
      const entry = known.get(key);
      if (entry) entry.owners.push(seeker);
      else known.set(key, { clue, owners: [seeker] });
    }
  const sought = [...known.values()];
  const search = findWords(sought.map(({ clue }) => clue));
  return (content) => {
    const places = new Map<T, Place[]>();
    search(content, (place, clue) => {
      for (const owner of sought[clue]!.owners) {
        const known = places.get(owner);
        if (known) known.push(place);
        else places.set(owner, [place]);
      }
    });
    return places;
  };
}
