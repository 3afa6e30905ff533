import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { whatGrew } from './judge.ts';
import type { Sample } from './sample.ts';

suite('whatGrew()', () => {
  const sampleAt = (flares: number, more: Partial<Sample> = {}): Sample => ({
    flares,
    processes: { archiver: { memory: 100e6, handles: 30 } },
    streams: { EVENTS: 2 ** 20, KV_FLARES: flares * 10_000 },
    consumers: 9,
    disk: flares * 10_000,
    temporary: 0,
    ...more,
  });
  const run = (more: (index: number) => Partial<Sample>) =>
    whatGrew(Array.from({ length: 11 }, (_, index) => sampleAt(index * 100, more(index))));

  test('finds nothing where only the records of flares become more', () =>
    assert.deepEqual(
      run(() => ({})),
      [],
    ));

  test('finds memory, file handles, streams, consumers and files that become more', () => {
    assert.match(
      run((index) => ({ processes: { archiver: { memory: index * 10e6, handles: 30 } } })).join(),
      /^memory/,
    );
    assert.match(
      run((index) => ({ processes: { archiver: { memory: 1, handles: 2 * index } } })).join(),
      /^file handles/,
    );
    assert.match(run((index) => ({ streams: { EVENTS: index * 2 ** 20 } })).join(), /^bytes of EVENTS/);
    assert.match(run((index) => ({ consumers: 9 + 2 * index })).join(), /^consumers/);
    assert.match(run((index) => ({ temporary: index })).join(), /^temporary/);
  });
});
