import type { ProfileShape } from '../vet/inspect/inspect.ts';
import { piecesOf, readStrings } from '../vet/strings/scrub-strings.ts';
import { signedOf, skipField, type Cursor } from '../wire/cursor.ts';
import { fieldSplitter } from '../wire/field-splitter.ts';
import { eachField, numberList, readNumbers } from '../wire/messages.ts';

/** What one function weighs in a profile: by itself, and with all it calls. Differences have negative weights too. */
export interface Weight {
  flat: number;
  cum: number;
}

/** The functions that have a weight of their own, and what all samples weigh together, whatever their signs. */
export interface Weights {
  total: number;
  functions: Map<string, Weight>;
}

export interface WeighOptions {
  /** Which sample type is weighed, by its place among them. */
  type: number;
  /** What one of its units is. */
  unit: number;
  /** Frames that are passed over when looking for the one to blame; the innermost is taken where all are. */
  passOver?: (name: string) => boolean;
}

/** A profile whose functions can be weighed. */
export interface StudiedProfile {
  types: readonly { name: string; unit: string }[];
  weigh(options: WeighOptions): Promise<Weights>;
}

export interface WeighedFiles {
  /** The plain profile. */
  plain: string;
  /** The part of it that has its string table, scrubbed. */
  strings: string;
  shape: ProfileShape;
  signal: AbortSignal;
}

/**
 * Weighs each function of a profile by one of its sample types, reading its samples once more. Functions of one name are one, and
 * one that calls itself counts once. A location without a function counts by its address.
 */
export async function weigh(
  { plain, strings, shape, signal }: WeighedFiles,
  { type, unit, passOver = () => false }: WeighOptions,
): Promise<Weights> {
  const { locations, lines, addressOf } = shape.frames;
  const { names, entryOf } = await namesOf({ strings, shape, signal });
  const { starts, funcs } = lines();
  const entries = funcs.map((func) => entryOf[func]!);
  const isPassedOver = Uint8Array.from(names, (name) => (passOver(name) ? 1 : 0));
  /** Locations without functions have their entries behind the names. */
  const flat = new Float64Array(names.length + locations.size);
  const cum = new Float64Array(flat.length);
  const countedIn = new Uint32Array(flat.length);
  const ids = numberList();
  const values = numberList();
  let number = 0;
  let total = 0;

  function count(locations: Int32Array, depth: number, amount: number, sample: number): void {
    let blamed = -1;
    for (let frame = 0; frame < depth; frame += 1) {
      const location = locations[frame]!;
      const end = starts[location + 1]!;
      let line = starts[location]!;
      do {
        const entry = line < end ? entries[line]! : names.length + location;
        if (blamed === -1 || (isPassedOver[blamed] === 1 && isPassedOver[entry] !== 1)) blamed = entry;
        if (countedIn[entry] !== sample) {
          countedIn[entry] = sample;
          cum[entry]! += amount;
        }
        line += 1;
      } while (line < end);
    }
    if (blamed !== -1) flat[blamed]! += amount;
  }

  function takeField(cursor: Cursor, field: number, wireType: number): void {
    if (field === 1) readNumbers(cursor, wireType, ids);
    else if (field === 2) readNumbers(cursor, wireType, values);
    else skipField(cursor, wireType);
  }

  function readSample(cursor: Cursor): void {
    ids.length = 0;
    values.length = 0;
    eachField(cursor, takeField);
    const amount = signedOf(values.low[type]!, values.high[type]!) * unit;
    number += 1;
    total += Math.abs(amount);
    count(locations.referAll(ids), ids.length, amount, number);
  }

  const splitter = fieldSplitter((field, _type, cursor) => {
    if (field === 2) readSample(cursor);
  }, shape.samples.to);
  for await (const bytes of piecesOf(plain, shape.samples, signal)) splitter.push(bytes);
  splitter.end();

  const weights = new Map<string, Weight>();
  for (const [entry, own] of flat.entries()) {
    if (own === 0) continue;
    const name = names[entry] ?? addressOf(entry - names.length);
    const { flat: before, cum: beforeCum } = weights.get(name) ?? { flat: 0, cum: 0 };
    weights.set(name, { flat: before + own, cum: beforeCum + cum[entry]! });
  }
  return { total, functions: weights };
}

/** The names of all functions, each once, and for each function where in them its name is. */
async function namesOf({ strings, shape, signal }: Omit<WeighedFiles, 'plain'>) {
  const { functions, nameOf } = shape.frames;
  const places = Int32Array.from({ length: functions.size }, (_, func) => nameOf(func));
  const region = { from: 0, to: Infinity };
  const texts = await readStrings({ from: strings, strings: region, signal }, new Set(places));
  const numbers = new Map<string, number>();
  const entryOf = places.map((place) => {
    const name = texts.get(place)!;
    const known = numbers.get(name) ?? numbers.size;
    numbers.set(name, known);
    return known;
  });
  return { names: [...numbers.keys()], entryOf };
}
