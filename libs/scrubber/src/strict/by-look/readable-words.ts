import { unitsPerBit } from './cost-table.ts';
import { symbolCount, symbolOf } from './symbols.ts';

/** Says how hard a word is to read, in bits: names, numbers and codes of a few signs are easy, however many are joined. */
export type HardToRead = (word: string) => number;

/** A name in lower case or with a capital, letters in upper case, or a number. */
const atoms = /[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+/g;
/** What URLs and HTML write for a sign, and what joins parts. */
const between = /(?:%(?:25)*[0-9A-Fa-f]{2})+|&(?:[a-z]{2,6}|#x?\w{1,4});|[^A-Za-z0-9]+/;
/** Parts of this many letters and digits say nothing by themselves: `R02-M1-N0`. */
const shortPart = 4;
/** How many atoms are usual for a letter or digit, and what each further one is worth. */
const usual = { atoms: 0.3, bitsForAtom: 5 };
/** What a letter costs if chance chose it, and by how much names of one and of several words may surprise. */
const chance = { bitsForLetter: 4.7, bitsForWord: 2, bitsForSingleWord: 12 };

/** Makes the judgement of words by their parts, with the table that says how surprising a letter is behind others. */
export function readingOf(costs: Uint8Array): HardToRead {
  return (word) => word.split(between).reduce((bits, part) => bits + bitsOfPart(costs, part), 0);
}

function bitsOfPart(costs: Uint8Array, part: string): number {
  if (part.length <= shortPart || /^\d+$/.test(part)) return 0;
  const found = part.match(atoms) ?? [];
  const words = found.filter((atom) => !/^\d/.test(atom));
  const letters = words.reduce((bits, atom) => bits + bitsOfLetters(costs, atom), 0);
  const single = words.length === 1 && found.length <= 2 ? chance.bitsForSingleWord : 0;
  const mixing = usual.bitsForAtom * (found.length - 1 - usual.atoms * part.length);
  return Math.max(0, mixing + letters - single);
}

/** How many bits letters surprise beyond what chance would. */
function bitsOfLetters(costs: Uint8Array, letters: string): number {
  let [before, last, units] = [0, 0, 0];
  for (let at = 0; at < letters.length; at += 1) {
    const symbol = symbolOf[letters.charCodeAt(at)]!;
    units += costs[(before * symbolCount + last) * symbolCount + symbol]!;
    [before, last] = [last, symbol];
  }
  const ofWord = letters.length >= 3 ? chance.bitsForWord : 0;
  return units / unitsPerBit - chance.bitsForLetter * letters.length - ofWord;
}

/**
 * Whether a word has letters of both cases, digits and signs, or two of these and several signs, and no name in it, as passwords that a
 * generator made: its parts may be too short to tell.
 */
export function isMixedWithSigns(word: string): boolean {
  if (word.length > 24 || !/[^A-Za-z0-9]/.test(word) || /\d{5}|%[0-9A-F]{2}|\$[{(]|&#?\w+;/.test(word)) return false;
  const kinds = [/[a-z]/, /[A-Z]/, /\d/].filter((kind) => kind.test(word)).length;
  const signs = word.match(/[!#$^*~?%+@]/g)?.length ?? 0;
  if (kinds < 3 && (kinds < 2 || signs < 2 || word.length > 16)) return false;
  return (word.match(/[A-Za-z]{5,}/g) ?? []).every((run) => (run.match(atoms)?.length ?? 0) >= 0.3 * run.length);
}
