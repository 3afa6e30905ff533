import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { gunzipSync, gzipSync } from 'node:zlib';
import { createScrubber } from '@flarewire/scrubber';
import { sampleProfile, sampleProfiles } from '@flarewire/testing';
import * as fc from 'fast-check';
import { raw, rawProfile, type RawField } from './raw-profile.fixture.ts';
import { vetBytes } from './vet-bytes.fixture.ts';

const strict = createScrubber({ rules: 'strict' });
const scrub = (text: string): string => strict.line(text);
const hex = (digits: number): string => '9c1f0e7db25a8436'.repeat(4).slice(0, digits);

/** Asserts that a profile leaves as it came, though it is looked through for secrets. */
async function assertStays(bytes: Uint8Array): Promise<void> {
  assert.deepEqual(await vetBytes(bytes, { scrub }), Buffer.from(bytes));
}

const refused = async (bytes: Uint8Array, what?: string): Promise<void> =>
  assert.rejects(vetBytes(bytes), { code: 'profile_not_pprof' }, what);

suite('a profile', () => {
  test('leaves as it came, to the byte, where nothing in it is secret', async () => {
    for (const bytes of [sampleProfiles.heap, gunzipSync(sampleProfiles.heap), rawProfile()]) await assertStays(bytes);
  });

  test('may be in several members of gzip', async () => {
    const plain = rawProfile();
    await assertStays(Buffer.concat([gzipSync(plain.subarray(0, 20)), gzipSync(plain.subarray(20))]));
  });

  test('may have no sample, as a process may have been idle', async () => {
    await assertStays(sampleProfile({ types: [['inuse_space', 'bytes']], samples: [] }));
  });

  test('may have its string table first, its fields in any order, and numbers longer than they need be', async () => {
    const strings = ['', 'inuse_space', 'bytes'].map((text): RawField => [6, text]);
    const overlong = Buffer.concat([Buffer.of(0x12, 0x04, 0x10, 0x85, 0x80, 0x00)]);
    await assertStays(
      Buffer.concat([
        raw(...strings),
        overlong,
        raw([
          1,
          [
            [1, 1],
            [2, 2],
          ],
        ]),
      ]),
    );
  });

  test('may refer to a mapping that is not there, as pprof lets it', async () => {
    await assertStays(
      rawProfile({
        fields: [
          [
            4,
            [
              [1, 2],
              [2, 99],
              [4, [[1, 1]]],
            ],
          ],
        ],
      }),
    );
  });

  test('keeps negative values and values of 64 bits, also when it is written anew', async () => {
    for (const value of [-1n, -(2n ** 63n), 2n ** 63n - 1n, -4096n]) {
      const [before, after] = ['password=hunter2', 'password=********'].map((text) =>
        rawProfile({ value, strings: [text], fields: [[13, 10]] }),
      );
      assert.deepEqual(await vetBytes(before!, { scrub }), after);
    }
  });

  test('keeps fields that the format does not know', async () => {
    const fields: RawField[] = [
      [900, 7],
      [901, 'a text of tomorrow'],
      [16, [[3, 2n ** 64n - 1n]]],
    ];
    const [before, after] = ['password=hunter2', 'password=********'].map((text) =>
      rawProfile({ fields: [...fields, [13, 10], [6, text], ...fields], mapping: fields }),
    );
    assert.deepEqual(await vetBytes(before!, { scrub }), after);
  });

  test('stays out where a secret is in a field that cannot be scrubbed', async () => {
    await assert.rejects(vetBytes(rawProfile({ fields: [[901, 'password=hunter2']] }), { scrub }), {
      code: 'profile_unscrubbable',
    });
  });
});

