import { askFor, percentile } from './flares.ts';
import type { Row } from './row.ts';
import { startStack } from './stack.ts';

const [count, withProfile] = [200, 30];
const target = { profiledPerSecond: 0.9, othersP99Ms: 10_000 };

/** Some of many small flares want a CPU profile of a second, of one process, which gives one at a time. */
export async function profiled(): Promise<Row> {
  await using stack = await startStack({ each: 2 });
  const { transport } = stack;
  await askFor([{ profile: false }], { transport, atOnce: 1, withinMs: 30_000 });
  const everyNth = Math.floor(count / withProfile);
  const wantsProfile = (index: number) => index % everyNth === 0 && index / everyNth < withProfile;
  const requests = Array.from({ length: count }, (_, index) => ({
    profile: wantsProfile(index) ? { seconds: 1 } : (false as const),
  }));
  const asked = await askFor(requests, { transport, atOnce: count, withinMs: 300_000 });
  const times = (profile: boolean) =>
    asked.filter((_, index) => wantsProfile(index) === profile).map(({ endedMs = Infinity }) => endedMs);
  const profiles = times(true);
  // From one end to the next: before the first, there is an archive to make.
  const perSecond = (profiles.length - 1) / ((Math.max(...profiles) - Math.min(...profiles)) / 1_000);
  const others = percentile(times(false), 0.99);
  return {
    figures:
      `${profiles.length} profiled, ${perSecond.toFixed(2)} a second (target ${target.profiledPerSecond}); ` +
      `the other ${count - profiles.length}: p99 ${(others / 1_000).toFixed(1)} s (target ${target.othersP99Ms / 1_000})`,
    isReached: perSecond >= target.profiledPerSecond && others <= target.othersP99Ms,
  };
}
