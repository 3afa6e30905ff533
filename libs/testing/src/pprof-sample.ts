import { gzipSync } from 'node:zlib';
import { Function, Label, Line, Location, Profile, Sample, StringTable, ValueType } from 'pprof-format';

export interface SampleProfileOptions {
  /** Type and unit of each value, such as `['cpu', 'nanoseconds']`. */
  types: readonly (readonly [type: string, unit: string])[];
  /** Each with its stack, innermost function first, one value per type, and labels. */
  samples: readonly {
    stack: readonly string[];
    values: readonly number[];
    labels?: Readonly<Record<string, string>>;
  }[];
}

/** A small pprof profile, gzipped as Go serves it. */
export function sampleProfile({ types, samples }: SampleProfileOptions): Buffer {
  const stringTable = new StringTable();
  const text = (value: string): number => stringTable.dedup(value);
  const names = [...new Set(samples.flatMap(({ stack }) => stack))];
  const ids = new Map(names.map((name, index) => [name, index + 1]));
  const idOf = (name: string): number => ids.get(name) ?? 0;
  const profile = new Profile({
    sampleType: types.map(([type, unit]) => new ValueType({ type: text(type), unit: text(unit) })),
    sample: samples.map(
      ({ stack, values, labels = {} }) =>
        new Sample({
          locationId: stack.map(idOf),
          value: [...values],
          label: Object.entries(labels).map(([key, value]) => new Label({ key: text(key), str: text(value) })),
        }),
    ),
    location: names.map(
      (name) => new Location({ id: idOf(name), line: [new Line({ functionId: idOf(name), line: 1 })] }),
    ),
    function: names.map(
      (name) => new Function({ id: idOf(name), name: text(name), systemName: text(name), filename: text('main.go') }),
    ),
    timeNanos: 1_795_000_000_000_000_000n,
    durationNanos: 1_000_000_000,
    stringTable,
  });
  return gzipSync(profile.encode());
}

const heapTypes = [
  ['alloc_objects', 'count'],
  ['alloc_space', 'bytes'],
  ['inuse_objects', 'count'],
  ['inuse_space', 'bytes'],
] as const;

/** A sound profile of each path below `/debug/pprof`. */
export const sampleProfiles: Readonly<Record<'heap' | 'profile' | 'mutex' | 'block' | 'allocs', Buffer>> = {
  heap: sampleProfile({
    types: heapTypes,
    samples: [{ stack: ['main.load', 'main.main'], values: [2, 2048, 1, 1024] }],
  }),
  profile: sampleProfile({
    types: [
      ['samples', 'count'],
      ['cpu', 'nanoseconds'],
    ],
    samples: [{ stack: ['main.work', 'main.main'], values: [3, 30_000_000] }],
  }),
  mutex: sampleProfile({
    types: [
      ['contentions', 'count'],
      ['delay', 'nanoseconds'],
    ],
    samples: [{ stack: ['sync.(*Mutex).Unlock', 'main.lock'], values: [1, 5_000_000] }],
  }),
  block: sampleProfile({
    types: [
      ['contentions', 'count'],
      ['delay', 'nanoseconds'],
    ],
    samples: [{ stack: ['runtime.chanrecv1', 'main.wait'], values: [1, 7_000_000] }],
  }),
  allocs: sampleProfile({
    types: heapTypes,
    samples: [{ stack: ['main.load', 'main.main'], values: [2, 2048, 1, 1024] }],
  }),
};
