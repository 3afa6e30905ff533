import type { Clue } from './clue.ts';
import { cutIntoGroups } from './cut-into-groups.ts';

const groups = 24;
const groupsInSet = 8;
const looked = 4;
const [placesAt, wordsAt, wordSize] = [512, 1_024, 12];

/** Bytes that the tables take at the beginning of the module's memory. */
export const tableBytes = 8_192;

/** The part of a word that is noted: four of its bytes, or all of a shorter one. */
interface Note {
  clue: number;
  offset: number;
  /** What each of the bytes may be. */
  bytes: number[][];
}

/** The tables of `words.wat`, and for each clue where in its word the noted bytes begin. */
export function wordTables(clues: readonly Clue[]): { tables: Uint8Array; offsets: number[] } {
  const notes = clues.map(noteOf);
  const tables = new Uint8Array(tableBytes);
  const view = new DataView(tables.buffer);
  const sorted = notes.toSorted((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1));
  const cuts = cutIntoGroups(sorted.map(halvesOf), groups);
  if (wordsAt + sorted.length * wordSize > tableBytes) throw new Error('Cannot search for so many words at once');

  for (let group = 0; group + 1 < cuts.length; group += 1) {
    const [from, to] = [cuts[group]!, cuts[group + 1]!];
    view.setUint32(placesAt + 8 * group, wordsAt + from * wordSize, true);
    view.setUint32(placesAt + 8 * group + 4, wordsAt + to * wordSize, true);
    for (let index = from; index < to; index += 1) {
      enter(tables, group, sorted[index]!);
      writeWord(view, wordsAt + index * wordSize, sorted[index]!);
    }
  }
  return { tables, offsets: notes.map(({ offset }) => offset) };
}

function choicesAt(bytes: readonly number[][], place: number): readonly number[] {
  return bytes[place] ?? anyByte;
}

const anyByte = Array.from({ length: 256 }, (_, byte) => byte);

/** At each place, the lower and the upper halves of what may stand there, as bits. */
function halvesOf({ bytes }: Note): number[] {
  return Array.from({ length: looked }, (_, place) => {
    let [low, high] = [0, 0];
    for (const byte of choicesAt(bytes, place)) {
      low |= 1 << (byte & 15);
      high |= 1 << (byte >> 4);
    }
    return [low, high];
  }).flat();
}

/** Says at each of four places that these bytes may belong to the group; where the word is shorter, that all may. */
function enter(tables: Uint8Array, group: number, { bytes }: Note): void {
  const bit = 1 << (group % groupsInSet);
  for (let place = 0; place < looked; place += 1) {
    const at = Math.floor(group / groupsInSet) * 128 + place * 32;
    for (const byte of choicesAt(bytes, place)) {
      tables[at + (byte & 15)]! |= bit;
      tables[at + 16 + (byte >> 4)]! |= bit;
    }
  }
}

function writeWord(view: DataView, at: number, { bytes, clue }: Note): void {
  for (const [place, choices] of bytes.entries()) {
    // Upper and lower case differ in one bit.
    const mask = choices.length > 1 ? 0xdf : 0xff;
    view.setUint8(at + place, choices[0]! & mask);
    view.setUint8(at + 4 + place, mask);
  }
  view.setUint32(at + 8, clue, true);
}

function noteOf({ word, anyCase }: Clue, clue: number): Note {
  const offset = rarestPart(word);
  const bytes = [...Buffer.from(word, 'latin1').subarray(offset, offset + looked)].map((byte) =>
    anyCase && byte >= 0x61 && byte <= 0x7a ? [byte, byte & 0xdf] : [byte],
  );
  return { clue, offset, bytes };
}

/** Words that begin alike share a group, so that it lets few other bytes pass. */
function sortKey({ bytes }: Note): string {
  return `${bytes.length === looked}${bytes.map((choices) => String.fromCharCode(choices[0]! | 0x20)).join('')}`;
}

/** Pairs of letters that stand everywhere in logs. */
const common = new Set(
  'ac ag al an ap ar as at ca ce ck co ct de ea ec ed ee en er es et ey he ho hp ic id in io is it ke le li ll lo ma me nd ne nt oa on or ou pa ra re ri ro se sh sk sp ss st ta te ti to un ur us ut va ve vc'.split(
    ' ',
  ),
);

/** Where in a word the four bytes begin that stand in few logs. */
function rarestPart(word: string): number {
  const starts = Array.from({ length: Math.max(1, word.length - looked + 1) }, (_, at) => at);
  const rarities = starts.map((at) =>
    [0, 1, 2].reduce((sum, next) => sum + rarityOf(word.slice(at + next, at + next + 2)), 0),
  );
  return rarities.indexOf(Math.max(...rarities));
}

function rarityOf(pair: string): number {
  if (pair.length < 2 || common.has(pair.toLowerCase()) || pair.includes(' ')) return 0;
  return /^[a-z]+$/.test(pair) ? 1 : 2;
}
