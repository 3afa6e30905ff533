import type { Clue } from '../search/clue.ts';
import type { BitsOfChance } from './bits-of-chance.ts';
import { lastWordClues, nameAround, type Label } from './find-labels.ts';
import { isKeyId, weightOf, type Weight } from './labels.ts';
import { looksSecret } from './looks-secret.ts';
import { otherLabelClues } from './other-labels.ts';
import type { Reader } from './reader.ts';
import { remembering } from './remembering.ts';
import { valuesBehind } from './values-behind.ts';

/** The name that a clue is part of, and what it says. */
type NameAt = (text: string, clue: Label) => { label: Label; weight: Weight | undefined };

/** Looks for values behind names that end with a word of interest. */
export function labelledValueReader(bitsOfChance: BitsOfChance): Reader {
  const weigh = remembering(weightOf);
  return valueReader(lastWordClues, bitsOfChance, (text, clue) => {
    const label = nameAround(text, clue.end);
    return { label, weight: weigh(text.slice(label.start, label.end)) };
  });
}

/** Looks for values behind words of other languages. */
export function otherLabelReader(bitsOfChance: BitsOfChance): Reader {
  return valueReader(otherLabelClues, bitsOfChance, (_, label) => ({ label, weight: 'plain' }));
}

function valueReader(clues: readonly Clue[], bitsOfChance: BitsOfChance, nameAt: NameAt): Reader {
  return {
    clues,
    *read(content, places) {
      const textAround = blocksOf(content);
      for (const { start, end } of places) {
        const { text, from } = textAround(start);
        const { label, weight } = nameAt(text, { start: start - from, end: end - from });
        if (weight === undefined) continue;
        const name = text.slice(label.start, label.end);
        for (const value of valuesBehind(text, label))
          if (looksSecret(value, weight, bitsOfChance) && !isKeyId(name, value.text)) yield 'labelled-secret';
      }
    },
  };
}

const blockSize = 2 ** 15;
/** As much as a name and its values may take before and behind it. */
const [before, behind] = [512, 4_096];

/** Gives the text around a place. Most places are near the one before, and so is the text. */
function blocksOf(content: Buffer): (at: number) => { text: string; from: number } {
  let [text, from, block] = ['', 0, -1];
  return (at) => {
    if (Math.floor(at / blockSize) !== block) {
      block = Math.floor(at / blockSize);
      from = Math.max(0, block * blockSize - before);
      text = content.toString('latin1', from, Math.min(content.length, (block + 1) * blockSize + behind));
    }
    return { text, from };
  };
}
