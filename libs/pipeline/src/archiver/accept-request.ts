import { createHash, randomBytes } from 'node:crypto';
import {
  flareRequest,
  FlareError,
  parseMessage,
  type AcceptedRequest,
  type EndpointReply,
  type FlareRequest,
} from '@flarewire/schemas';
import { recordIn } from '../stage/stage.ts';
import { type StageSurroundings } from '../stage/stage.ts';
import { checkDestinations } from './check-destinations.ts';
import { findTarget } from './find-target.ts';

type Acceptance = StageSurroundings & { traceparent: string; signal: AbortSignal };

/**
 * Accepts or refuses a `flare.create` request. Before it answers, the flare has a record in KV `FLARES` and its
 * `flare.requested` event is stored, so an accepted flare survives whoever is killed next.
 * A `requestId` decides the flare's id: the same request again finds its flare instead of making another one.
 * @throws {FlareError} whose code says why the request is refused
 */
export async function acceptRequest(payload: Uint8Array, around: Acceptance): Promise<EndpointReply<'create'>> {
  const asked = parseMessage(flareRequest, payload, { what: 'the request', code: 'invalid_request' });
  const target = await findTarget(asked.target, {
    targets: around.transport.targets,
    now: around.now,
    signal: around.signal,
  });
  const request = wishesOf(asked);
  const flareId = flareIdFor(asked.requestId);
  const digest = sha256(JSON.stringify({ target, request }));
  const record = {
    ...recordIn('requested', { flareId, target, requestId: asked.requestId }, undefined, around),
    requestDigest: digest,
  };
  if (!(await around.transport.flares.get(flareId, { signal: around.signal }))) await checkDestinations(asked, around);
  const created = await around.transport.flares.create(flareId, record, { signal: around.signal });
  const known = created?.value ?? (await around.transport.flares.get(flareId, { signal: around.signal }))?.value;
  if (known?.requestDigest !== digest) {
    throw new FlareError(
      'request_conflict',
      `Cannot make a flare: requestId "${asked.requestId}" was used before for another request; use a new one`,
    );
  }
  if (known.state === 'requested') {
    const { requestId } = asked;
    await around.transport.publish(
      'flare.requested',
      {
        version: '1.0',
        flareId,
        target,
        time: known.since,
        request,
        ...(requestId === undefined ? {} : { requestId }),
      },
      { traceparent: around.traceparent, signal: around.signal },
    );
  }
  around.log.info({ flareId, target, repeated: !created }, 'Accepted');
  return { flareId, status: 'accepted' };
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

function flareIdFor(requestId: string | undefined): string {
  return `f-${requestId === undefined ? randomBytes(10).toString('hex') : sha256(requestId).slice(0, 20)}`;
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
