import type { Lease } from '@flarewire/schemas';
import type { RecordStore } from '@flarewire/transport';

/**
 * Takes or renews the lease of some work by compare-and-set, so that one instance at a time does it. One that is gone
 * is followed by another when its lease has run out, by the clock of the broker: that of its holder may be wrong.
 * @param options.now what time it is by the clock of the broker, or was a moment ago
 */
export async function holdLease(
  leases: RecordStore<Lease>,
  work: string,
  options: { holder: string; lastsMs: number; now: Date; signal: AbortSignal },
): Promise<boolean> {
  const { holder, lastsMs, now, signal } = options;
  const mine = { holder, until: new Date(now.getTime() + lastsMs).toISOString() };
  const current = await leases.get(work, { signal });
  if (!current) return (await leases.create(work, mine, { signal })) !== undefined;
  const ageMs = now.getTime() - current.updated.getTime();
  // Where the clock of the broker was put back, what it stored before is of a time to come.
  const isFree = current.value.holder === holder || ageMs >= lastsMs || ageMs <= -lastsMs;
  return isFree && (await leases.update(work, mine, current.revision, { signal })) !== undefined;
}
