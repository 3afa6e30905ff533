import type { Consumer, ConsumerMessages, JsMsg } from '@nats-io/jetstream';
import type { NatsConnection, Subscription } from '@nats-io/nats-core';
import { unlessAborted } from '../../waiting.ts';
import type { Link } from '../connection/link.ts';

/** How often the broker says that it has not forgotten the question; two missed, and it has, as where a leader died. */
const heartbeatMs = 1_000;

/** How long the broker has to confirm that nothing comes any more, when it is time to stop. */
const confirmWithinMs = 1_000;

/**
 * Asks for one event, for as long as 30 s. One at a time: an event that waits behind another in this process would be
 * given to somebody else as well. When it is time to stop, what the broker has sent already is still taken in and handed back at
 * once: a `fetch` that is stopped drops it, so that it would come again only when its worker is given up.
 * @returns undefined where there is none, and `unanswered` where the question was lost, with the connection or in silence. A broker
 * that has lost its store does not say that the durable is gone, so that it has to be looked for then
 */
export async function takeOne(
  consumer: Consumer,
  { nc, link }: { nc: NatsConnection; link: Link },
  stopping: AbortSignal,
): Promise<JsMsg | undefined | 'unanswered'> {
  await link.ready(stopping);
  const dropped = link.dropped();
  const messages = await consumer.fetch({ max_messages: 1, expires: 30_000, idle_heartbeat: heartbeatMs });
  let late: NodeJS.Timeout | undefined;
  const stop = () => messages.stop();
  const wind = () => {
    late = setTimeout(stop, confirmWithinMs);
    subscriptionOf(messages)
      .drain()
      .catch(() => {});
  };
  stopping.addEventListener('abort', wind, { once: true });
  dropped.addEventListener('abort', stop, { once: true });
  if (stopping.aborted) wind();
  if (dropped.aborted) stop();
  try {
    for await (const message of messages) {
      if (!stopping.aborted) return message;
      message.nak();
    }
    return dropped.aborted ? 'unanswered' : undefined;
  } catch (error) {
    if (dropped.aborted) return 'unanswered';
    if (!isSilence(error)) throw error;
    // A broker that stands still is asked once more, and not every few seconds.
    await unlessAborted(nc.flush(), stopping, dropped).catch(() => {});
    return 'unanswered';
  } finally {
    clearTimeout(late);
    stopping.removeEventListener('abort', wind);
    dropped.removeEventListener('abort', stop);
  }
}

/** The client drains it when its connection is drained, and lets nobody else do so. */
function subscriptionOf(messages: ConsumerMessages): Subscription {
  return (messages as ConsumerMessages & { sub: Subscription }).sub;
}

function isSilence(error: unknown): boolean {
  return error instanceof Error && error.message === 'heartbeats missed';
}
