import { unknownGroup } from '@flarewire/follow';
import { groupEndpoints, parseMessage, toFlareError, type GroupReply } from '@flarewire/schemas';
import type { Asked, Worker } from '../stage/stage.ts';
import { cancelFlare } from '../uploader/cancel-flare.ts';
import { askForFlares } from './ask-for-flares.ts';
import { eachOf } from './each-of.ts';

/**
 * Cancels every flare of a group that has not ended and is not just being sent.
 * @throws {FlareError} `unknown_group`
 */
export async function cancelGroup(payload: Uint8Array, asked: Asked, worker: Worker): Promise<GroupReply<'cancel'>> {
  const request = parseMessage(groupEndpoints.cancel.request, payload, {
    what: 'the cancelling',
    code: 'invalid_request',
  });
  const { groupId, by, reason } = request;
  const group = (await worker.transport.groups.get(groupId, asked))?.value;
  if (!group) throw unknownGroup(`Cannot cancel group "${groupId}"`);
  // A flare without a record could not be cancelled, and would be asked for afterwards.
  if (!group.asked) await askForFlares(group, asked, worker);
  const refused: GroupReply<'cancel'>['refused'] = [];
  const cancelled = await eachOf(group.created.flares, async ({ flareId }) => {
    try {
      await cancelFlare({ flareId, by, reason }, asked, worker);
      return [flareId];
    } catch (thrown) {
      const { code, message } = toFlareError(thrown, 'stage_failed', `Cannot cancel flare "${flareId}"`);
      refused.push({ flareId, code, message });
      return [];
    }
  });
  return { groupId, status: 'cancelled', cancelled: cancelled.flat(), refused };
}
