import type { JetStreamManager } from '@nats-io/jetstream';
import type { Link } from '../connection/link.ts';
import { apiCode, unless } from '../connection/nats-errors.ts';
import { streams } from '../names.ts';

/** How many events a durable consumer has still to settle, as `Transport.waiting` promises. */
export function countWaiting(
  { jsm, link }: { jsm: JetStreamManager; link: Link },
  durable: string,
  signal?: AbortSignal,
): Promise<number> {
  const ask = async () => {
    const info = await unless(apiCode.consumerNotFound, () => jsm.consumers.info(streams.events, durable));
    return info ? info.num_pending + info.num_ack_pending : 0;
  };
  return link.retry(`Cannot count what waits for "${durable}"`, ask, signal);
}
