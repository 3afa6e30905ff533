import { isOnline, type TargetRecord } from '@flarewire/schemas';
import type { Entry } from '@flarewire/transport';

/** The targets that a profiler serves just now. */
export function profiledTargets(entries: readonly Entry<TargetRecord>[], now: Date): Set<string> {
  const there = entries.filter((entry) => entry.value.role === 'profiler' && isOnline(entry, now));
  return new Set(there.map(({ value }) => value.target));
}
