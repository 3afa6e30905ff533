import {
  flareRequest,
  FlareError,
  parseMessage,
  validateEvent,
  type AcceptedRequest,
  type EndpointReply,
  type FlareRequest,
  type TargetRecord,
} from '@flarewire/schemas';
import type { Entry } from '@flarewire/transport';
import { announceOutbox } from '../stage/announce-outbox.ts';
import { digestOf, flareIdFor } from '../stage/flare-id.ts';
import { recordIn, type Asked, type Worker } from '../stage/stage.ts';
import type { Door } from './door.ts';
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
  door: Door,
): Promise<EndpointReply<'create'>> {
  const asked = parseMessage(flareRequest, payload, { what: 'the request', code: 'invalid_request' });
  const { signal } = context;
  const served = await door.targets(signal, asked.target);
  const target = findTarget(asked.target, served, door.now());
  const request = wishesOf(asked);
  const flareId = flareIdFor(asked.requestId);
  const digest = digestOf({ target, request });
  const { requestId } = asked;
  const fresh = recordIn('requested', { flareId, target, requestId, request }, undefined, worker);
  const event = validateEvent('flare.requested', { flareId, target, time: fresh.since, requestId, request });
  const outbox = { name: 'flare.requested', data: event };
  const record = { ...fresh, requestDigest: digest, outbox, traceparent: context.traceparent };
  const isNew = requestId === undefined || !(await worker.transport.flares.get(flareId, context));
  using _admitted = isNew ? await door.admit(target, signal, flareId) : undefined;
  if (isNew) {
    requireRoom(await door.room(signal), { target, lastArchive: lastArchiveOf(target, served) });
    await door.preflight(asked, context);
  }
  const created = await worker.transport.flares.create(flareId, record, context);
  const stored = created ?? (await worker.transport.flares.get(flareId, context));
  if (stored?.value.requestDigest !== digest) {
    throw new FlareError(
      'request_conflict',
      `Cannot make a flare: requestId "${requestId}" was used before for another request; use a new one`,
    );
  }
  if (stored.value.state === 'requested') await announceOutbox(stored, context, worker);
  worker.log.info({ flareId, target, repeated: !created }, 'Accepted');
  return { flareId, status: 'accepted' };
}

function lastArchiveOf(target: string, entries: readonly Entry<TargetRecord>[]): number {
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
