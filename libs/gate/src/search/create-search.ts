import type { Clue, Place } from './clue.ts';
import { findWords } from './find-words.ts';

/** Something that looks for clues. */
interface Seeker {
  clues: readonly Clue[];
  /** Whether it looks at what is mixed, too. */
  ofMixed?: boolean;
}

/** Makes one search for the clues of all seekers: it gives those that have some in a content, with the places of them in their order. */
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
  const ofMixed = seekers.filter((seeker) => seeker.ofMixed === true);
  const search = findWords(sought.map(({ clue }) => clue));
  return (content) => {
    const places = new Map<T, Place[]>();
    const tell = (owners: readonly T[], place: Place) => {
      for (const owner of owners) {
        const known = places.get(owner);
        if (known) known.push(place);
        else places.set(owner, [place]);
      }
    };
    search(
      content,
      (place, clue) => tell(sought[clue]!.owners, place),
      ofMixed.length > 0 ? (place) => tell(ofMixed, place) : undefined,
    );
    return places;
  };
}
