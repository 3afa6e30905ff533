import type { DestinationsFor } from '@flarewire/delivery';
import { unknownFlare } from '@flarewire/follow';
import {
  endpoints,
  FlareError,
  hasEnded,
  parseMessage,
  validateEvent,
  type EndpointReply,
  type FlareRecord,
  type FlareSent,
  type ProfilesCollected,
} from '@flarewire/schemas';
import { announceOutbox } from '../stage/announce-outbox.ts';
import { digestOf, flareIdFor } from '../stage/flare-id.ts';
import { recordIn, type Asked, type Worker } from '../stage/stage.ts';

/**
 * Sends what an ended flare has collected, as a flare of its own. Its record is stored with the event to publish
 * before the reply goes out, so it survives whoever is killed next. It needs an approval where the first flare needed
 * one and did not get it.
 * @throws {FlareError} `unknown_flare`, `not_resendable`, `destination_unknown`, `request_conflict`
 */
export async function resendFlare(
  payload: Uint8Array,
  request: Asked & { destinationsFor: DestinationsFor },
  worker: Worker,
): Promise<EndpointReply<'resend'>> {
  const asked = parseMessage(endpoints.resend.request, payload, { what: 'the resending', code: 'invalid_request' });
  const { flares } = worker.transport;
  const ended = (await flares.get(asked.flareId, request))?.value;
  const past = await endedFlare(asked.flareId, ended, request, worker);
  const destinations = asked.destinations ?? placesLeft(past) ?? past.collected.request.destinations;
  request.destinationsFor(destinations);

  const { resent: _, group: __, request: wishes, ...collected } = past.collected;
  const name = asked.requestId === undefined ? undefined : `${asked.flareId} ${asked.requestId}`;
  const flareId = flareIdFor(name);
  const event = validateEvent('profiles.collected', {
    ...collected,
    flareId,
    time: worker.now().toISOString(),
    request: { ...wishes, send: wishes.send || past.approved, ...(destinations ? { destinations } : {}) },
    resent: { flareId: asked.flareId, by: asked.by },
  });
  const requestDigest = digestOf([asked.flareId, asked.destinations]);
  const record = {
    ...recordIn('profiled', { ...event, requestId: asked.requestId }, undefined, worker),
    requestDigest,
    outbox: { name: 'profiles.collected', data: event },
    traceparent: request.traceparent,
  };
  const known = name === undefined ? undefined : await flares.get(flareId, request);
  if (!known) await requireStored(asked.flareId, event, request, worker);
  const created = known ?? (await flares.create(flareId, record, request)) ?? (await flares.get(flareId, request));
  if (created?.value.requestDigest !== requestDigest) {
    throw new FlareError(
      'request_conflict',
      `Cannot send flare "${asked.flareId}" again: requestId "${asked.requestId}" was used before for another request; ` +
        'use a new one',
    );
  }
  if (created.value.state === 'profiled') await announceOutbox(created, request, worker);
  worker.log.info({ flareId, resends: asked.flareId, by: asked.by }, 'Accepted');
  return { flareId, status: 'accepted' };
}

type EndedFlare = { collected: ProfilesCollected; approved: boolean; sent?: FlareSent };

async function endedFlare(
  flareId: string,
  record: FlareRecord | undefined,
  { signal }: { signal: AbortSignal },
  { transport }: Worker,
): Promise<EndedFlare> {
  if (!record) throw unknownFlare(`Cannot send flare "${flareId}" again`);
  if (!hasEnded(record.state))
    throw notResendable(
      flareId,
      `it has not ended, it is in state "${record.state}"; flare watch ${flareId} follows it`,
    );
  let collected: ProfilesCollected | undefined;
  let sent: FlareSent | undefined;
  let approved = false;
  for await (const { name, data } of transport.tail({ from: 'start', flareId, until: 'stored', signal })) {
    if (name === 'profiles.collected') collected = data;
    if (name === 'flare.approved') approved = true;
    if (name === 'flare.sent') sent = data;
  }
  if (!collected) throw notResendable(flareId, 'nothing is stored of it that could be sent; ask for a new flare');
  return { collected, approved, ...(sent ? { sent } : {}) };
}

/** @throws {FlareError} `not_resendable` where what would be sent is not kept any more */
async function requireStored(
  flareId: string,
  { archive, profiles, summary }: ProfilesCollected,
  { signal }: { signal: AbortSignal },
  { transport }: Worker,
): Promise<void> {
  for (const { ref } of [archive, ...profiles, ...(summary ? [summary] : [])]) {
    try {
      for await (const _ of transport.artifacts.get(ref, { start: 0, end: Math.min(1, ref.size), signal })) break;
    } catch (error) {
      if (!(error instanceof FlareError) || error.code !== 'artifact_missing') throw error;
      throw notResendable(flareId, 'its archive or a profile of it is not kept any more; ask for a new flare');
    }
  }
}

/** Where the flare was to go and did not arrive; undefined: wherever it was to go. */
function placesLeft({ sent }: EndedFlare): string[] | undefined {
  if (!sent) return undefined;
  const left = (sent.failures ?? []).map(({ destination }) => destination);
  if (left.length > 0) return left;
  throw notResendable(sent.flareId, 'it has arrived everywhere; name another destination, or ask for a new flare');
}

function notResendable(flareId: string, reason: string): FlareError {
  return new FlareError('not_resendable', `Cannot send flare "${flareId}" again: ${reason}`);
}
