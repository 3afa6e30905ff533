import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { whatGrew } from './judge.ts';
import type { Sample } from './sample.ts';

suite('whatGrew()', () => {
  const sampleAt = (flares: number, more: Partial<Sample> = {}): Sample => ({
    flares,
    processes: { archiver: { memory: 100e6, handles: 30 } },
    streams: { EVENTS: 2 ** 20, KV_FLARES: 2 ** 20 },
    consumers: 9,
    made: flares,
    live: 2 ** 24,
    disk: 2 ** 24,
    temporary: 0,
    ...more,
  });
  const run = (more: (index: number) => Partial<Sample>) =>
    whatGrew(Array.from({ length: 21 }, (_, index) => sampleAt(index * 100, more(index))));

  test('finds nothing where all stays as it is', () =>
    assert.deepEqual(
      run(() => ({})),
      [],
    ));

  test('finds memory, file handles, streams, consumers, the disk and files that become more', () => {
    assert.match(
      run((index) => ({ processes: { archiver: { memory: index * 10e6, handles: 30 } } })).join(),
      /^memory/,
    );
    assert.match(
      run((index) => ({ processes: { archiver: { memory: 100e6 + index * 1e6, handles: 30 } } })).join(),
      /^memory/,
      'a sixth more from one to the other',
    );
    assert.match(
      run((index) => ({ processes: { archiver: { memory: 1, handles: 2 * index } } })).join(),
      /^file handles/,
    );
    assert.match(run((index) => ({ streams: { EVENTS: index * 2 ** 20 } })).join(), /^bytes of EVENTS/);
    assert.match(run((index) => ({ live: index * 2 ** 21 })).join(), /^what the broker holds/);
    assert.match(run((index) => ({ disk: index * 2 ** 21 })).join(), /^bytes on the disk/);
    assert.match(run((index) => ({ consumers: 9 + 2 * index })).join(), /^consumers/);
    assert.match(run((index) => ({ temporary: index })).join(), /^temporary/);
  });
});
