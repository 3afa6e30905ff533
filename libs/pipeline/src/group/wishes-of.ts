import type { FlareGroupCreated, GroupRequest } from '@flarewire/schemas';
import { digestOf } from '../stage/flare-id.ts';

/** What is wished of each flare of a group. */
export function wishesOf({
  caseId,
  email,
  profile,
  send,
  destinations,
}: FlareGroupCreated['request']): FlareGroupCreated['request'] {
  return {
    ...(caseId === undefined ? {} : { caseId }),
    ...(email === undefined ? {} : { email }),
    profile,
    send,
    ...(destinations === undefined ? {} : { destinations }),
  };
}

/** What tells a repeated request for a group from another one with the same `requestId`. */
export function groupDigest(
  { targets, atLeast }: Pick<GroupRequest, 'targets' | 'atLeast'>,
  wishes: FlareGroupCreated['request'],
): string {
  return digestOf([targets, atLeast, wishesOf(wishes)]);
}
