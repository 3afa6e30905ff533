import type { JetStreamManager } from '@nats-io/jetstream';
import type { Link } from './link.ts';
import { apiCode, hasApiCode } from './nats-errors.ts';
import { streams } from './names.ts';

/** How many events a durable consumer has still to settle, as `Transport.waiting` promises. */
export function countWaiting(
  { jsm, link }: { jsm: JetStreamManager; link: Link },
  durable: string,
  signal?: AbortSignal,
): Promise<number> {
  const ask = async () => {
    try {
      const { num_pending, num_ack_pending } = await jsm.consumers.info(streams.events, durable);
      return num_pending + num_ack_pending;
    } catch (error) {
      if (hasApiCode(error, apiCode.consumerNotFound)) return 0;
      throw error;
    }
  };
  return link.retry(`Cannot count what waits for "${durable}"`, ask, signal);
}
