import { askFor, percentile } from './flares.ts';
import type { Row } from './row.ts';
import { peakOf, startStack } from './stack.ts';

const count = 200;
const target = { perSecond: 20, p99Ms: 10_000 };

/** Small flares asked for at once: two of each service, one target. */
export async function burst(): Promise<Row> {
  await using stack = await startStack({ each: 2 });
  const { transport, services } = stack;
  await askFor([{ profile: false }], { transport, atOnce: 1, withinMs: 30_000 });
  const started = performance.now();
  const requests = Array.from({ length: count }, () => ({ profile: false as const }));
  const asked = await askFor(requests, { transport, atOnce: count, withinMs: 240_000 });
  const sent = asked.filter(({ ended }) => ended === 'flare.sent').map(({ endedMs }) => endedMs!);
  const seconds = (performance.now() - started) / 1_000;
  const { name, mb } = await peakOf(services);
  const perSecond = sent.length / seconds;
  const p99 = percentile(sent, 0.99);
  return {
    figures:
      `${sent.length} of ${count} sent, ${perSecond.toFixed(1)} a second (target ${target.perSecond}), ` +
      `p50 ${(percentile(sent, 0.5) / 1_000).toFixed(1)} s, p99 ${(p99 / 1_000).toFixed(1)} s (target ${target.p99Ms / 1_000}), ${mb.toFixed(0)} MB at most (${name})`,
    isReached: sent.length === count && perSecond >= target.perSecond && p99 <= target.p99Ms,
  };
}
