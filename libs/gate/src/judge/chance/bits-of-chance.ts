import { letters } from './letters.ts';
import { symbolOf, symbols } from './symbols.ts';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const digit = symbolOf(48);
const other = symbolOf(33);
const signsInUse = 14;
const otherSigns = 8;

/** Weighs a value: how many bits likelier it is that chance made it than that a person or a program wrote it. */
export type BitsOfChance = (value: string) => number;

/** Unpacks the table of letters. Names and words come out below zero; a password of twelve random signs near 40. */
export function bitsOfChance(): BitsOfChance {
  const surprise = Float64Array.from(letters, (sign) => alphabet.indexOf(sign) / 4);
  return (value) => {
    const size = Math.log2(alphabetOf(value));
    let last = symbolOf(undefined);
    let bits = 0;
    for (let at = 0; at < value.length; at += 1) {
      const symbol = symbolOf(value.charCodeAt(at));
      const ways = symbol === digit ? Math.log2(10) : symbol === other ? Math.log2(otherSigns) : 0;
      bits += surprise[last * symbols + symbol]! + ways - size;
      last = symbol;
    }
    return bits;
  };
}

/** How many characters a generator would have chosen from that made this value. */
function alphabetOf(value: string): number {
  return (
    (/[a-z]/.test(value) ? 26 : 0) +
    (/[A-Z]/.test(value) ? 26 : 0) +
    (/[0-9]/.test(value) ? 10 : 0) +
    (/[^A-Za-z0-9]/.test(value) ? signsInUse : 0)
  );
}
