import { varint } from '../wire/write.ts';

/** A field of a message: a number, some bytes or a text, or a message. */
export type RawField = readonly [field: number, value: number | bigint | Uint8Array | string | readonly RawField[]];

/** The bytes of a message for tests, field by field as given, whether that makes sense or not. */
export function raw(...fields: readonly RawField[]): Buffer {
  return Buffer.concat(
    fields.flatMap(([field, value]) => {
      if (typeof value === 'number' || typeof value === 'bigint')
        return [varint(field * 8), varint(BigInt.asUintN(64, BigInt(value)))];
      const bytes =
        typeof value === 'string' ? Buffer.from(value) : value instanceof Uint8Array ? value : raw(...value);
      return [varint(field * 8 + 2), varint(bytes.length), bytes];
    }),
  );
}

export interface RawProfile {
  /** Strings from the place 10 on; those before are the words of `sampleType` and of the one function. */
  strings?: readonly (string | Uint8Array)[];
  labels?: readonly (readonly [key: number, value: number])[];
  /** More fields of the one mapping. */
  mapping?: readonly RawField[];
  /** More fields of the profile. */
  fields?: readonly RawField[];
  value?: number | bigint;
}

/** A sound plain profile with one sample, mapping, location and function. */
export function rawProfile({
  strings = [],
  labels = [],
  mapping = [],
  fields = [],
  value = 1,
}: RawProfile = {}): Buffer {
  const words = ['', 'inuse_space', 'bytes', 'main.work', 'main.go', '/usr/bin/web', '', '', '', ''];
  return raw(
    [
      1,
      [
        [1, 1],
        [2, 2],
      ],
    ],
    [
      2,
      [
        [1, 1],
        [2, value],
        ...labels.map(([key, text]): RawField => [
          3,
          [
            [1, key],
            [2, text],
          ],
        ]),
      ],
    ],
    [3, [[1, 1], [5, 5], ...mapping]],
    [
      4,
      [
        [1, 1],
        [2, 1],
        [3, 0x4f3a],
        [
          4,
          [
            [1, 1],
            [2, 7],
          ],
        ],
      ],
    ],
    [
      5,
      [
        [1, 1],
        [2, 3],
        [3, 3],
        [4, 4],
      ],
    ],
    ...[...words, ...strings].map((text): RawField => [6, text]),
    ...fields,
  );
}
