import { errors, headers, type Msg, type NatsConnection } from '@nats-io/nats-core';
import {
  type endpoints,
  FlareError,
  type groupEndpoints,
  parseMessage,
  type EndpointName,
  type GroupEndpointName,
  type RefusedReply,
} from '@flarewire/schemas';
import type { RequestOptions } from '../../port/serve.ts';
import { pause, unlessAborted, waitEnded } from '../../waiting.ts';
import type { Link } from '../connection/link.ts';
import { isDenied, isNobodyThere, reasonOf } from '../connection/nats-errors.ts';

type Question = (typeof endpoints)[EndpointName] | (typeof groupEndpoints)[GroupEndpointName];

/**
 * Sends one request to an endpoint and waits for the reply. Asks again as long as nobody is there to answer. One that was
 * sent may have been accepted although its reply got lost, so it is sent again only where its `requestId` makes the same
 * flare of both; the first reply to any of them counts.
 */
export async function requestFlare<R>(
  { nc, link }: { nc: NatsConnection; link: Link },
  { subject, answer, withinMs }: Question,
  payload: unknown,
  { timeoutMs = withinMs, againAfterMs = 2_000, patient = true, traceparent, signal }: RequestOptions,
): Promise<R | RefusedReply> {
  const doing = `Cannot ask on ${subject}`;
  const deadline = performance.now() + timeoutMs;
  const limit = AbortSignal.any([AbortSignal.timeout(timeoutMs), ...(signal ? [signal] : [])]);
  const traceHeaders = headers();
  if (traceparent !== undefined) traceHeaders.set('traceparent', traceparent);
  const mayRepeat = patient && hasRequestId(payload);
  const message = payload instanceof Uint8Array || typeof payload === 'string' ? payload : JSON.stringify(payload);

  const open = new Set<Promise<Msg>>();
  for (;;) {
    await link.ready(limit);
    try {
      const left = Math.max(1, deadline - performance.now());
      const question = nc.request(subject, message, { timeout: left, headers: traceHeaders });
      open.add(question);
      question.catch(() => open.delete(question));
      const until = { withinMs: mayRepeat ? againAfterMs : left, signals: [link.dropped(), signal] };
      const reply = await firstReply(open, until);
      refuseStreamAck(subject, reply.data);
      return parseMessage(answer, reply.data, { what: `the reply on ${subject}`, code: 'broker_unavailable' }) as
        | R
        | RefusedReply;
    } catch (error) {
      if (error instanceof FlareError) throw error;
      if (isDenied(error)) throw notAllowed(doing, subject, error);
      if (signal?.aborted) throw waitEnded(signal, doing);
      const isWorthAsking = isNobodyThere(error) ? patient : mayRepeat && error instanceof errors.TimeoutError;
      if (!isWorthAsking || performance.now() + 100 > deadline) throw unanswered(doing, timeoutMs, error);
      await pause(100, limit);
    }
  }
}

/** The first reply to one of the open questions, or the error of the first that fails; a `TimeoutError` after so long. */
async function firstReply(
  open: Iterable<Promise<Msg>>,
  { withinMs, signals }: { withinMs: number; signals: (AbortSignal | undefined)[] },
): Promise<Msg> {
  const over = new AbortController();
  const late = pause(withinMs, over.signal).then(() => {
    throw new errors.TimeoutError();
  });
  try {
    return await unlessAborted(Promise.race([...open, late]), ...signals);
  } finally {
    over.abort();
  }
}

function hasRequestId(payload: unknown): boolean {
  return typeof payload === 'object' && payload !== null && 'requestId' in payload && payload.requestId !== undefined;
}

/** A stream that covers the request's subject answers it before the service does. */
function refuseStreamAck(subject: string, data: Uint8Array): void {
  const [, taker] = /^\{\s*"stream"\s*:\s*"([^"]+)"/.exec(new TextDecoder().decode(data)) ?? [];
  if (taker === undefined) return;
  throw new FlareError(
    'invalid_config',
    `Cannot ask on ${subject}: the stream "${taker}" took the request; take "${subject}" out of the subjects of that stream`,
  );
}

function notAllowed(doing: string, subject: string, cause: unknown): FlareError {
  return new FlareError(
    'not_allowed',
    `${doing}: the broker does not let this user publish there; let its NATS user publish "${subject}"`,
    { cause },
  );
}

/** Whoever only looks on, at `flare.*`, is somebody there to the broker: the request is then not refused but waits. */
function unanswered(doing: string, timeoutMs: number, cause: unknown): FlareError {
  const seeTo =
    'start an archiver and an uploader on this broker, or name another one; flare doctor tells what is missing';
  const reason = isNobodyThere(cause)
    ? `no service answers at this broker; ${seeTo}`
    : cause instanceof errors.TimeoutError
      ? `no service answered in ${timeoutMs / 1000} s; ${seeTo}`
      : reasonOf(cause);
  return new FlareError('broker_unavailable', `${doing}: ${reason}`, { cause, retryable: true });
}
