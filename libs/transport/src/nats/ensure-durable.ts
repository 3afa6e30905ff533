import {
  AckPolicy,
  DeliverPolicy,
  type ConsumerConfig,
  type JetStreamClient,
  type JetStreamManager,
  type Consumer,
} from '@nats-io/jetstream';
import { nanos } from '@nats-io/nats-core';
import { FlareError } from '@flarewire/schemas';
import { apiCode, hasApiCode } from './nats-errors.ts';
import { streams } from './names.ts';

/** How many workers of all instances may ask one durable for work at a time; the broker's default is 512. */
const mostAsking = 2 ** 14;

/**
 * Finds or makes a durable pull consumer of the events.
 * The broker never gives an event up by itself (`max_deliver: -1`): one that kills its workers comes back until a
 * worker sees that its attempts are used up, so no accepted flare can end without a word.
 * @throws {FlareError} `invalid_config` when the durable exists for other events: old brokers would rewrite it silently
 */
export async function ensureDurable(
  { js, jsm }: { js: JetStreamClient; jsm: JetStreamManager },
  options: { durable: string; subject: string; ackWaitMs: number; inFlight: number },
): Promise<Consumer> {
  const { durable, subject, ackWaitMs, inFlight } = options;
  const wanted: Partial<ConsumerConfig> = {
    durable_name: durable,
    filter_subject: subject,
    ack_policy: AckPolicy.Explicit,
    deliver_policy: DeliverPolicy.All,
    ack_wait: nanos(ackWaitMs),
    max_deliver: -1,
    max_waiting: mostAsking,
    max_ack_pending: inFlight,
  };
  const found = await readDurable(jsm, durable);
  if (found && found.filter_subject !== subject) {
    throw new FlareError(
      'invalid_config',
      `Cannot consume ${subject} as durable "${durable}": it exists for ${found.filter_subject ?? 'other subjects'}; use another name`,
    );
  }
  if (!found) await jsm.consumers.add(streams.events, wanted);
  else if (found.ack_wait !== wanted.ack_wait || found.max_ack_pending !== wanted.max_ack_pending) {
    const { ack_wait = 0, max_ack_pending = 0 } = wanted;
    await jsm.consumers.update(streams.events, durable, { ack_wait, max_ack_pending });
  }
  return js.consumers.get(streams.events, durable);
}

async function readDurable(jsm: JetStreamManager, durable: string): Promise<ConsumerConfig | undefined> {
  try {
    return (await jsm.consumers.info(streams.events, durable)).config;
  } catch (error) {
    if (hasApiCode(error, apiCode.consumerNotFound)) return undefined;
    throw error;
  }
}
