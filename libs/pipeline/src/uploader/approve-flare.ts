import { unknownFlare } from '@flarewire/follow';
import { endpoints, FlareError, parseMessage, validateEvent, type EndpointReply } from '@flarewire/schemas';
import { moveFlare } from '../stage/move-flare.ts';
import { announceOutbox } from '../stage/announce-outbox.ts';
import { recordIn, type Asked, type Worker } from '../stage/stage.ts';

/**
 * Approves a finished archive by its digest; the flare is sent then. Approving the same bytes again is no error.
 * @throws {FlareError} `unknown_flare`, `not_awaiting_approval`, `approval_mismatch`
 */
export async function approveFlare(
  payload: Uint8Array,
  asked: Asked,
  worker: Worker,
): Promise<EndpointReply<'approve'>> {
  const approval = parseMessage(endpoints.approve.request, payload, { what: 'the approval', code: 'invalid_request' });
  await approveArchive(approval, asked, worker);
  return { flareId: approval.flareId, status: 'approved' };
}

/** Approves one archive; see `approveFlare`. */
export async function approveArchive(
  { flareId, sha256, by }: { flareId: string; sha256: string; by: string },
  asked: Asked,
  worker: Worker,
): Promise<void> {
  const { entry } = await moveFlare(
    worker.transport.flares,
    flareId,
    (current) => {
      if (!current) throw unknownFlare(`Cannot approve flare "${flareId}"`);
      if (current.state === 'approved' && current.outbox?.name === 'flare.approved') {
        refuseOther(flareId, validateEvent('flare.approved', current.outbox.data).finished.sha256, sha256);
        return undefined;
      }
      if (current.state !== 'awaiting-approval' || current.outbox?.name !== 'flare.awaiting-approval') {
        throw new FlareError(
          'not_awaiting_approval',
          `Cannot approve flare "${flareId}": it is in state "${current.state}"; flare watch ${flareId} shows what became of it`,
        );
      }
      const { destinations: _, expires: __, ...held } = validateEvent('flare.awaiting-approval', current.outbox.data);
      refuseOther(flareId, held.finished.sha256, sha256);
      const data = { ...held, time: worker.now().toISOString(), by };
      return { ...recordIn('approved', current, current, worker), outbox: { name: 'flare.approved', data } };
    },
    asked,
  );
  if (entry) await announceOutbox(entry, asked, worker);
  worker.log.info({ flareId, by }, 'Approved');
}

function refuseOther(flareId: string, waiting: string, approved: string): void {
  if (waiting === approved) return;
  throw new FlareError(
    'approval_mismatch',
    `Cannot approve flare "${flareId}": the archive that waits has the digest ${waiting}; look at it again`,
  );
}
