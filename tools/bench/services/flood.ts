import { askFor } from './flares.ts';
import type { Row } from './row.ts';
import { peakOf, startStack } from './stack.ts';

const count = 1_000;
const target = { answeredMs: 5_000, mb: 200 };
const tooMany = 429;

/** More flares asked for at once than can be made soon. */
export async function flood(): Promise<Row> {
  await using stack = await startStack({ each: 2 });
  const { transport, services } = stack;
  const requests = Array.from({ length: count }, () => ({ profile: false as const }));
  const asked = await askFor(requests, { transport, atOnce: count, withinMs: 300_000 });
  const answered = Math.max(...asked.map(({ answeredMs }) => answeredMs));
  const refused = asked.filter(({ refused }) => refused === tooMany).length;
  const sent = asked.filter(({ ended }) => ended === 'flare.sent').length;
  const { name, mb } = await peakOf(services);
  return {
    figures:
      `${sent} of ${count} sent, ${refused} refused with ${tooMany}, all answered within ${(answered / 1_000).toFixed(1)} s (target ${target.answeredMs / 1_000}), ` +
      `${mb.toFixed(0)} MB at most (${name}; target ${target.mb})`,
    isReached: sent + refused === count && answered <= target.answeredMs && mb < target.mb,
  };
}
