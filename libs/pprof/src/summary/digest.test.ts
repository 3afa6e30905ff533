import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { sampleProfile, type SampleProfileOptions } from '@flarewire/testing';
import { Profile } from 'pprof-format';
import { digestMaker, inShort } from './digest.ts';

const profile = (type: string, samples: SampleProfileOptions['samples']): Profile =>
  Profile.decode(gunzipSync(sampleProfile({ types: [[type, 'unit']], samples })));

const ranked = (ranking: readonly { function: string; flat: number }[] | undefined) =>
  ranking?.map(({ function: name, flat }) => [name, flat]);

suite('digestMaker()', () => {
  test('ranks functions by the CPU they used themselves, and knows what they called', () => {
    const maker = digestMaker();
    maker.study(
      'cpu',
      profile('cpu', [
        { stack: ['main.parse', 'main.main'], values: [30] },
        { stack: ['main.hash', 'main.parse', 'main.main'], values: [50] },
        { stack: ['main.main'], values: [5] },
      ]),
    );
    assert.deepEqual(maker.digest().cpu, {
      total: 85,
      top: [
        { function: 'main.hash', flat: 50, cum: 50 },
        { function: 'main.parse', flat: 30, cum: 80 },
        { function: 'main.main', flat: 5, cum: 85 },
      ],
    });
  });

  test('counts a function that calls itself once', () => {
    const maker = digestMaker();
    maker.study('cpu', profile('cpu', [{ stack: ['main.walk', 'main.walk', 'main.walk'], values: [7] }]));
    assert.deepEqual(maker.digest().cpu?.top, [{ function: 'main.walk', flat: 7, cum: 7 }]);
  });

  test('names the twenty biggest', () => {
    const maker = digestMaker();
    maker.study(
      'cpu',
      profile(
        'cpu',
        Array.from({ length: 30 }, (_, index) => ({ stack: [`main.f${index}`], values: [index + 1] })),
      ),
    );
    assert.equal(maker.digest().cpu?.top.length, 20);
    assert.equal(maker.digest().cpu?.top[0]?.function, 'main.f29');
  });

  test('finds what grew between the two heaps, also what is new, and not what shrank', () => {
    const maker = digestMaker();
    maker.study(
      '1st-heap',
      profile('inuse_space', [
        { stack: ['main.cache'], values: [100] },
        { stack: ['main.drop'], values: [900] },
      ]),
    );
    maker.study(
      '2nd-heap',
      profile('inuse_space', [
        { stack: ['main.cache'], values: [700] },
        { stack: ['main.drop'], values: [10] },
        { stack: ['main.leak'], values: [200] },
      ]),
    );
    assert.deepEqual(ranked(maker.digest().growth), [
      ['main.cache', 600],
      ['main.leak', 200],
    ]);
  });

  test('says nothing of growth where one heap is missing', () => {
    const maker = digestMaker();
    maker.study('2nd-heap', profile('inuse_space', [{ stack: ['main.cache'], values: [700] }]));
    assert.equal(maker.digest().growth, undefined);
  });

  test('blames a wait on the function that waits, not on the lock', () => {
    const maker = digestMaker();
    maker.study(
      'block',
      profile('delay', [{ stack: ['runtime.chanrecv1', 'main.receive', 'main.main'], values: [40] }]),
    );
    maker.study(
      'mutex',
      profile('delay', [{ stack: ['sync.(*Mutex).Unlock', 'main.store', 'main.main'], values: [60] }]),
    );
    assert.deepEqual(inShort('web', maker.digest()).contention, [
      { function: 'main.store', value: 60 },
      { function: 'main.receive', value: 40 },
    ]);
  });
});
