import type { Sample } from './sample.ts';

/** Memory may differ so much between two quarters of a run: collectors come when they like. */
const memoryFactor = 1.1;
/** A block of messages, which nats-server reads as a whole, and removes when all in it is gone; some 1,600 flares fill one. */
const blockBytes = 8 * 2 ** 20;
/** What is kept for a minute is as much as was made in it; what grows all the time is more than twice as much. */
const streamFactor = 2;
const moreHandles = 3;

/** What grew from the second quarter of a run to its last one, in words: the median of each counts. */
export function whatGrew(samples: readonly Sample[]): string[] {
  const quarter = Math.floor(samples.length / 4);
  const [early, late] = [samples.slice(quarter, 2 * quarter), samples.slice(-quarter)];
  const grew: string[] = [];
  const compare = (what: string, of: (sample: Sample) => number, mayBe: (early: number) => number) => {
    const [before, after] = [median(early.map(of)), median(late.map(of))];
    if (after > mayBe(before)) grew.push(`${what} grew from ${before} to ${after}`);
  };
  for (const name of Object.keys(samples[0]?.processes ?? {})) {
    compare(
      `memory of ${name}`,
      ({ processes }) => processes[name]!.memory,
      (before) => before * memoryFactor + (name === 'broker' ? blockBytes : 0),
    );
    compare(
      `file handles of ${name}`,
      ({ processes }) => processes[name]!.handles,
      (before) => before + moreHandles,
    );
  }
  for (const name of Object.keys(samples[0]?.streams ?? {}))
    compare(
      `bytes of ${name}`,
      ({ streams }) => streams[name]!,
      (before) => before * streamFactor + 2 ** 16,
    );
  compare(
    'what the broker holds in memory',
    ({ live }) => live,
    (before) => before * memoryFactor + blockBytes,
  );
  compare(
    'bytes on the disk of the broker',
    ({ disk }) => disk,
    (before) => before * memoryFactor + blockBytes,
  );
  compare(
    'consumers',
    ({ consumers }) => consumers,
    (before) => before + moreHandles,
  );
  compare(
    'temporary files',
    ({ temporary }) => temporary,
    (before) => before,
  );
  return grew;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
