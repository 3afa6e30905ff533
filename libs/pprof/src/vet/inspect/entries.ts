import { Malformed, type Cursor } from '../../wire/cursor.ts';
import {
  eachField,
  numberList,
  numbers,
  readNumbers,
  readPart,
  readUnknown,
  type Numbers,
  type TakeUnknown,
} from '../../wire/messages.ts';
import type { Frames } from './frames.ts';
import type { IdTable } from './id-table.ts';
import { uses, type StringUses } from './string-uses.ts';

/** A type of values and its unit, as places in the string table. */
export interface ValueType {
  name: number;
  unit: number;
}

/** Reads the entries of a profile, the cursor within each, and notes what they define and refer to. */
export interface EntryReaders {
  valueType(cursor: Cursor): ValueType;
  /** Gives how many values it has. */
  sample(cursor: Cursor): number;
  mapping(cursor: Cursor): void;
  location(cursor: Cursor): void;
  func(cursor: Cursor): void;
}

/** Makes the readers of one profile. All throw `Malformed` at what `go tool pprof` refuses within an entry. */
export function entryReaders(
  used: StringUses,
  { functions, locations, ...frames }: Frames,
  mappings: IdTable,
  onUnknown: TakeUnknown,
): EntryReaders {
  const use = ({ low, high }: Numbers, field: number, what: number): number =>
    used.add(low[field]!, high[field]!, what);

  const valueType = numbers(2, onUnknown);
  const mapping = numbers(10, onUnknown);
  const func = numbers(5, onUnknown);
  const line = numbers(3, onUnknown);
  const readLine = (cursor: Cursor): void => line.read(cursor);
  const location = numbers(5, onUnknown, (cursor, field, type) => {
    if (field !== 4) return false;
    readPart(cursor, type, readLine);
    frames.addLine(functions.refer(line.low[1]!, line.high[1]!));
    return true;
  });
  const label = numbers(4, onUnknown);

  function readLabel(cursor: Cursor): void {
    label.read(cursor);
    const key = use(label, 1, uses.name);
    if (has(label, 2)) used.addLabel(use(label, 2, uses.label), key);
    else if (has(label, 4)) use(label, 4, uses.name);
  }

  const ids = numberList();
  const values = numberList();
  function takeOfSample(cursor: Cursor, field: number, type: number): void {
    if (field === 1) readNumbers(cursor, type, ids);
    else if (field === 2) readNumbers(cursor, type, values);
    else if (field === 3) readPart(cursor, type, readLabel);
    else readUnknown(cursor, type, onUnknown);
  }

  return {
    valueType(cursor) {
      valueType.read(cursor);
      return { name: use(valueType, 1, uses.name), unit: use(valueType, 2, uses.name) };
    },
    sample(cursor) {
      ids.length = 0;
      values.length = 0;
      eachField(cursor, takeOfSample);
      locations.referAll(ids);
      return values.length;
    },
    mapping(cursor) {
      mapping.read(cursor);
      define(mappings, mapping);
      use(mapping, 5, uses.path);
      use(mapping, 6, uses.buildId);
    },
    location(cursor) {
      location.read(cursor);
      frames.endLocation(define(locations, location), location.low[3]!, location.high[3]!);
    },
    func(cursor) {
      func.read(cursor);
      frames.nameFunction(define(functions, func), use(func, 2, uses.name));
      use(func, 3, uses.name);
      use(func, 4, uses.path);
    },
  };
}

function define(table: IdTable, entry: Numbers): number {
  const number = table.define(entry.low[1]!, entry.high[1]!);
  if (number === -1) throw new Malformed('an entry has the id 0, or that of another');
  return number;
}

const has = ({ low, high }: Numbers, field: number): boolean => low[field] !== 0 || high[field] !== 0;
