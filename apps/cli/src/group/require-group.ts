import { unknownGroup } from '@flarewire/follow';
import type { GroupRecord } from '@flarewire/schemas';
import type { Transport } from '@flarewire/transport';

/** The record of a group. @throws {FlareError} `unknown_group` */
export async function requireGroup(
  groupId: string,
  { transport, signal }: { transport: Transport; signal: AbortSignal },
): Promise<GroupRecord> {
  const group = (await transport.groups.get(groupId, { signal }))?.value;
  if (group) return group;
  throw unknownGroup(`Cannot find group "${groupId}"`);
}
