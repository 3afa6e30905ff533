import type { Sample } from './sample.ts';

/** Memory may differ so much between two halves of a run: collectors come when they like. */
const memoryFactor = 1.25;
const moreHandles = 3;

/**
 * What grew from the second quarter of a run to its last one, in words. Records are kept for as long as the configuration says,
 * so they, and the disk that holds them, are left out.
 */
export function whatGrew(samples: readonly Sample[]): string[] {
  const quarter = Math.ceil(samples.length / 4);
  const [early, late] = [samples.slice(quarter, 2 * quarter), samples.slice(-quarter)];
  const grew: string[] = [];
  const compare = (what: string, of: (sample: Sample) => number, mayBe: (early: number) => number) => {
    const [before, after] = [Math.max(...early.map(of)), Math.min(...late.map(of))];
    if (after > mayBe(before)) grew.push(`${what} grew from ${before} to ${after}`);
  };
  for (const name of Object.keys(samples[0]?.processes ?? {})) {
    compare(
      `memory of ${name}`,
      ({ processes }) => processes[name]!.memory,
      (before) => before * memoryFactor,
    );
    compare(
      `file handles of ${name}`,
      ({ processes }) => processes[name]!.handles,
      (before) => before + moreHandles,
    );
  }
  for (const name of Object.keys(samples[0]?.streams ?? {}))
    if (name !== 'KV_FLARES')
      compare(
        `bytes of ${name}`,
        ({ streams }) => streams[name]!,
        (before) => before * memoryFactor + 2 ** 16,
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
