import type { JetStreamManager } from '@nats-io/jetstream';
import { eventId } from '../../events/event-id.ts';
import type { Loss, PublishedEvent } from '../../port/publish.ts';
import type { Link } from '../connection/link.ts';
import { streams } from '../names.ts';
import { apiCode, unless } from '../connection/nats-errors.ts';

/** Whether a durable consumer will not be given an event any more, as `Transport.isLost` promises. */
export function isLost(
  { jsm, link }: { jsm: JetStreamManager; link: Link },
  { name, about, seq }: PublishedEvent,
  { durable, signal }: { durable: string; signal?: AbortSignal },
): Promise<Loss | false> {
  const isStored = () =>
    unless(apiCode.messageNotFound, async () => {
      const found = await jsm.streams.getMessage(streams.events, { seq });
      return found?.header?.get('ce-id') === eventId(name, about);
    });
  const isToCome = () =>
    unless(apiCode.consumerNotFound, async () => {
      const {
        ack_floor: settled,
        delivered,
        num_ack_pending: inHand,
      } = await jsm.consumers.info(streams.events, durable);
      // What lies between the two may be in hand, or settled out of order: that shows once nothing is in hand any more.
      return seq > settled.stream_seq && (inHand > 0 || seq > delivered.stream_seq);
    });
  const ask = async () => {
    if ((await isStored()) !== true) return 'gone';
    return (await isToCome()) === false ? 'settled' : false;
  };
  return link.retry(`Cannot check whether ${name} is lost`, ask, signal);
}
