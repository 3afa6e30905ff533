import { gunzipSync, gzipSync } from 'node:zlib';
import { Function, Label, Line, Location, Mapping, Profile, Sample, StringTable, ValueType } from 'pprof-format';

/** Joins profiles of several processes of one program into one that `go tool pprof` reads. */
export interface ProfileMerger {
  /** Adds one; false where it measures something else than those before. */
  add(profile: Profile): boolean;
  /** All that was added, gzipped; undefined where nothing was. */
  finish(): Uint8Array | undefined;
}

/** Reads a pprof profile, gzipped or plain, into memory. */
export function decodeProfile(bytes: Uint8Array): Profile {
  return Profile.decode(bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes);
}

/** The text at a place of a profile's string table. */
export function textOf(profile: Profile, place: number | bigint): string {
  return profile.stringTable.strings[Number(place)] ?? '';
}

/** Samples of one stack and of the same labels become one; what is not the same in all profiles is told apart by its contents. */
export function profileMerger(): ProfileMerger {
  const stringTable = new StringTable();
  const text = (value: string): number => stringTable.dedup(value);
  const mappings = table<Mapping>();
  const functions = table<Function>();
  const locations = table<Location>();
  const samples = new Map<string, Sample>();
  let first: Profile | undefined;
  let durationNanos = 0n;

  return {
    add(profile) {
      if (first && measures(first) !== measures(profile)) return false;
      first ??= profile;
      const own = (place: number | bigint): number => text(textOf(profile, place));
      const mappingIds = idsOf(profile.mapping, (mapping) =>
        mappings.place(
          [mapping.memoryStart, mapping.memoryLimit, mapping.fileOffset, own(mapping.filename), own(mapping.buildId)],
          (id) =>
            new Mapping({
              id,
              memoryStart: mapping.memoryStart,
              memoryLimit: mapping.memoryLimit,
              fileOffset: mapping.fileOffset,
              filename: own(mapping.filename),
              buildId: own(mapping.buildId),
              hasFunctions: mapping.hasFunctions,
              hasFilenames: mapping.hasFilenames,
              hasLineNumbers: mapping.hasLineNumbers,
              hasInlineFrames: mapping.hasInlineFrames,
            }),
        ),
      );
      const functionIds = idsOf(profile.function, (each) => {
        const names = { name: own(each.name), systemName: own(each.systemName), filename: own(each.filename) };
        return functions.place(
          [...Object.values(names), each.startLine],
          (id) => new Function({ id, ...names, startLine: each.startLine }),
        );
      });
      const locationIds = idsOf(profile.location, ({ address, mappingId, line, isFolded }) => {
        const mapping = mappingIds.get(Number(mappingId)) ?? 0;
        const lines = line.map((each) => ({
          functionId: functionIds.get(Number(each.functionId)) ?? 0,
          line: each.line,
          column: each.column,
        }));
        return locations.place(
          [mapping, address, ...lines.flatMap(({ functionId, line: number }) => [functionId, number])],
          (id) =>
            new Location({ id, mappingId: mapping, address, isFolded, line: lines.map((each) => new Line(each)) }),
        );
      });
      for (const { locationId, value, label } of profile.sample) {
        const stack = locationId.map((id) => locationIds.get(Number(id)) ?? 0);
        const labels = label.map((each) => ({
          num: each.num,
          key: own(each.key),
          str: own(each.str),
          numUnit: own(each.numUnit),
        }));
        const key = JSON.stringify([stack, labels.map(({ key: name, str, num }) => [name, str, String(num)])]);
        const known = samples.get(key);
        if (known) known.value = known.value.map((before, index) => BigInt(before) + BigInt(value[index] ?? 0));
        else
          samples.set(
            key,
            new Sample({ locationId: stack, value: [...value], label: labels.map((each) => new Label(each)) }),
          );
      }
      durationNanos += BigInt(profile.durationNanos);
      return true;
    },
    finish() {
      if (!first) return undefined;
      const types = first.sampleType.map((type) => typeIn(first!, type, text));
      const period = first.periodType
        ? { periodType: typeIn(first, first.periodType, text), period: first.period }
        : {};
      const merged = new Profile({
        sampleType: types,
        sample: [...samples.values()],
        mapping: mappings.all(),
        location: locations.all(),
        function: functions.all(),
        stringTable,
        timeNanos: first.timeNanos,
        durationNanos,
        ...period,
      });
      return gzipSync(merged.encode());
    },
  };
}

/** Things that are the same where their keys are, numbered from 1. */
function table<T>() {
  const ids = new Map<string, number>();
  const made: T[] = [];
  return {
    place(key: readonly (string | number | bigint)[], make: (id: number) => T): number {
      const name = key.join(' ');
      const known = ids.get(name);
      if (known !== undefined) return known;
      const id = made.length + 1;
      ids.set(name, id);
      made.push(make(id));
      return id;
    },
    all: (): T[] => made,
  };
}

function idsOf<T extends { id: number | bigint }>(all: readonly T[], place: (each: T) => number): Map<number, number> {
  return new Map(all.map((each) => [Number(each.id), place(each)]));
}

function measures(profile: Profile): string {
  return profile.sampleType.map(({ type, unit }) => `${textOf(profile, type)} ${textOf(profile, unit)}`).join();
}

function typeIn(profile: Profile, { type, unit }: ValueType, text: (value: string) => number): ValueType {
  return new ValueType({ type: text(textOf(profile, type)), unit: text(textOf(profile, unit)) });
}