suite('a string of a profile is judged by what it is for:', () => {
  test('the build id of a mapping stays', async () => {
    for (const id of [hex(40), hex(32), 'AbCdEfGh1234567890_-/AbCdEfGh1234567890_-/xyz/q1w2e3r4t5y6u7i8o9p0'])
      await assertStays(rawProfile({ strings: [id], mapping: [[6, 10]] }));
  });

  test('ids in names and paths stay', async () => {
    for (const text of [
      hex(40),
      `/root/.cache/${hex(40)}`,
      `/x/lib${hex(32)}.so`,
      `app.${hex(32)}`,
      `build ${hex(32)}`,
    ])
      await assertStays(
        rawProfile({
          strings: [text],
          fields: [
            [
              5,
              [
                [1, 2],
                [2, 10],
                [3, 10],
                [4, 10],
              ],
            ],
          ],
        }),
      );
  });

  test('labels that are ids stay', async () => {
    for (const key of ['trace_id', 'span_id', 'git_commit_sha', 'request_id', 'trace id', 'profile_id'])
      for (const value of [hex(32), hex(40), hex(16)])
        await assertStays(rawProfile({ strings: [key, value], labels: [[10, 11]] }));
  });

  test('labels, comments and command lines that hold secrets are masked', async () => {
    const masked = async (key: string, value: string): Promise<string> => {
      const bytes = await vetBytes(rawProfile({ strings: [key, value, 'last'], labels: [[10, 11]] }), { scrub });
      return bytes.toString().split(key)[1]!.slice(2, -6);
    };
    assert.equal(await masked('password', 'correct horse'), '********');
    assert.equal(await masked('api_key', hex(32)), '********');
    assert.match(
      await masked('cmdline', 'mysql -u root --password=hunter22 db'),
      /^mysql -u root --password=\*{8} db$/,
    );
    const comment = await vetBytes(rawProfile({ strings: ['run with --token=s3cr3t-t0k3n'], fields: [[13, 10]] }), {
      scrub,
    });
    assert.ok(comment.includes('run with --token=********'));
    const packed: RawField[] = [[13, Buffer.of(3, 10, 4, 11)]];
    const comments = await vetBytes(rawProfile({ strings: ['sampled at 99 Hz', 'pwd=hunter22'], fields: packed }), {
      scrub,
    });
    assert.ok(comments.includes('sampled at 99 Hz') && comments.includes('pwd=********'));
  });

  test('a secret in the name of a function is masked', async () => {
    const bytes = sampleProfile({
      types: [['inuse_space', 'bytes']],
      samples: [{ stack: ['main.query("password=hunter2")', 'main.work'], values: [1] }],
    });
    assert.ok(gunzipSync(await vetBytes(bytes, { scrub })).includes('main.query("password=********")'));
  });

  test('what is secret as one thing is masked though it is an id as another', async () => {
    const strings = ['trace_id', 'password', hex(16)];
    for (const labels of [
      [10, 11],
      [11, 10],
    ].map((keys) => keys.map((key) => [key, 12] as const)))
      assert.ok((await vetBytes(rawProfile({ strings, labels }), { scrub })).includes('********'));
  });

  test('what nothing refers to is read as a text', async () => {
    assert.ok((await vetBytes(rawProfile({ strings: [hex(32)] }), { scrub })).includes('key-********'));
  });

  test('bytes that are no UTF-8 stay as they are, beside a mask and within one', async () => {
    const digest = Buffer.from('ff00fe80c3287fa0', 'hex');
    const mixed = (text: string): Buffer => Buffer.concat([digest, Buffer.from(` ${text}`)]);
    const [before, after] = ['password=hunter2', 'password=********'].map((text) =>
      rawProfile({
        strings: ['digest', digest, text, mixed(text)],
        labels: [[10, 11]],
        fields: [
          [13, 12],
          [13, 13],
        ],
      }),
    );
    assert.deepEqual(await vetBytes(before!, { scrub }), after);
  });

  test('only masked strings change, whatever the others are', async () => {
    const string = fc.oneof(fc.string({ unit: 'binary' }), fc.uint8Array(), fc.constant('x hunter2'));
    const hide = (text: string): string => text.replaceAll('hunter2', '********');
    await fc.assert(
      fc.asyncProperty(fc.array(string), fc.boolean(), async (strings, packed) => {
        const labels = strings.map((_, index) => [10 + index, 10 + ((index * 7) % strings.length)] as const);
        const before = rawProfile({ strings, labels });
        const after = rawProfile({
          strings: strings.map((text) => (text === 'x hunter2' ? hide(text) : text)),
          labels,
        });
        const vetted = await vetBytes(packed ? gzipSync(before) : before, { scrub: hide });
        assert.deepEqual(packed ? gunzipSync(vetted) : vetted, after);
      }),
      { numRuns: 30 },
    );
  });
});

