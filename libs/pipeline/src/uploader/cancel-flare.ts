import { unknownFlare } from '@flarewire/follow';
import {
  endpoints,
  FlareError,
  flareStates,
  parseMessage,
  validateEvent,
  type ArchiveInfo,
  type EndpointReply,
  type FlareRecord,
  type FlareState,
} from '@flarewire/schemas';
import { moveFlare } from '../stage/move-flare.ts';
import { announceOutbox } from '../stage/announce-outbox.ts';
import { recordIn, type Asked, type Worker } from '../stage/stage.ts';

/**
 * Cancels a flare on request. The stage that works on it notices within a second, and stops.
 * @throws {FlareError} `unknown_flare`, `not_cancellable` when it has ended
 */
export async function answerCancel(
  payload: Uint8Array,
  asked: Pick<Asked, 'signal'>,
  worker: Worker,
): Promise<EndpointReply<'cancel'>> {
  const request = parseMessage(endpoints.cancel.request, payload, { what: 'the cancelling', code: 'invalid_request' });
  await cancelFlare(request, asked, worker);
  return { flareId: request.flareId, status: 'cancelled' };
}

/**
 * Ends a flare as cancelled; see `answerCancel`. Cancelling a cancelled one again is no error.
 * @returns whether this call ended it; where it is only to be ended in one state, false in any other
 */
export async function cancelFlare(
  { flareId, by, reason, only }: { flareId: string; by: string; reason: string; only?: FlareState },
  asked: Pick<Asked, 'signal'>,
  worker: Worker,
): Promise<boolean> {
  const { entry, moved } = await moveFlare(
    worker.transport.flares,
    flareId,
    (current) => {
      if (!current) throw unknownFlare(`Cannot cancel flare "${flareId}"`);
      if (current.state === 'cancelled' || (only !== undefined && current.state !== only)) return undefined;
      if (!flareStates[current.state].cancellable) {
        throw new FlareError(
          'not_cancellable',
          `Cannot cancel flare "${flareId}": it has ended, in state "${current.state}"; ${adviceFor(flareId, current.state)}`,
        );
      }
      const kept = archiveOf(current);
      const event = {
        version: '1.0',
        flareId,
        target: current.target,
        ...(current.group === undefined ? {} : { group: current.group }),
        time: worker.now().toISOString(),
        by,
        reason: mayHaveArrived(current) ? `${reason} (it was just being sent, and may have arrived)` : reason,
        ...(kept ? { kept } : {}),
      };
      return { ...recordIn('cancelled', current, current, worker), outbox: { name: 'flare.cancelled', data: event } };
    },
    asked,
  );
  if (entry?.value.state === 'cancelled') await announceOutbox(entry, asked, worker);
  if (moved) worker.log.info({ flareId, by }, 'Cancelled');
  return moved;
}

/** Whether an upload had begun: its last bytes are withheld unless it has already sent them. */
function mayHaveArrived({ state, noted }: FlareRecord): boolean {
  return state === 'sending' && typeof noted === 'object' && noted !== null && 'posting' in noted;
}

/** The archive of a flare, from the event of its last finished stage. */
function archiveOf({ outbox }: FlareRecord): ArchiveInfo | undefined {
  switch (outbox?.name) {
    case 'flare.created':
    case 'profiles.requested':
    case 'profiles.collected':
    case 'flare.awaiting-approval':
    case 'flare.approved':
      return validateEvent(outbox.name, outbox.data).archive;
    default:
      return undefined;
  }
}

/** What is left to do about a flare that cannot be ended any more. */
function adviceFor(flareId: string, state: FlareState): string {
  return state === 'sent'
    ? `what has arrived can only be removed at its destination, which flare watch ${flareId} names`
    : `flare watch ${flareId} shows what became of it`;
}
