import type { CommonStart, FlareGroupEnded, GroupEnd, GroupTally } from '@flarewire/schemas';

/** How many flares of a group ended how. */
export function tallyOf(flares: readonly Pick<GroupEnd, 'end' | 'code'>[]): GroupTally {
  const tally: GroupTally = { flares: flares.length, sent: 0, failed: {}, cancelled: 0, missing: 0 };
  for (const { end, code = 'stage_failed' } of flares) {
    if (end === 'failed') tally.failed[code] = (tally.failed[code] ?? 0) + 1;
    else tally[end] += 1;
  }
  return tally;
}

/** How far apart the profiles began of the flares that began together, as measured and at most. */
export function skewOf(starts: readonly CommonStart[]): Pick<FlareGroupEnded, 'instant' | 'skewMs' | 'skewAtMostMs'> {
  const together = starts.filter(({ planned, alone }) => planned !== undefined && alone === undefined);
  const [first] = together;
  if (first?.planned === undefined) return {};
  const times = together.map(({ started, errorMs }) => ({ at: Date.parse(started), errorMs }));
  const latest = Math.max(...times.map(({ at, errorMs }) => at + errorMs));
  const earliest = Math.min(...times.map(({ at, errorMs }) => at - errorMs));
  const measured = times.map(({ at }) => at);
  return {
    instant: first.planned,
    skewMs: Math.max(...measured) - Math.min(...measured),
    skewAtMostMs: Math.round(latest - earliest),
  };
}
