import { Malformed, readField, wire } from '../../wire/cursor.ts';
import { fieldSplitter, type TakeField } from '../../wire/field-splitter.ts';
import { numberList, readNumbers, readPacked, type TakeUnknown } from '../../wire/messages.ts';
import { entryReaders, type ValueType } from './entries.ts';
import { frames, type Frames } from './frames.ts';
import { idTable } from './id-table.ts';
import { stringUses, uses, type StringUses } from './string-uses.ts';

/** A part of a file: from its first byte to the one behind the last. It may have none. */
export interface Region {
  from: number;
  to: number;
}

/** What is known of a sound profile when all of it was read once; its texts and samples are not kept. */
export interface ProfileShape {
  /** The sample types, as places in the string table. */
  types: readonly ValueType[];
  /** Where the string table lies. Other fields may stand in between. */
  strings: Region;
  /** Where the samples lie, likewise. */
  samples: Region;
  uses: StringUses;
  frames: Frames;
}

export interface Inspection {
  push(bytes: Uint8Array): void;
  /** @throws {Malformed} where the whole is no sound profile */
  end(): ProfileShape;
}

/**
 * Reads a plain profile as it comes and checks what `go tool pprof` checks when it opens one: each field is written as
 * what it is; ids are there, not 0 and given once; locations, functions and strings that are referred to exist; each
 * sample has one value a type. A mapping that is referred to may be missing, as pprof lets it be.
 *
 * @see https://github.com/google/pprof/blob/main/proto/profile.proto
 */
export function inspection({ maxBytes, onUnknown }: { maxBytes: number; onUnknown: TakeUnknown }): Inspection {
  const used = stringUses(maxBytes / 2);
  const stacks = frames();
  const read = entryReaders(used, stacks, idTable(), onUnknown);
  const types: ValueType[] = [];
  const strings = { from: 0, to: 0 };
  const samples = { from: 0, to: 0 };
  const comments = numberList();
  let stringCount = 0;
  let valuesASample = -1;
  let hasTime = false;

  const take: TakeField = (field, type, cursor, { from, to, offset }) => {
    if (type !== wire.bytes && ((field >= 1 && field <= 6) || field === 11))
      throw new Malformed('an entry is written as a number');
    switch (field) {
      case 1: // sample_type
        types.push(read.valueType(cursor));
        return;
      case 2: {
        // sample
        extend(samples, offset + from, offset + to);
        const values = read.sample(cursor);
        if (valuesASample === -1) valuesASample = values;
        if (values !== valuesASample) throw new Malformed('its samples have different numbers of values');
        return;
      }
      case 3: // mapping
        return read.mapping(cursor);
      case 4: // location
        return read.location(cursor);
      case 5: // function
        return read.func(cursor);
      case 6: // string_table
        extend(strings, offset + from, offset + to);
        stringCount += 1;
        if (stringCount === 1 && cursor.at < cursor.end) throw new Malformed('its first string is not empty');
        return;
      case 7: // drop_frames, keep_frames, default_sample_type
      case 8:
      case 14:
        readField(cursor, type);
        used.add(cursor.low, cursor.high, uses.name);
        return;
      case 9: // time_nanos
        if (hasTime) throw new Malformed('it is two profiles, one behind the other');
        hasTime = readField(cursor, type) !== 0;
        return;
      case 10: // duration_nanos, period
      case 12:
        readField(cursor, type);
        return;
      case 11: // period_type
        read.valueType(cursor);
        return;
      case 13: // comment, doc_url
      case 15:
        comments.length = 0;
        if (field === 13 && type === wire.bytes) readPacked(cursor, cursor.end, comments);
        else readNumbers(cursor, type === wire.bytes ? -1 : type, comments);
        for (let index = 0; index < comments.length; index += 1)
          used.add(comments.low[index]!, comments.high[index]!, uses.text);
        return;
      default:
        if (type === wire.bytes) onUnknown(cursor.bytes.subarray(cursor.at, cursor.end));
    }
  };
  const splitter = fieldSplitter(take, maxBytes);

  return {
    push: (bytes) => splitter.push(bytes),
    end() {
      splitter.end();
      if (used.highest >= stringCount) throw new Malformed('a string is referred to that is not there');
      if (!stacks.functions.isComplete()) throw new Malformed('a function is referred to that is not there');
      if (!stacks.locations.isComplete()) throw new Malformed('a location is referred to that is not there');
      if (valuesASample !== -1 && (types.length === 0 || valuesASample !== types.length))
        throw new Malformed('its samples have not one value for each type');
      return { types, strings, samples, uses: used, frames: stacks };
    },
  };
}

function extend(region: Region, from: number, to: number): void {
  if (region.to === 0) region.from = from;
  region.to = to;
}
