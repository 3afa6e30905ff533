import type { StageName } from '@flarewire/schemas';
import type { TargetSeen } from '../api/contract.ts';

const offlineAfter = 30_000;

/** A target as an operator sees it: which of its services are alive, and when the last sign of life came. */
export interface TargetState {
  name: string;
  roles: { role: StageName; instances: number; online: boolean }[];
  online: boolean;
  /** Milliseconds since 1970. */
  lastSeen: number;
  labels: string[];
}

/** Instances, put together by target; those that can take a flare no more first, as they want a look. */
export function targetStates(seen: readonly TargetSeen[], now: number): TargetState[] {
  return [...Map.groupBy(seen, ({ name }) => name)]
    .map(([name, instances]) => targetState(name, instances, now))
    .toSorted((a, b) => Number(a.online) - Number(b.online) || a.name.localeCompare(b.name));
}

function targetState(name: string, instances: readonly TargetSeen[], now: number): TargetState {
  const isOnline = ({ online, lastSeen }: TargetSeen) => online ?? now - Date.parse(lastSeen) < offlineAfter;
  const roles = [...Map.groupBy(instances, ({ role }) => role)].map(([role, serving]) => ({
    role,
    instances: serving.filter(isOnline).length,
    online: serving.some(isOnline),
  }));
  const labels = instances.flatMap((instance) =>
    Object.entries(instance.labels ?? {}).map(([key, value]) => `${key}=${value}`),
  );
  return {
    name,
    roles: roles.toSorted((a, b) => a.role.localeCompare(b.role)),
    online: roles.some(({ role, online }) => role === 'archiver' && online),
    lastSeen: Math.max(...instances.map(({ lastSeen }) => Date.parse(lastSeen))),
    labels: [...new Set(labels)],
  };
}
