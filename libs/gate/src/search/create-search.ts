import type { Clue, Place } from './clue.ts';
import { findWords } from './find-words.ts';

/** Something that looks for clues. */
interface Seeker {
  clues: readonly Clue[];
  /** Whether it looks at what is mixed, too. */
  ofMixed?: boolean;
}

/**
 * Makes one search for the clues of all seekers. It gives the seekers that have clues in a content, with the places of
 * these in order.
 */
export function createSearch<T extends Seeker>(seekers: readonly T[]): (content: Buffer) => Map<T, Place[]> {
  const known = new Map<string, { clue: Clue; owners: number[] }>();
  for (const [number, seeker] of seekers.entries())
    for (const clue of seeker.clues) {
      const key = JSON.stringify(clue);
      const entry = known.get(key);
      if (entry) entry.owners.push(number);
      else known.set(key, { clue, owners: [number] });
    }
  const sought = [...known.values()];
  const ownersOf = sought.map(({ owners }) => owners);
  const ofMixed = [...seekers.keys()].filter((number) => seekers[number]!.ofMixed === true);
  const search = findWords(sought.map(({ clue }) => clue));
  return (content) => {
    const places = seekers.map((): Place[] => []);
    const tell = (owners: readonly number[], place: Place) => {
      for (const owner of owners) places[owner]!.push(place);
    };
    search(
      content,
      (place, clue) => tell(ownersOf[clue]!, place),
      ofMixed.length > 0 ? (place) => tell(ofMixed, place) : undefined,
    );
    return new Map(
      seekers.map((seeker, number) => [seeker, places[number]!] as const).filter(([, all]) => all.length > 0),
    );
  };
}
