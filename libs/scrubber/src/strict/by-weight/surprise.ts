import { unitsPerBit, tableAt } from '../by-look/cost-table.ts';
import { classOf, symbolCount, symbolOf } from '../by-look/symbols.ts';
import { wordTables } from '../scan/word-tables.ts';

const { costs } = wordTables();
/** What a character costs if chance chose it, in eighths of a bit. */
const chance = 45;

/** By how many bits a word is more surprising than what people write, by the table that `npm run looks` makes. */
export function surpriseOf(word: string): number {
  let [symbols, classes, sum] = [0, 0, 0];
  for (let at = 0; at < word.length; at += 1) {
    const byte = word.charCodeAt(at) & 255;
    const symbol = symbolOf[byte]!;
    sum +=
      costs[symbols * symbolCount + symbol]! +
      costs[tableAt.cases + classes * 8 + classOf[byte]!]! +
      costs[tableAt.bytes + byte]! -
      chance;
    symbols = (symbols * symbolCount + symbol) % symbolCount ** 2;
    classes = (classes * 8 + classOf[byte]!) % 64;
  }
  return sum / unitsPerBit;
}
