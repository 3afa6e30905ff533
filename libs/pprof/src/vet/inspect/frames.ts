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
  /**
   * The lines of all locations, the innermost of each first: those of location `n` are from `starts[n]` to before
   * `starts[n + 1]` in `funcs`. One that was not symbolized has none.
   */
  lines: () => { starts: Uint32Array; funcs: Int32Array };
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
  const located = idTable();
  return {
    functions: idTable(),
    locations: located,
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
    lines() {
      const starts = new Uint32Array(located.size + 1);
      const funcs = new Int32Array(lineCount);
      for (let location = 0, to = 0; location < located.size; location += 1) {
        const from = locations[4 * location]!;
        const part = lines.subarray(from, from + locations[4 * location + 1]!);
        funcs.set(part, to);
        to += part.length;
        starts[location + 1] = to;
      }
      return { starts, funcs };
    },
    addressOf(location) {
      const [low, high] = [locations[4 * location + 2]!, locations[4 * location + 3]!];
      return `0x${((BigInt(high) << 32n) | BigInt(low)).toString(16)}`;
    },
  };
}
