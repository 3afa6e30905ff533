import { grown } from './grow.ts';
import { idTable, type IdTable } from './id-table.ts';

/** The functions and locations of a profile, by the numbers that their ids got: what is needed to name a stack. */
export interface Frames {
  readonly functions: IdTable;
  readonly locations: IdTable;
  nameFunction(number: number, name: number): void;
  /** Notes that the function of this number is the next line of the location that is read at the moment. */
  addLine(func: number): void;
  /** Ends the location that is read at the moment. */
  endLocation(number: number, addressLow: number, addressHigh: number): void;
  /** The place of a function's name in the string table. */
  nameOf: (func: number) => number;
  /** The functions of a location, the innermost first; none where it was not symbolized. */
  linesOf: (location: number) => Int32Array;
  /** The address of a location, as `0x4f3a`. */
  addressOf: (location: number) => string;
}

/** Makes an empty record. It has 16 bytes a location, 4 a line and 4 a function, beside their ids. */
export function frames(): Frames {
  let names = new Int32Array(64);
  let lines = new Int32Array(64);
  let lineCount = 0;
  let taken = 0;
  /** For each location: where its lines begin, how many there are, and the halves of its address. */
  let locations = new Uint32Array(256);
  return {
    functions: idTable(),
    locations: idTable(),
    nameFunction(number, name) {
      names = grown(names, number + 1);
      names[number] = name;
    },
    addLine(func) {
      lines = grown(lines, lineCount + 1);
      lines[lineCount] = func;
      lineCount += 1;
    },
    endLocation(number, low, high) {
      locations = grown(locations, 4 * number + 4);
      locations.set([taken, lineCount - taken, low, high], 4 * number);
      taken = lineCount;
    },
    nameOf: (func) => names[func]!,
    linesOf(location) {
      const from = locations[4 * location]!;
      return lines.subarray(from, from + locations[4 * location + 1]!);
    },
    addressOf(location) {
      const [low, high] = [locations[4 * location + 2]!, locations[4 * location + 3]!];
      return `0x${((BigInt(high) << 32n) | BigInt(low)).toString(16)}`;
    },
  };
}
