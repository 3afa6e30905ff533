import { FlareError, type GroupRecord } from '@flarewire/schemas';
import type { Worker } from '../stage/stage.ts';

/**
 * Changes a group's record by compare-and-set. `change` answers the next one, or undefined to leave it, and is called again
 * whenever somebody else was faster.
 * @throws {FlareError} `unknown_group`
 */
export async function moveGroup(
  groupId: string,
  change: (current: GroupRecord) => GroupRecord | undefined,
  { transport, now }: Pick<Worker, 'transport' | 'now'>,
): Promise<GroupRecord> {
  for (;;) {
    const current = await transport.groups.get(groupId);
    if (!current) throw unknownGroup(groupId);
    const next = change(current.value);
    if (!next) return current.value;
    const written = await transport.groups.update(groupId, { ...next, updated: now().toISOString() }, current.revision);
    if (written) return written.value;
  }
}

export function unknownGroup(groupId: string): FlareError {
  return new FlareError(
    'unknown_group',
    `Cannot find group "${groupId}": there is none of this id; flare ls shows the groups of flares`,
  );
}
