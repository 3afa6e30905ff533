import { unitsPerBit, tableAt } from '../by-look/cost-table.ts';
import { classOf, symbolCount, symbolOf } from '../by-look/symbols.ts';
import { wordTables } from '../scan/word-tables.ts';

const { costs } = wordTables();
/** What a character costs if chance chose it, in eighths of a bit. */
const chance = 45;
/** The last symbol of a letter. */
const letters = 26;

/** By how many bits a word is more surprising than what people write, by the table that `npm run looks` makes. */
export function surpriseOf(word: string): number {
  return surpriseIn(word, false).surprise;
}

/** The like of the letters of ASCII in a word alone, and how many those are. */
export function surpriseOfLetters(word: string): { surprise: number; count: number } {
  return surpriseIn(word, true);
}

function surpriseIn(word: string, isOfLetters: boolean): { surprise: number; count: number } {
  let [symbols, classes, sum, count] = [0, 0, 0, 0];
  for (let at = 0; at < word.length; at += 1) {
    const byte = word.charCodeAt(at) & 255;
    const symbol = symbolOf[byte]!;
    if (isOfLetters && (symbol === 0 || symbol > letters)) continue;
    count += 1;
    sum +=
      costs[symbols * symbolCount + symbol]! +
      costs[tableAt.cases + classes * 8 + classOf[byte]!]! +
      costs[tableAt.bytes + byte]! -
      chance;
    symbols = (symbols * symbolCount + symbol) % symbolCount ** 2;
    classes = (classes * 8 + classOf[byte]!) % 64;
  }
  return { surprise: sum / unitsPerBit, count };
}
