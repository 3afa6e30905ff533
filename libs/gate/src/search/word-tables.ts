import type { Clue } from './clue.ts';

const groups = 16;
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
  const cuts = cutIntoGroups(sorted);
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

/** Cuts a sorted list into groups so that as little of a log as possible is compared with as few words as possible: where each begins, and the end. */
function cutIntoGroups(sorted: readonly Note[]): number[] {
  const size = sorted.length;
  const costs = sorted.map((_, from) => costsOfGroups(sorted.slice(from, from + mostInGroup)));
  /** What the words before a place cost in so many groups, and where the last of these begins. */
  let least = Float64Array.from({ length: size + 1 }, (_, to) => (to === 0 ? 0 : (costs[0]![to - 1] ?? Infinity)));
  const lastCuts = [new Uint16Array(size + 1)];
  for (let count = 1; count < groups; count += 1) {
    const cuts = new Uint16Array(size + 1);
    const next = Float64Array.from(least);
    for (let from = 1; from < size; from += 1)
      for (let to = from + 1; to <= Math.min(size, from + mostInGroup); to += 1) {
        const cost = least[from]! + costs[from]![to - from - 1]!;
        if (cost >= next[to]!) continue;
        next[to] = cost;
        cuts[to] = from;
      }
    for (let to = 1; to <= size; to += 1) if (next[to] === least[to]) cuts[to] = lastCuts.at(-1)![to]!;
    least = next;
    lastCuts.push(cuts);
  }
  const found = [size];
  for (let count = groups - 1; found[0]! > 0; count -= 1) found.unshift(count < 0 ? 0 : lastCuts[count]![found[0]!]!);
  return found;
}

/** What each group of the first few words costs: how often it is met, by how many words it is compared with then. */
function costsOfGroups(notes: readonly Note[]): number[] {
  const halves = Array.from({ length: looked }, () => ({ low: 0, high: 0 }));
  return notes.map(({ bytes }, index) => {
    let share = 1;
    for (const [place, half] of halves.entries()) {
      for (const byte of choicesAt(bytes, place)) {
        half.low |= 1 << (byte & 15);
        half.high |= 1 << (byte >> 4);
      }
      share *= shareOf(half);
    }
    return share * (costOfMeeting + index + 1);
  });
}

const costOfMeeting = 6;
const mostInGroup = 48;
/** What logs are like. */
const sample = Buffer.from(
  '2026-11-18 11:06:40.123 UTC | CORE | INFO | (pkg/collector/worker/check_logger.go:40 in CheckStarted) | check:cpu | Running check... {"level":"error","msg":"connection reset by peer","addr":"10.0.0.17:8080"} GET /api/v1/series HTTP/1.1" 200 9076 a078dde60cf6bf27 Warning: the service has not been started yet, it will be tried again; user=web status=none',
);
const counts = [...Map.groupBy(sample, (byte) => byte)].map(([byte, all]) => ({
  low: 1 << (byte & 15),
  high: 1 << (byte >> 4),
  count: all.length,
}));

/** How much of logs has a byte with one of the lower and one of the upper halves, which are bits here. */
function shareOf({ low, high }: { low: number; high: number }): number {
  let sum = 1;
  for (const byte of counts) if ((low & byte.low) !== 0 && (high & byte.high) !== 0) sum += byte.count;
  return sum / sample.length;
}

function choicesAt(bytes: readonly number[][], place: number): readonly number[] {
  return bytes[place] ?? anyByte;
}

const anyByte = Array.from({ length: 256 }, (_, byte) => byte);

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
