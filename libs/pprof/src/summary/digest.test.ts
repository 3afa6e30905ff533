import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { ProfileKind } from '@flarewire/schemas';
import { sampleProfile, type SampleProfileOptions } from '@flarewire/testing';
import { vetBytes } from '../vet/vet-bytes.fixture.ts';
import { rawProfile } from '../vet/raw-profile.fixture.ts';
import { digestMaker, inShort, type DigestMaker } from './digest.ts';

/** Shows a digest a profile of one sample type and its unit. */
async function study(
  maker: DigestMaker,
  kind: ProfileKind,
  type: readonly [string, string],
  samples: SampleProfileOptions['samples'],
): Promise<void> {
  const bytes = sampleProfile({ types: [type], samples });
  await vetBytes(bytes, { sampleTypes: [type[0]], study: (profile) => maker.study(kind, profile) });
}

const cpu = ['cpu', 'nanoseconds'] as const;
const heap = ['inuse_space', 'bytes'] as const;
const delay = ['delay', 'nanoseconds'] as const;

const ranked = (ranking: readonly { function: string; flat: number }[] | undefined) =>
  ranking?.map(({ function: name, flat }) => [name, flat]);

suite('digestMaker()', () => {
  test('ranks functions by the CPU they used themselves, and knows what they called', async () => {
    const maker = digestMaker();
    await study(maker, 'cpu', cpu, [
      { stack: ['main.parse', 'main.main'], values: [30] },
      { stack: ['main.hash', 'main.parse', 'main.main'], values: [50] },
      { stack: ['main.main'], values: [5] },
    ]);
    assert.deepEqual(maker.digest().cpu, {
      total: 85,
      top: [
        { function: 'main.hash', flat: 50, cum: 50 },
        { function: 'main.parse', flat: 30, cum: 80 },
        { function: 'main.main', flat: 5, cum: 85 },
      ],
    });
  });

  test('counts a function that calls itself once', async () => {
    const maker = digestMaker();
    await study(maker, 'cpu', cpu, [{ stack: ['main.walk', 'main.walk', 'main.walk'], values: [7] }]);
    assert.deepEqual(maker.digest().cpu?.top, [{ function: 'main.walk', flat: 7, cum: 7 }]);
  });

  test('names the twenty biggest', async () => {
    const maker = digestMaker();
    await study(
      maker,
      'cpu',
      cpu,
      Array.from({ length: 30 }, (_, index) => ({ stack: [`main.f${index}`], values: [index + 1] })),
    );
    assert.equal(maker.digest().cpu?.top.length, 20);
    assert.equal(maker.digest().cpu?.top[0]?.function, 'main.f29');
  });

  test('finds what grew between the two heaps, also what is new, and not what shrank', async () => {
    const maker = digestMaker();
    await study(maker, '1st-heap', heap, [
      { stack: ['main.cache'], values: [100] },
      { stack: ['main.drop'], values: [900] },
    ]);
    await study(maker, '2nd-heap', heap, [
      { stack: ['main.cache'], values: [700] },
      { stack: ['main.drop'], values: [10] },
      { stack: ['main.leak'], values: [200] },
    ]);
    assert.deepEqual(ranked(maker.digest().growth), [
      ['main.cache', 600],
      ['main.leak', 200],
    ]);
  });

  test('says nothing of growth where one heap is missing', async () => {
    const maker = digestMaker();
    await study(maker, '2nd-heap', heap, [{ stack: ['main.cache'], values: [700] }]);
    assert.equal(maker.digest().growth, undefined);
  });

  test('blames a wait on the function that waits, not on the lock', async () => {
    const maker = digestMaker();
    await study(maker, 'block', delay, [{ stack: ['runtime.chanrecv1', 'main.receive', 'main.main'], values: [40] }]);
    await study(maker, 'mutex', delay, [{ stack: ['sync.(*Mutex).Unlock', 'main.store', 'main.main'], values: [60] }]);
    assert.deepEqual(inShort('web', maker.digest()).contention, [
      { function: 'main.store', value: 60 },
      { function: 'main.receive', value: 40 },
    ]);
  });

  test('takes a difference for what it is, negative where something shrank', async () => {
    const maker = digestMaker();
    await study(maker, 'cpu', cpu, [
      { stack: ['main.faster', 'main.main'], values: [-30] },
      { stack: ['main.slower', 'main.main'], values: [10] },
    ]);
    assert.deepEqual(maker.digest().cpu, {
      total: 40,
      top: [
        { function: 'main.faster', flat: -30, cum: -30 },
        { function: 'main.slower', flat: 10, cum: 10 },
      ],
    });
  });

  test('knows that a heap which is a difference has grown where it shrinks less', async () => {
    const maker = digestMaker();
    for (const [kind, value] of [
      ['1st-heap', -4096n],
      ['2nd-heap', -1024n],
    ] as const)
      await vetBytes(rawProfile({ value }), { study: (profile) => maker.study(kind, profile) });
    assert.deepEqual(ranked(maker.digest().growth), [['main.work', 3072]]);
  });

  test('counts in nanoseconds whatever a profile counts in', async () => {
    const maker = digestMaker();
    await study(maker, 'cpu', ['wall', 'microseconds'], [{ stack: ['main.work'], values: [7] }]);
    assert.equal(maker.digest().cpu?.total, 7000);
  });

  test('names what has no function by its address', async () => {
    const maker = digestMaker();
    for (const [kind, value] of [
      ['1st-heap', 1],
      ['2nd-heap', 5],
    ] as const) {
      const fields = [
        [
          4,
          [
            [1, 2n ** 63n],
            [3, 2n ** 63n + 16n],
          ],
        ],
        [
          2,
          [
            [1, 2n ** 63n],
            [2, value],
          ],
        ],
      ] as const;
      await vetBytes(rawProfile({ fields }), { study: (profile) => maker.study(kind, profile) });
    }
    assert.deepEqual(ranked(maker.digest().growth), [['0x8000000000000010', 4]]);
  });

  test('takes the scrubbed names', async () => {
    const maker = digestMaker();
    await vetBytes(rawProfile(), {
      scrub: (text) => text.replaceAll('main.work', '********'),
      study: (profile) => maker.study('2nd-heap', profile),
    });
    await vetBytes(rawProfile({ value: 0 }), { study: (profile) => maker.study('1st-heap', profile) });
    assert.deepEqual(ranked(maker.digest().growth), [['********', 1]]);
  });

  test('has nothing to rank where a process was idle', async () => {
    const maker = digestMaker();
    await study(maker, 'cpu', cpu, []);
    assert.deepEqual(maker.digest().cpu, { total: 0, top: [] });
  });
});
