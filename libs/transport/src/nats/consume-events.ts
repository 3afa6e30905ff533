import type { JetStreamClient, JetStreamManager, JsMsg } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/nats-core';
import { subjectOf, type EventName, type FlareError } from '@flarewire/schemas';
import { deadLetter } from '../events/dead-letter.ts';
import { runWorkers } from '../events/run-workers.ts';
import { settleEvent, type DeliveredEvent, type Settlement } from '../events/settle-event.ts';
import type { TransportLog } from '../log.ts';
import type { ConsumeOptions } from '../port.ts';
import type { Timing } from '../timing.ts';
import { traceparentFrom } from '../traceparent.ts';
import { pause } from '../waiting.ts';
import { ensureDurable } from './ensure-durable.ts';
import type { Link } from './link.ts';
import { goOnMeanwhile, type Dues } from './go-on-meanwhile.ts';
import { publishTimeoutMs } from './publish.ts';
import { takeOne } from './take-one.ts';

export type ConsumerParts = {
  nc: NatsConnection;
  js: JetStreamClient;
  jsm: JetStreamManager;
  link: Link;
  log: TransportLog;
  timing: Timing;
};

/** After so many looks of those that see whether what is stored can be read, a worker sees whether its durable is as it made it. */
const looksAtDurable = 20;

/** A worker shows that it lives so often at least: another instance may have set a shorter time for that than this one has. */
const longestSilenceMs = 1_000;

/** How long a worker tries to acknowledge an event before it goes on. */
const longestAckMs = 10_000;

/** Works through one kind of event, as `Transport.consume` promises. */
export async function consumeEvents<N extends EventName>(
  parts: ConsumerParts,
  options: ConsumeOptions<N>,
): Promise<AsyncDisposable> {
  const { link, log } = parts;
  const { durable, event, target = '*', workers = 1, inFlight = 256, graceMs = parts.timing.graceMs } = options;
  const subject = subjectOf(event, target);
  const ackWaitMs = ackWaitOf(parts.timing, options);
  const stopping = new AbortController();
  const handingBack = new AbortController();
  const open = () =>
    link.retry(
      `Cannot consume ${subject}`,
      () => ensureDurable(parts, { durable, subject, ackWaitMs, inFlight }),
      stopping.signal,
    );

  const dues: Dues = new Map();
  const worker = async () => {
    for (let failures = 0; !stopping.signal.aborted;) {
      try {
        const consumer = await open();
        const { created } = await consumer.info(true);
        const until = performance.now() + looksAtDurable * parts.timing.lookMs;
        while (!stopping.signal.aborted && performance.now() < until) {
          const taken = await takeOne(consumer, parts, stopping.signal);
          failures = 0;
          if (taken === 'unanswered') break;
          if (taken)
            await workOn(parts, options, taken, {
              consumer: created,
              subject,
              dues,
              handingBack: handingBack.signal,
              closing: stopping.signal,
            });
        }
      } catch (error) {
        if (stopping.signal.aborted) return;
        log.warn({ durable, err: error }, 'taking events failed, trying again');
        await pause(Math.min(100 * 2 ** failures++, 30_000), stopping.signal);
      }
    }
  };

  await open();
  return runWorkers(worker, { workers, graceMs, stopping, handingBack, closing: options.closing });
}

function ackWaitOf(
  { ackWaitMs }: Timing,
  { takeoverMs = Infinity }: Pick<ConsumeOptions<EventName>, 'takeoverMs'>,
): number {
  return Math.min(ackWaitMs, takeoverMs);
}

async function workOn<N extends EventName>(
  { nc, js, jsm, link, log, timing }: ConsumerParts,
  options: ConsumeOptions<N>,
  message: JsMsg,
  {
    consumer,
    subject,
    dues,
    handingBack,
    closing,
  }: { consumer: string; subject: string; dues: Dues; handingBack: AbortSignal; closing: AbortSignal },
): Promise<void> {
  const first: DeliveredEvent = {
    subject: message.subject,
    seq: message.seq,
    payload: message.data,
    attempt: message.info.deliveryCount,
    consumer,
    consumerIsNewer: Date.parse(consumer) > message.time.getTime(),
    traceparent: message.headers?.get('traceparent') || traceparentFrom(),
  };
  const bury = (delivery: DeliveredEvent) => async (error: FlareError) => {
    const record = JSON.stringify(deadLetter(options, delivery, error));
    // One letter an event, however many durables cannot read it.
    const sendOptions = { msgID: `dlq:${delivery.seq}`, timeout: publishTimeoutMs };
    await link.retry(
      'Cannot store a dead letter',
      () => js.publish(`dlq.${options.durable}`, record, sendOptions),
      handingBack,
    );
  };
  // The client acknowledges once. What is lost with a leader is sent again: a durable that gives out one event at a time stands still until then.
  const { seq, reply } = message as JsMsg & { reply: string };
  const ackWaitMs = ackWaitOf(timing, options);
  const acknowledge = async () => {
    const limit = AbortSignal.any([AbortSignal.timeout(Math.min(ackWaitMs, longestAckMs)), handingBack]);
    try {
      const send = () => nc.request(reply, '+ACK', { timeout: publishTimeoutMs });
      await link.retry('Cannot acknowledge an event', send, limit);
    } catch (error) {
      log.warn(
        { err: error, durable: options.durable, seq },
        'the broker did not confirm an acknowledgement; the event will come again',
      );
    }
  };
  const settle = (delivery: DeliveredEvent, lost?: AbortSignal) => {
    const signal = lost ? AbortSignal.any([handingBack, lost]) : handingBack;
    return settleEvent(options, delivery, { timing, signal, closing, bury: bury(delivery), log });
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
  const settleAndWait = async (delivery: DeliveredEvent): Promise<Settlement> => {
    const settlement = await settle(delivery);
    return settlement.kind === 'again' ? waitWith(delivery, settlement.delayMs) : settlement;
  };
  const alive = setInterval(() => message.working(), Math.min(ackWaitMs / 3, longestSilenceMs));
  try {
    const leftMs = (dues.get(seq) ?? 0) - performance.now();
    dues.delete(seq);
    const settlement = await (leftMs > 0 ? waitWith(first, leftMs) : settleAndWait(first));
    if (settlement.kind === 'again') message.nak(settlement.delayMs);
    // Acknowledged, not terminated: of that the broker would tell as well, and so bury the event twice.
    else if (settlement.kind !== 'left') await acknowledge();
  } finally {
    clearInterval(alive);
  }
}
