import { errors, headers, type NatsConnection } from '@nats-io/nats-core';
import { createSubject, FlareError, flareReply, parseMessage, type FlareReply } from '@flarewire/schemas';
import { nextTraceparent } from '../traceparent.ts';
import { pause, unlessAborted, waitEnded } from '../waiting.ts';
import type { Link } from './link.ts';
import { reasonOf } from './nats-errors.ts';

/**
 * Sends one `flare.create` request and waits for the reply. Asks again only as long as nobody is there to answer, as
 * one that was sent may have been accepted although its reply got lost.
 */
export async function requestFlare(
  { nc, link }: { nc: NatsConnection; link: Link },
  payload: unknown,
  { timeoutMs = 5_000, signal }: { timeoutMs?: number; signal?: AbortSignal },
): Promise<FlareReply> {
  const doing = `Asking on ${createSubject}`;
  const deadline = performance.now() + timeoutMs;
  const limit = AbortSignal.any([AbortSignal.timeout(timeoutMs), ...(signal ? [signal] : [])]);
  const traceHeaders = headers();
  traceHeaders.set('traceparent', nextTraceparent());
  const message = payload instanceof Uint8Array || typeof payload === 'string' ? payload : JSON.stringify(payload);

  for (;;) {
    await link.ready(limit);
    try {
      const options = { timeout: Math.max(1, deadline - performance.now()), headers: traceHeaders };
      const reply = await unlessAborted(nc.request(createSubject, message, options), link.dropped(), signal);
      return readReply(reply.data);
    } catch (error) {
      if (error instanceof FlareError) throw error;
      if (signal?.aborted) throw waitEnded(signal, doing);
      if (!isNobodyThere(error) || performance.now() + 100 > deadline) throw unanswered(doing, error);
      await pause(100, limit);
    }
  }
}

function readReply(data: Uint8Array): FlareReply {
  const taker = streamThatTook(data);
  if (taker === undefined) return parseMessage(flareReply, data, { what: `the reply on ${createSubject}`, code: 'broker_unavailable' });
  throw new FlareError(
    'invalid_config',
    `Asking on ${createSubject}: the stream "${taker}" took the request; take "${createSubject}" out of the subjects of that stream`,
  );
}

/** A stream that covers the request's subject answers it before the service does. */
function streamThatTook(data: Uint8Array): string | undefined {
  const ack = /^\{\s*"stream"\s*:\s*"([^"]+)"/.exec(new TextDecoder().decode(data));
  return ack?.[1];
}

function isNobodyThere(error: unknown): boolean {
  return error instanceof errors.NoRespondersError || (error instanceof errors.RequestError && error.isNoResponders());
}

function unanswered(doing: string, cause: unknown): FlareError {
  const reason = isNobodyThere(cause) ? 'nobody answers; start an archiver' : reasonOf(cause);
  return new FlareError('broker_unavailable', `${doing}: ${reason}`, { cause, retryable: true });
}
