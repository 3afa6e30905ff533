import { hasEnded, type FlareRecord, type RetentionConfig } from '@flarewire/schemas';
import type { StoredPart } from '@flarewire/transport';
import { artifactsIn } from '../recovery/clear-leftovers.ts';

/** What is removed of a flare: its archives, or its profiles. */
export type Removal = {
  flareId: string;
  kind: 'archives' | 'profiles';
  why: 'age' | 'bytes';
  keys: string[];
  bytes: number;
};

type Group = Pick<Removal, 'flareId' | 'kind' | 'keys' | 'bytes'> & { ended: number; keptMs: number };

/**
 * What may go: by age, and, beyond the bytes that may be kept in all, of the flares that ended first. Never anything of a
 * flare that has not ended, nor what such a flare refers to, as one that is sent again does. What belongs to no flare that
 * is known any more ended when it was stored.
 */
export function planRemoval(
  parts: readonly StoredPart[],
  records: readonly FlareRecord[],
  { retention, now }: { retention: Pick<RetentionConfig, 'archives' | 'profiles'>; now: Date },
): Removal[] {
  const groups = endedGroups(parts, records, retention);
  const old = groups.filter(({ ended, keptMs }) => now.getTime() - ended > keptMs);
  const removals: Removal[] = old.map((group) => removalOf(group, 'age'));
  for (const kind of ['archives', 'profiles'] as const) {
    const limit = retention[kind].bytes;
    if (limit === undefined) continue;
    const all = parts.reduce((sum, { key, bytes }) => sum + (kindOf(key) === kind ? bytes : 0), 0);
    let over = all - limit - removals.reduce((sum, each) => sum + (each.kind === kind ? each.bytes : 0), 0);
    const left = groups.filter((group) => group.kind === kind && !old.includes(group));
    for (const group of left.toSorted((a, b) => a.ended - b.ended)) {
      if (over <= 0) break;
      over -= group.bytes;
      removals.push(removalOf(group, 'bytes'));
    }
  }
  return removals;
}

function endedGroups(
  parts: readonly StoredPart[],
  records: readonly FlareRecord[],
  retention: Pick<RetentionConfig, 'archives' | 'profiles'>,
): Group[] {
  const known = new Map(records.map((record) => [record.flareId, record]));
  const underWay = records.filter(({ state }) => !hasEnded(state));
  const used = new Set(
    underWay.flatMap(({ outbox }) => artifactsIn(outbox?.data)).flatMap((ref) => ref.parts.map(({ key }) => key)),
  );
  const groups = new Map<string, Group>();
  for (const { key, bytes, stored } of parts) {
    const flareId = key.slice(0, key.indexOf('/'));
    const record = known.get(flareId);
    if ((record && !hasEnded(record.state)) || used.has(key)) continue;
    const kind = kindOf(key);
    const ended = record ? Date.parse(record.updated) : stored.getTime();
    const keptMs = record?.state === 'sent' ? retention[kind].sent : retention[kind].unsent;
    const group = groups.get(`${flareId} ${kind}`) ?? { flareId, kind, keys: [], bytes: 0, ended, keptMs };
    groups.set(`${flareId} ${kind}`, {
      ...group,
      keys: [...group.keys, key],
      bytes: group.bytes + bytes,
      ended: Math.max(group.ended, ended),
    });
  }
  return [...groups.values()];
}

/** `<flare>/<attempt>/archive.zip/…`, as archives are stored; the rest is what profiles are made of. */
function kindOf(key: string): Removal['kind'] {
  return /\/(archive|mended)\.zip\//.test(key) ? 'archives' : 'profiles';
}

function removalOf({ flareId, kind, keys, bytes }: Group, why: Removal['why']): Removal {
  return { flareId, kind, why, keys, bytes };
}
