import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { findOutliers, type Measured } from './find-outliers.ts';

const functions = ['main.read', 'main.parse', 'main.hash', 'runtime.mallocgc', 'syscall.write', 'runtime.scanobject'];
const typical = [0.35, 0.25, 0.15, 0.1, 0.1, 0.05];

/** Numbers from 0 up to 1 that are the same each time. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A process whose profile has so many samples, each burst of which is of a function by chance. */
function drawn(target: string, samples: number, random: () => number, { shares = typical, burst = 1 } = {}): Measured {
  const flat = new Map<string, number>();
  for (let count = 0; count < samples; count += burst) {
    let left = random();
    const index = shares.findIndex((share) => (left -= share) < 0);
    const name = functions.at(index)!;
    flat.set(name, (flat.get(name) ?? 0) + burst * 1e7);
  }
  return { target, cpu: { total: samples * 1e7, samples, flat } };
}

const processOf = (target: string, counts: Record<string, number>): Measured => {
  const samples = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const flat = new Map(Object.entries(counts).map(([name, count]) => [name, count * 1e7]));
  return { target, cpu: { total: samples * 1e7, samples, flat } };
};

suite('who differs from the rest', () => {
  for (const { burst, most } of [
    { burst: 1, most: 0 },
    { burst: 4, most: 3 },
  ])
    test(`is at most ${most} in 150 groups of 20 that do the same, where samples come ${burst} at a time`, () => {
      const random = seeded(7);
      const found = [20, 60, 100, 200, 400, 1_000].flatMap((samples) =>
        Array.from({ length: 25 }, () => {
          const same = Array.from({ length: 20 }, (_, index) => drawn(`t-${index}`, samples, random, { burst }));
          return findOutliers(same).map(({ here, elsewhere }) => ({ samples, here, elsewhere }));
        }).flat(),
      );
      assert.ok(found.length <= most, JSON.stringify(found));
    });

  test('is nobody of whom there are 20 samples, whatever they are of', () => {
    const others = ['a', 'b', 'c'].map((target) => processOf(target, { 'main.work': 900, 'main.gc': 100 }));
    assert.deepEqual(findOutliers([...others, processOf('idle', { 'main.gc': 20 })]), []);
  });

  test('is not told by a process of few samples what is usual', () => {
    const three = ['a', 'b', 'c'].map((target) => processOf(target, { 'main.work': 900 }));
    const idle = ['idle-1', 'idle-2', 'idle-3'].map((target) => processOf(target, { 'main.gc': 20 }));
    assert.deepEqual(
      findOutliers([...three, ...idle, processOf('busy', { 'main.gc': 900 })]).map(({ target, elsewhere }) => [
        target,
        elsewhere,
      ]),
      [['busy', 0]],
    );
  });

  for (const samples of [200, 1_000])
    test(`is found by ${samples} samples where a function has 30 points more`, () => {
      const random = seeded(11);
      const odd = [0.2, 0.2, 0.45, 0.05, 0.05, 0.05];
      for (let group = 0; group < 25; group += 1) {
        const same = Array.from({ length: 19 }, (_, index) => drawn(`t-${index}`, samples, random));
        const [first] = findOutliers([...same, drawn('odd', samples, random, { shares: odd })]);
        assert.deepEqual([first?.target, first?.name], ['odd', 'main.hash']);
      }
    });

  test('takes three to compare, and a share that is twice as large and ten points', () => {
    const a = processOf('a', { 'main.work': 9_000, 'main.gc': 1_000 });
    const more = processOf('more', { 'main.work': 8_100, 'main.gc': 1_900 });
    const twice = processOf('twice', { 'main.work': 7_900, 'main.gc': 2_100 });
    assert.deepEqual(findOutliers([a, twice]), []);
    assert.deepEqual(findOutliers([a, a, more]), []);
    assert.deepEqual(
      findOutliers([a, a, twice]).map(({ name, here, elsewhere }) => [name, here, elsewhere]),
      [['main.gc', 0.21, 0.1]],
    );
  });
});
