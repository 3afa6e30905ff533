import { formatBytes } from '@flarewire/follow';
import type { RetentionConfig } from '@flarewire/schemas';
import { brokerNow } from '../clock/broker-now.ts';
import type { Worker } from '../stage/stage.ts';
import { forgetGone } from './forget-gone.ts';
import { forgetTargets } from './forget-targets.ts';
import { holdLease } from './hold-lease.ts';
import { planRemoval } from './plan-removal.ts';

/** An upload that has sent nothing for so long is dead. */
const unfinishedMs = 3_600_000;

/** How often the janitor comes by, and how long nobody else does after it was there last. */
export const tidyEveryMs = 600_000;
const leaseMs = 1.5 * tidyEveryMs;

/**
 * Removes artifacts that have been kept long enough, or are more than may be kept; what uploads that died have left; what
 * instances have announced that are gone; and what the broker keeps for targets that are. One instance at a time does so, by
 * the clock of the broker, and says what it freed. Events and records go by themselves, by the limits of their streams.
 * @param told what this user may not, which was said once and is not tried again
 */
export async function tidyUp(
  retention: Pick<RetentionConfig, 'archives' | 'profiles'>,
  signal: AbortSignal,
  worker: Worker,
  told = new Set<string>(),
): Promise<void> {
  const { transport, log, instance: holder } = worker;
  const { artifacts, flares, leases } = transport;
  const now = await brokerNow(worker, { signal });
  if (!(await holdLease(leases, 'janitor', { holder, lastsMs: leaseMs, now, signal }))) return;
  await forgetGone(worker, { now, told, signal });
  // The parts before the records: a flare that comes in between is not taken for one that is gone.
  const parts = await artifacts.stored({ signal });
  const listed = await flares.list({ signal });
  const records = listed.map(({ value, updated }) => ({ ...value, updated: updated.toISOString() }));
  await forgetTargets(worker, { flares: records, told, signal });
  const removals = planRemoval(parts, records, { retention, now });
  for (const { keys } of removals) await artifacts.deleteParts(keys, { signal });
  const unfinished = await artifacts.sweep({ unfinishedMs, signal });
  if (removals.length === 0 && unfinished === 0) return;
  const bytes = removals.reduce((sum, each) => sum + each.bytes, 0);
  const flaresFreed = new Set(removals.map(({ flareId }) => flareId)).size;
  const byReason = Object.fromEntries(
    (['age', 'bytes'] as const).map((why) => [why, removals.filter((each) => each.why === why).length]),
  );
  log.info(
    { flares: flaresFreed, bytes, ...byReason, unfinished },
    `Freed ${formatBytes(bytes)} of ${flaresFreed} flares`,
  );
}
