import type { GroupRecord } from '@flarewire/schemas';
import type { Entry } from '@flarewire/transport';
import type { Worker } from '../stage/stage.ts';
import { groupsDurable } from './groups-durable.ts';

/** A group that was asked for so short a time ago is just being made. */
const freshMs = 60_000;

/**
 * Looks after the groups that nobody keeps. Whoever kept one may be gone, and with the stream of events, or its consumer,
 * the event that hands a group to another archiver; it is published anew then. Many may look at once: compare-and-set
 * decides which of them does so.
 * @param options.now the time by the clock of the broker
 */
export async function lookAfterGroups(worker: Worker, options: { now: Date; signal: AbortSignal }): Promise<void> {
  const { now, signal } = options;
  for (const entry of await worker.transport.groups.list({ signal })) {
    if (entry.value.announced || now.getTime() - entry.updated.getTime() < freshMs) continue;
    try {
      await lookAfter(entry, signal, worker);
    } catch (error) {
      if (signal.aborted) throw error;
      worker.log.warn({ err: error, groupId: entry.key }, 'Cannot look after a group of flares; trying again');
    }
  }
}

async function lookAfter({ key }: Entry<GroupRecord>, signal: AbortSignal, worker: Worker): Promise<void> {
  const { groups } = worker.transport;
  // A list may be older than the record.
  const entry = await groups.get(key, { signal });
  if (!entry || entry.value.announced || !(await isUnkept(entry.value, signal, worker))) return;
  const { seq: _, again = 0, ...group } = entry.value;
  const updated = worker.now().toISOString();
  const taken = await groups.update(key, { ...group, again: again + 1, updated }, entry.revision, { signal });
  if (!taken) return;
  worker.log.warn({ groupId: key }, 'Publishing a lost event of a group again');
  const { seq } = await worker.transport.publish('flare.group.created', group.created, { again: again + 1, signal });
  await groups.update(key, { ...taken.value, seq }, taken.revision, { signal });
}

/** Whether the event that hands out a group is nobody's to take any more, and the group has not ended. */
async function isUnkept({ groupId, seq }: GroupRecord, signal: AbortSignal, { transport }: Worker): Promise<boolean> {
  // Whoever was to publish it did not come to that.
  if (seq === undefined) return true;
  const event = { name: 'flare.group.created', about: groupId, seq } as const;
  return (await transport.isLost(event, groupsDurable, { signal })) !== false;
}
