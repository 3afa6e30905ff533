import { z } from 'zod';
import { label, targetName, time } from '../names.ts';
import { stageName } from '../events/envelope.ts';

/** One instance that serves a target, in KV `TARGETS`; renewed by a heartbeat. */
export const targetRecord = z.object({
  target: targetName,
  role: stageName,
  instance: z
    .string()
    .regex(/^[A-Za-z0-9_-]+$/)
    .max(64),
  host: z.string().max(255),
  labels: z.record(label, label).optional().meta({ description: 'As flarewire.yaml gives them to the target' }),
  since: time,
  seen: time,
  lastArchive: z
    .number()
    .int()
    .nonnegative()
    .optional()
    .meta({ description: 'Bytes of its last archive, where known' }),
  settings: z.string().max(64).optional().meta({
    description:
      'Digest of what its flarewire.yaml says for this target and role; where two of one role differ, so do their flares',
  }),
  leaving: z.boolean().default(false).meta({ description: 'The instance said goodbye' }),
});

export type TargetRecord = z.infer<typeof targetRecord>;

/** How often an instance says that it is there, in milliseconds. */
export const heartbeatEveryMs = 10_000;

/**
 * Whether an instance is there: it has not said goodbye, and has been heard of within three heartbeats.
 * @param entry the record, and when the broker got it last
 */
export function isOnline({ value, updated }: { value: TargetRecord; updated: Date }, now: Date): boolean {
  return !value.leaving && now.getTime() - updated.getTime() < 3 * heartbeatEveryMs;
}

/**
 * Of all registered instances, those that are there; for a target that nobody serves in a role any more, the last one
 * that did.
 */
export function whoServes<E extends { value: TargetRecord; updated: Date }>(entries: readonly E[], now: Date): E[] {
  const byRole = Map.groupBy(entries, ({ value: { target, role } }) => `${target} ${role}`);
  return [...byRole.values()].flatMap((instances) => {
    const online = instances.filter((entry) => isOnline(entry, now));
    if (online.length > 0) return online;
    return instances.toSorted((a, b) => b.updated.getTime() - a.updated.getTime()).slice(0, 1);
  });
}
