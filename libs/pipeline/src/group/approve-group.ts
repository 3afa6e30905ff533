import { unknownGroup } from '@flarewire/follow';
import { FlareError, groupEndpoints, parseMessage, toFlareError, type GroupReply } from '@flarewire/schemas';
import type { Asked, Worker } from '../stage/stage.ts';
import { approveArchive } from '../uploader/approve-flare.ts';
import { eachOf } from './each-of.ts';

/**
 * Approves finished archives of a group, each by its digest. One whose digest differs, or which does not wait, is refused
 * and keeps none of the others.
 * @throws {FlareError} `unknown_group`
 */
export async function approveGroup(payload: Uint8Array, asked: Asked, worker: Worker): Promise<GroupReply<'approve'>> {
  const request = parseMessage(groupEndpoints.approve.request, payload, {
    what: 'the approval',
    code: 'invalid_request',
  });
  const { groupId, archives, by } = request;
  const group = (await worker.transport.groups.get(groupId, asked))?.value;
  if (!group) throw unknownGroup(`Cannot approve group "${groupId}"`);
  const members = new Set(group.created.flares.map(({ flareId }) => flareId));
  const refused: GroupReply<'approve'>['refused'] = [];
  const approved = await eachOf(archives, async ({ flareId, sha256 }) => {
    try {
      if (!members.has(flareId))
        throw new FlareError(
          'unknown_flare',
          `Cannot approve flare "${flareId}": group "${groupId}" has no flare with this id`,
        );
      await approveArchive({ flareId, sha256, by }, asked, worker);
      return [flareId];
    } catch (thrown) {
      const { code, message } = toFlareError(thrown, 'stage_failed', `Cannot approve flare "${flareId}"`);
      refused.push({ flareId, code, message });
      return [];
    }
  });
  return { groupId, status: 'approved', approved: approved.flat(), refused };
}
