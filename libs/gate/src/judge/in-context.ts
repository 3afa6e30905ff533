import type { Reader } from './reader.ts';
import { tellingClues } from './telling-words.ts';
import { valuesNear, type Filter, type PossibleValue } from './values-near.ts';
import { enough, type Weigh } from './weigh.ts';

/** Looks for values that, all that is seen of them and before them taken together, are likelier a secret than not by far. */
export function inContextReader({ weigh, filter }: { weigh: Weigh; filter: Filter }): Reader {
  return {
    clues: tellingClues,
    *read(content, places) {
      for (const value of valuesNear(content, places, filter)) {
        const weighed = weigh(value);
        if (weighed === undefined || weighed.weight < enough[weighed.kind] || isBinary(value)) continue;
        yield 'secret-in-context';
        return;
      }
    },
  };
}

/** Whether what stands around a value is no line of text: in a profile other names and their lengths do. */
function isBinary({ before, after }: PossibleValue): boolean {
  return /[\x00-\x08\x0e-\x1a]/.test(before + after);
}
