import type { JsMsg } from '@nats-io/jetstream';
import type { MsgHdrs } from '@nats-io/nats-core';
import type { DeliveredEvent } from '../../events/settle-event.ts';
import { traceparentFrom } from '../../traceparent.ts';

/**
 * A stored event as it comes to a worker.
 * @param options.consumer when the durable was made that delivers it, as the broker says: RFC 3339
 */
export function deliveryOf(
  { subject, seq, data, time }: Pick<JsMsg, 'subject' | 'seq' | 'data' | 'time'>,
  { consumer, attempt, headers }: { consumer: string; attempt: number; headers: MsgHdrs | undefined },
): DeliveredEvent {
  return {
    subject,
    seq,
    payload: data,
    attempt,
    consumer,
    consumerIsNewer: Date.parse(consumer) > time.getTime(),
    traceparent: headers?.get('traceparent') || traceparentFrom(),
  };
}
