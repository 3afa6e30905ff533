import type { JetStreamClient, JetStreamManager, JsMsg } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/nats-core';
import type { EventName, FlareError } from '@flarewire/schemas';
import { deadLetter, type DeadLetter } from '../../events/dead-letter.ts';
import { settleEvent, type DeliveredEvent, type Settlement } from '../../events/settle-event.ts';
import type { TransportLog } from '../../log.ts';
import type { ConsumeOptions } from '../../port/consume.ts';
import type { Timing } from '../../timing.ts';
import { deliveryOf } from './delivery-of.ts';
import { goOnMeanwhile, type Dues } from './go-on-meanwhile.ts';
import type { Link } from '../connection/link.ts';
import { publishTimeoutMs } from './publish.ts';

export type ConsumerParts = {
  nc: NatsConnection;
  js: JetStreamClient;
  jsm: JetStreamManager;
  link: Link;
  log: TransportLog;
  timing: Timing;
};

/** What the workers of a durable share. */
export type Shared = {
  subject: string;
  /** The broker takes an event whose worker is silent for so long to be nobody's. */
  ackWaitMs: number;
  dues: Dues;
  handingBack: AbortSignal;
  closing: AbortSignal;
};

/** A worker shows that it lives so often at least: another instance may have set a shorter time for that than this one has. */
const longestSilenceMs = 1_000;

/** How long a worker tries to acknowledge an event before it goes on. */
const longestAckMs = 10_000;

/**
 * Works on one event until it is done, given up, handed back or somebody else's, and tells the broker.
 * @param consumer when the durable was made that delivered it, as the broker says
 */
export async function workOn<N extends EventName>(
  parts: ConsumerParts,
  options: ConsumeOptions<N>,
  { message, consumer }: { message: JsMsg; consumer: string },
  shared: Shared,
): Promise<void> {
  const { jsm, link, log, timing } = parts;
  const { subject, ackWaitMs, dues, handingBack, closing } = shared;
  const { seq, headers } = message;
  const settle = (delivery: DeliveredEvent, lost?: AbortSignal) => {
    const signal = lost ? AbortSignal.any([handingBack, lost]) : handingBack;
    const bury = (error: FlareError) => storeLetter(parts, deadLetter(options, delivery, error), handingBack);
    return settleEvent(options, delivery, { timing, signal, closing, bury, log });
  };
  const settleAndWait = async (delivery: DeliveredEvent): Promise<Settlement> => {
    const settlement = await settle(delivery);
    return settlement.kind === 'again' ? waitWith(delivery, settlement.delayMs) : settlement;
  };
  /** Waits with an event that is to be tried again, and works on others meanwhile. */
  const waitWith = async (held: DeliveredEvent, delayMs: number): Promise<Settlement> => {
    const { event, standing } = options;
    if (!standing || closing.aborted) return { kind: 'again', delayMs };
    try {
      const given = { event, subject, held, delayMs, standing, settle, dues, closing };
      if ((await goOnMeanwhile({ jsm, link }, given)) === 'left') return { kind: 'left' };
    } catch (error) {
      log.warn({ err: error, durable: options.durable, seq }, 'nothing is worked on while an event waits');
      return { kind: 'again', delayMs };
    }
    if (closing.aborted) return { kind: 'again', delayMs: timing.handBackMs };
    return settleAndWait({ ...held, attempt: held.attempt + 1 });
  };
  const alive = setInterval(() => message.working(), Math.min(ackWaitMs / 3, longestSilenceMs));
  try {
    const first = deliveryOf(message, { consumer, attempt: message.info.deliveryCount, headers });
    const leftMs = (dues.get(seq) ?? 0) - performance.now();
    dues.delete(seq);
    const settlement = await (leftMs > 0 ? waitWith(first, leftMs) : settleAndWait(first));
    if (settlement.kind === 'again') message.nak(settlement.delayMs);
    // Acknowledged, not terminated: of that the broker would tell as well, and so bury the event twice.
    else if (settlement.kind !== 'left') await acknowledge(parts, message, options.durable, shared);
  } finally {
    clearInterval(alive);
  }
}

/** Stores one letter an event, however many durables cannot read it. */
async function storeLetter({ js, link }: ConsumerParts, letter: DeadLetter, signal: AbortSignal): Promise<void> {
  const options = { msgID: `dlq:${letter.seq}`, timeout: publishTimeoutMs };
  const store = () => js.publish(`dlq.${letter.durable}`, JSON.stringify(letter), options);
  await link.retry('Cannot store a dead letter', store, signal);
}

/**
 * Acknowledges an event until the broker confirms it: what is lost with a leader is sent again, since a durable that gives out one
 * event at a time stands still until then. The client's own acknowledges once.
 */
async function acknowledge(
  { nc, link, log }: ConsumerParts,
  message: JsMsg,
  durable: string,
  { ackWaitMs, handingBack }: Shared,
): Promise<void> {
  const { seq, reply } = message as JsMsg & { reply: string };
  const limit = AbortSignal.any([AbortSignal.timeout(Math.min(ackWaitMs, longestAckMs)), handingBack]);
  try {
    const send = () => nc.request(reply, '+ACK', { timeout: publishTimeoutMs });
    await link.retry('Cannot acknowledge an event', send, limit);
  } catch (err) {
    const said = 'the broker did not confirm an acknowledgement; the event will come again';
    log.warn({ err, durable, seq }, said);
  }
}