suite('what go tool pprof refuses is refused:', () => {
  const add = (...fields: RawField[]): Buffer => rawProfile({ fields });
  const cases: Record<string, Buffer> = {
    'a function with id 0': add([
      5,
      [
        [1, 0],
        [2, 3],
      ],
    ]),
    'a location with id 0': add([4, [[4, [[1, 1]]]]]),
    'a mapping with id 0': add([3, [[5, 5]]]),
    'two functions with one id': add([
      5,
      [
        [1, 1],
        [2, 3],
      ],
    ]),
    'two locations with one id': add([
      4,
      [
        [1, 1],
        [4, [[1, 1]]],
      ],
    ]),
    'two mappings with one id': add([3, [[1, 1]]]),
    'a line without a function': add([
      4,
      [
        [1, 2],
        [4, [[2, 7]]],
      ],
    ]),
    'a line of a function that is not there': add([
      4,
      [
        [1, 2],
        [4, [[1, 9]]],
      ],
    ]),
    'a sample of a location that is not there': add([
      2,
      [
        [1, 9],
        [2, 1],
      ],
    ]),
    'a sample of the location 0': add([
      2,
      [
        [1, 0],
        [2, 1],
      ],
    ]),
    'a sample with too few values': add([2, [[1, 1]]]),
    'a sample with too many values': add([
      2,
      [
        [1, 1],
        [2, 1],
        [2, 1],
      ],
    ]),
    'a sample before a type that it has no value for': add([
      1,
      [
        [1, 1],
        [2, 2],
      ],
    ]),
    'a name that is not there': add([
      5,
      [
        [1, 2],
        [2, 4000],
      ],
    ]),
    'a name at a negative place': add([
      5,
      [
        [1, 2],
        [2, -1],
      ],
    ]),
    'a unit that is not there': rawProfile({
      fields: [
        [
          11,
          [
            [1, 1],
            [2, 4000],
          ],
        ],
      ],
    }),
    'a comment that is not there': add([13, 4000]),
    'a packed comment that is not there': add([13, Buffer.of(3, 0x80, 0x20)]),
    'a label key that is not there': add([
      2,
      [
        [1, 1],
        [2, 1],
        [
          3,
          [
            [1, 4000],
            [2, 1],
          ],
        ],
      ],
    ]),
    'a label value that is not there': add([
      2,
      [
        [1, 1],
        [2, 1],
        [
          3,
          [
            [1, 1],
            [2, 4000],
          ],
        ],
      ],
    ]),
    'a file name that is not there': add([
      3,
      [
        [1, 2],
        [5, 4000],
      ],
    ]),
    'a build id that is not there': add([
      3,
      [
        [1, 2],
        [6, 4000],
      ],
    ]),
    'drop_frames that are not there': add([7, 4000]),
    'a default sample type that is not there': add([14, 4000]),
    'two profiles, one behind the other': add([9, 1], [9, 2]),
    'a first string that is not empty': raw(
      [6, 'x'],
      [
        1,
        [
          [1, 0],
          [2, 0],
        ],
      ],
    ),
    'no string at all': raw([
      1,
      [
        [1, 0],
        [2, 0],
      ],
    ]),
    'samples without types': raw([2, [[1, 1]]], [6, ''], [4, [[1, 1]]]),
    'a string that is written as a number': add([6, 7]),
    'a number that is written as a string': add([9, 'x']),
    'a wire type that there is not': Buffer.concat([rawProfile(), Buffer.of(0x3b)]),
    'a varint of eleven bytes': Buffer.concat([rawProfile(), Buffer.of(0x48), Buffer.alloc(10, 0x80), Buffer.of(1)]),
    'a packed value that does not end': add([
      2,
      [
        [1, 1],
        [2, Buffer.of(0x80)],
      ],
    ]),
    'something behind gzip': Buffer.concat([gzipSync(rawProfile()), Buffer.alloc(7)]),
  };
  for (const [what, bytes] of Object.entries(cases)) test(what, () => refused(bytes));

  test('a plain profile that ends within a field', async () => {
    const plain = rawProfile({ strings: ['the last'] });
    const last = plain.length - 'the last'.length;
    for (let length = last; length < plain.length; length += 1)
      await refused(plain.subarray(0, length), `${length} bytes`);
  });

  test('gzip that ends too early', async () => {
    await assert.rejects(vetBytes(sampleProfiles.heap.subarray(0, -9)), { code: 'profile_cut_off' });
  });

  test('what is larger unpacked than it may be', async () => {
    await assert.rejects(vetBytes(gzipSync(Buffer.alloc(1 << 21)), { maxBytes: 1 << 20 }), {
      code: 'profile_too_large',
    });
  });
});

suite('a profile of another kind', () => {
  test('is refused, and its types are named', async () => {
    await assert.rejects(vetBytes(sampleProfiles.block), {
      code: 'profile_wrong_kind',
      message: /contentions, delay.*inuse_space/,
    });
  });

  test('is none where a type is nobody’s', async () => {
    const types = [
      ['gpu-memory', 'bytes'],
      ['delay', 'nanoseconds'],
    ] as const;
    await assertStays(sampleProfile({ types, samples: [] }));
  });
});
