import type { GroupRecord } from '@flarewire/schemas';
import type { Worker } from '../stage/stage.ts';
import { restoreGroup } from './restore-group.ts';

/**
 * Changes a group's record by compare-and-set; one that somebody deleted meanwhile is stored again first. `change` answers the
 * next one, or undefined to leave it, and is called again whenever somebody else was faster.
 * @param known the record as it was read last
 */
export async function moveGroup(
  known: GroupRecord,
  change: (current: GroupRecord) => GroupRecord | undefined,
  signal: AbortSignal,
  worker: Pick<Worker, 'transport' | 'log' | 'now'>,
): Promise<GroupRecord> {
  const { transport, now } = worker;
  const { groupId } = known;
  for (;;) {
    const current = await transport.groups.get(groupId, { signal });
    if (!current) {
      await restoreGroup(known, signal, worker);
      continue;
    }
    const next = change(current.value);
    if (!next) return current.value;
    const updated = now().toISOString();
    const written = await transport.groups.update(groupId, { ...next, updated }, current.revision, { signal });
    if (written) return written.value;
  }
}
