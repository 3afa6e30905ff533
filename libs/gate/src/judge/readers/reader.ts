import { partsAround, type Reach } from '../../search/parts-around.ts';
import type { Clue, Place } from '../../search/clue.ts';
import type { Spot } from '../../finding.ts';
import type { Suspect } from '../suspect.ts';

/** One of the judge's ways to find secrets, which looks only where its clues stand. */
export interface Reader {
  clues: readonly Clue[];
  /** Whether it looks as well at what changes between figures and letters as no word does. */
  ofMixed?: boolean;
  /** Says what it finds near some of its clues: each rule at least where it finds something first. */
  read: (content: Buffer, places: readonly Place[]) => Iterable<Spot>;
}

/** Makes a reader of what finds secrets in a text; it is shown as much around its clues as a match may reach. */
export function readerAround(clues: readonly Clue[], reach: Reach, find: (text: string) => Iterable<Suspect>): Reader {
  return {
    clues,
    *read(content, places) {
      for (const [start, end] of partsAround(places, content.length, reach))
        for (const found of find(content.toString('latin1', start, end)))
          yield { rule: found.rule, at: start + found.start };
    },
  };
}
