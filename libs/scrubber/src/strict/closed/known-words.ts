import { toUtf8 } from '../../byte-string.ts';
import { isMadeByPeople } from '../value/made-by-people.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Words of letters, as names in camel case join them; scripts without cases go by their runs. */
const atoms = /\p{Lu}?[\p{Ll}\p{M}]+|\p{Lu}+(?![\p{Ll}\p{M}])|[\p{Lo}\p{Lm}\p{M}]+/gu;
const run = /[A-Za-z0-9]{5,512}/g;
/** Letters in so small parts are chance, not names. */
const mostShort = 3;
const shortest = 4;

/** What a vocabulary says of words. */
export interface Words {
  /** Whether a piece has a word in it that is not known, or letters that are none. */
  readonly hasUnknown: (piece: string) => boolean;
  /** Whether a piece is nothing but known words, perhaps with a short number. */
  readonly isKnown: (piece: string) => boolean;
  /** Whether all words of a text are so common that they say nothing. */
  readonly areCommon: (text: string) => boolean;
}

export function wordsOf(vocabulary: Vocabulary): Words {
  const hasUnknown = (piece: string): boolean =>
    atomsOf(piece).some((atom) => isUnknown(atom, vocabulary)) || isScattered(piece);
  return {
    hasUnknown,
    isKnown(piece) {
      const found = atomsOf(piece);
      const short = found.filter((atom) => atom.length < 3).length;
      const numbers = piece.match(/\d+/g) ?? [];
      return (
        found.length > short &&
        short <= 2 &&
        numbers.length <= 2 &&
        numbers.every((number) => number.length < 4) &&
        !isMadeByPeople(piece, true) &&
        !hasUnknown(piece)
      );
    },
    areCommon: (text) => atomsOf(text).every((atom) => vocabulary.isCommon(atom)),
  };
}

function atomsOf(piece: string): string[] {
  const text = /[\x80-\xff]/.test(piece) ? toUtf8(piece) : piece;
  return (text.match(atoms) ?? []).map((atom) => atom.toLowerCase());
}

function isUnknown(atom: string, vocabulary: Vocabulary): boolean {
  if (/\p{Lo}/u.test(atom)) return true;
  return atom.length >= shortest && !vocabulary.has(atom);
}

/** Whether letters and digits change so often that they are no words: `CCxDIBYo`. */
function isScattered(piece: string): boolean {
  for (const [part] of piece.matchAll(run)) {
    if (/^(?:0x)?(?:[0-9a-f]+|[0-9A-F]+)$/.test(part)) continue;
    const found = part.match(/[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+/g) ?? [];
    if (found.length > mostShort && part.length >= 6 && part.length < 3 * found.length) return true;
    if (
      found.length === mostShort &&
      part.length < 8 &&
      /\d/.test(part) &&
      found.some((each) => /^[a-z]{2,3}$/.test(each))
    )
      return true;
    if (found.length === mostShort && part.length < 6 && /[a-z][A-Z]/.test(part) && /[A-Z][a-z]/.test(part))
      return true;
  }
  return false;
}
