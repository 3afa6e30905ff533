import type { Clue } from './clue.ts';
import { cutIntoGroups } from './cut-into-groups.ts';

/** Of words of less than four bytes. */
const [groups, groupsInSet, looked] = [16, 8, 3];
/** Bytes of a word that are noted, if it has as many. */
const noted = 4;
const [shortAt, wordsAt, wordSize, listsAt, flagsAt] = [512, 1_024, 12, 8_192, 24_832];
const lists = 2 ** 12;

/** Bytes that the tables take at the beginning of the module's memory. */
export const tableBytes = flagsAt + 2 ** 16;

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
  const keys = notes.map(sortKey);
  const sorted = notes.toSorted((a, b) => (keys[a.clue]! < keys[b.clue]! ? -1 : 1));
  const [short, long] = [true, false].map((isShort) => sorted.filter(({ bytes }) => bytes.length < noted === isShort));
  if (wordsAt + sorted.length * wordSize > listsAt) throw new Error('Cannot search for so many words at once');
  let end = wordsAt;
  const write = (note: Note): void => {
    writeWord(view, end, note);
    end += wordSize;
  };

  view.setUint32(shortAt, end, true);
  const cuts = cutIntoGroups(short!.map(halvesOf), groups);
  for (const [index, note] of short!.entries()) {
    enter(
      tables,
      cuts.findLastIndex((cut) => cut <= index),
      note,
    );
    write(note);
  }
  view.setUint32(shortAt + 4, end, true);

  const byHash = Map.groupBy(long!, ({ bytes }) => hashOf(bytes));
  for (let hash = 0; hash < lists; hash += 1) {
    view.setUint32(listsAt + 4 * hash, end, true);
    for (const note of byHash.get(hash) ?? []) write(note);
  }
  view.setUint32(listsAt + 4 * lists, end, true);
  for (const { bytes } of long!) flag(tables, bytes);
  return { tables, offsets: notes.map(({ offset }) => offset) };
}

/** The first spelling of each of four bytes, with letters in lower case. */
function lowerOf(bytes: readonly number[][]): Four {
  return bytes.map(([byte]) => byte! | 0x20) as Four;
}

type Four = [number, number, number, number];

/** In which list words with these bytes are, as `words.wat` computes it. */
function hashOf(bytes: readonly number[][]): number {
  const [a, b, c, d] = lowerOf(bytes);
  return Math.imul(a | (b << 8) | (c << 16) | (d << 24), 0x9e_37_79_b1) >>> 20;
}

/** Sets the flag of these bytes at their other hash. */
function flag(tables: Uint8Array, bytes: readonly number[][]): void {
  const [a, b, c, d] = lowerOf(bytes);
  const hash = ((a | (b << 8)) * 0x9e_37 + (c | (d << 8)) * 0x79_b9) & 0xff_ff;
  tables[flagsAt + hash]! |= 1 << ((a + d + 2 * b + 4 * c) & 7);
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

/** Says at each of three places that these bytes may belong to the group; where the word is shorter, that all may. */
function enter(tables: Uint8Array, group: number, { bytes }: Note): void {
  const bit = 1 << (group % groupsInSet);
  for (let place = 0; place < looked; place += 1) {
    const at = Math.floor(group / groupsInSet) * looked * 32 + place * 32;
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
  const bytes = [...Buffer.from(word, 'latin1').subarray(offset, offset + noted)].map((byte) =>
    anyCase && byte >= 0x61 && byte <= 0x7a ? [byte, byte & 0xdf] : [byte],
  );
  return { clue, offset, bytes };
}

/** Words that begin alike share a group, so that it lets few other bytes pass. */
function sortKey({ bytes }: Note): string {
  return `${bytes.length === noted}${bytes.map((choices) => String.fromCharCode(choices[0]! | 0x20)).join('')}`;
}

/** Pairs of letters that stand everywhere in logs. */
const common = new Set(
  'ac ag al an ap ar as at ca ce ck co ct de ea ec ed ee en er es et ey he ho hp ic id in io is it ke le li ll lo ma me nd ne nt oa on or ou pa ra re ri ro se sh sk sp ss st ta te ti to un ur us ut va ve vc'.split(
    ' ',
  ),
);

/** Where in a word the four bytes begin that stand in few logs. */
function rarestPart(word: string): number {
  const starts = Array.from({ length: Math.max(1, word.length - noted + 1) }, (_, at) => at);
  const rarities = starts.map((at) =>
    [0, 1, 2].reduce((sum, next) => sum + rarityOf(word.slice(at + next, at + next + 2)), 0),
  );
  return rarities.indexOf(Math.max(...rarities));
}

function rarityOf(pair: string): number {
  if (pair.length < 2 || common.has(pair.toLowerCase()) || pair.includes(' ')) return 0;
  return /^[a-z]+$/.test(pair) ? 1 : 2;
}
