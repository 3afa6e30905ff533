import {
  flareRequest,
  FlareError,
  parseMessage,
  validateEvent,
  type AcceptedRequest,
  type EndpointReply,
  type FlareRequest,
} from '@flarewire/schemas';
import { announceOutbox } from '../stage/announce-outbox.ts';
import { digestOf, flareIdFor } from '../stage/flare-id.ts';
import { recordIn, type Asked, type Worker } from '../stage/stage.ts';
import { checkDestinations } from './check-destinations.ts';
import { findTarget } from './find-target.ts';
import { requireRoom } from './require-room.ts';

/**
 * Accepts or refuses a `flare.create` request. Before it answers, the flare has a record in KV `FLARES` and its
 * `flare.requested` event is stored, so an accepted flare survives whoever is killed next.
 * A `requestId` decides the flare's id: the same request again finds its flare instead of making another one.
 * @throws {FlareError} whose code says why the request is refused
 */
export async function acceptRequest(
  payload: Uint8Array,
  context: Asked,
  worker: Worker,
): Promise<EndpointReply<'create'>> {
  const asked = parseMessage(flareRequest, payload, { what: 'the request', code: 'invalid_request' });
  const target = await findTarget(asked.target, {
    targets: worker.transport.targets,
    now: worker.now,
    signal: context.signal,
  });
  const request = wishesOf(asked);
  const flareId = flareIdFor(asked.requestId);
  const digest = digestOf({ target, request });
  const { requestId } = asked;
  const fresh = recordIn('requested', { flareId, target, requestId }, undefined, worker);
  const event = validateEvent('flare.requested', { flareId, target, time: fresh.since, requestId, request });
  const record = { ...fresh, requestDigest: digest, outbox: { name: 'flare.requested', data: event } };
  if (!(await worker.transport.flares.get(flareId, context))) {
    const { signal } = context;
    await requireRoom(worker.transport.artifacts, {
      target,
      lastArchive: await lastArchiveOf(target, context, worker),
      signal,
    });
    await checkDestinations(asked, context, worker);
  }
  const created = await worker.transport.flares.create(flareId, record, context);
  const stored = created?.value ?? (await worker.transport.flares.get(flareId, context))?.value;
  if (stored?.requestDigest !== digest) {
    throw new FlareError(
      'request_conflict',
      `Cannot make a flare: requestId "${requestId}" was used before for another request; use a new one`,
    );
  }
  if (stored.state === 'requested') await announceOutbox(stored, context, worker);
  worker.log.info({ flareId, target, repeated: !created }, 'Accepted');
  return { flareId, status: 'accepted' };
}

async function lastArchiveOf(target: string, { signal }: Asked, { transport }: Worker): Promise<number> {
  const entries = await transport.targets.list({ signal });
  return Math.max(0, ...entries.map(({ value }) => (value.target === target ? (value.lastArchive ?? 0) : 0)));
}

function wishesOf({
  version: _,
  requestId: __,
  target: ___,
  preflight: ____,
  ...wishes
}: FlareRequest): AcceptedRequest {
  return wishes;
}
