import { createHash } from 'node:crypto';
import type { Config, StageName } from '@flarewire/schemas';

/** Enough to tell the configurations of some instances apart, and too short to find out what is in one. */
const digits = 8;

/**
 * A digest of what a configuration says for a target that a role serves: by it two instances see whether they would do the same. How
 * much of the host they take makes no difference to a flare, nor does the order of keys.
 */
export function settingsDigest({ targets, scrubber, agent }: Config, target: string, role: StageName): string {
  const own = targets[target];
  const told = role === 'profiler' ? { pprof: own?.pprof, labels: own?.labels } : { own, scrubber, agent };
  return createHash('sha256').update(JSON.stringify(told, sorted)).digest('hex').slice(0, digits);
}

function sorted(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
