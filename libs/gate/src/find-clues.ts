import type { Clue } from './must-contain.ts';

/** Where a clue stands. */
export type OnClue = (clue: Clue, at: number) => void;

/**
 * Makes a search for many words at once. It looks at every second pair of bytes: of each word two pairs
 * that overlap are noted, so that one of them is met wherever the word begins.
 */
export function findClues(clues: readonly Clue[]): (content: Buffer, onClue: OnClue) => void {
  /** By the number of a pair, one more than the place of its list in `lists`; 0 for the many that are in no word. */
  const listOf = new Uint16Array(2 ** 16);
  const lists: Place[][] = [];
  for (const clue of clues) {
    const word = Buffer.from(clue.word, 'latin1');
    const rarest = rarestPair(clue.word);
    for (const offset of [rarest, rarest + 1]) {
      for (const pair of numbersOf(clue.word.slice(offset, offset + 2), clue.anyCase)) {
        if (listOf[pair] === 0) listOf[pair] = lists.push([]);
        lists[listOf[pair]! - 1]!.push({ clue, word, offset });
      }
    }
  }

  return (content, onClue) => {
    const even = content.byteOffset % 2 === 0 ? content : Buffer.from(content);
    const pairs = new Uint16Array(even.buffer, even.byteOffset, even.length >> 1);
    for (let index = 0; index < pairs.length; index += 1) {
      const list = listOf[pairs[index]!]!;
      if (list !== 0) check(lists[list - 1]!, even, 2 * index, onClue);
    }
  };
}

interface Place {
  clue: Clue;
  word: Buffer;
  /** Where in the word the pair stands. */
  offset: number;
}

function check(places: readonly Place[], content: Buffer, at: number, onClue: OnClue): void {
  for (let index = 0; index < places.length; index += 1) {
    const place = places[index]!;
    const start = at - place.offset;
    if (stands(content, start, place.word, place.clue.anyCase)) onClue(place.clue, start);
  }
}

/** Pairs of letters that stand everywhere in logs. */
const common = new Set(
  'ac ag al an ap ar as at ca ce ck co ct de ea ec ed ee en er es et ey he ho hp ic id in io is it ke le li ll lo ma me nd ne nt oa on or ou pa ra re ri ro se sh sk sp ss st ta te ti to un ur us ut va ve vc'.split(
    ' ',
  ),
);

/** Where in a word two neighbouring pairs begin that stand in few logs. */
function rarestPair(word: string): number {
  const rarity = word
    .slice(1)
    .split('')
    .map((sign, at) => rarityOf(word[at] + sign));
  const sums = rarity.slice(1).map((second, at) => rarity[at]! + second);
  return sums.indexOf(Math.max(...sums));
}

function rarityOf(pair: string): number {
  if (common.has(pair.toLowerCase()) || pair.includes(' ')) return pair === pair.toLowerCase() ? 0 : 1;
  return /^[a-z]+$/.test(pair) ? 1 : 2;
}

/** The numbers of a pair, in each mixture of upper and lower case where that is asked for. */
function numbersOf(pair: string, anyCase = false): number[] {
  const [first = [], second = []] = pair.split('').map((sign) => (anyCase ? [sign, sign.toUpperCase()] : [sign]));
  return [...new Set(first.flatMap((a) => second.map((b) => Buffer.from(a + b, 'latin1').readUInt16LE())))];
}

function stands(content: Buffer, at: number, word: Buffer, anyCase = false): boolean {
  if (at < 0 || at + word.length > content.length) return false;
  for (let index = 0; index < word.length; index += 1) {
    const byte = content[at + index]!;
    const isCapital = anyCase && byte >= 0x41 && byte <= 0x5a;
    if ((isCapital ? byte | 0x20 : byte) !== word[index]) return false;
  }
  return true;
}
