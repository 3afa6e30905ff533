import type { BitsOfChance } from './bits-of-chance.ts';
import { createNameOf } from './names.ts';
import type { Reader } from './reader.ts';
import { createLookOf } from './shapes.ts';
import { bareValue, createSignals } from './signals.ts';
import { tellingClues } from './telling-words.ts';
import { valuesNear, type PossibleValue } from './values-near.ts';
import { enough, weights } from './weights.ts';

/** Looks for values that, all that is seen of them and before them taken together, are likelier a secret than not by far. */
export function inContextReader(bitsOfChance: BitsOfChance): Reader {
  const [lookOf, nameOf] = [createLookOf(bitsOfChance), createNameOf()];
  const signals = createSignals(lookOf, nameOf);
  const filter = {
    isTelling: (name: string) => /value$/i.test(name) || nameOf(name).isTelling,
    isPossible: (text: string) => lookOf(bareValue(text)) !== undefined,
  };
  return {
    clues: tellingClues,
    *read(content, places) {
      for (const value of valuesNear(content, places, filter)) {
        let sum = 0;
        const isPossible = signals(value, (signal) => (sum += weights.get(signal) ?? 0));
        if (!isPossible || sum < enough || isBinary(value)) continue;
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
