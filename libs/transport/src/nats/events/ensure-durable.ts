import {
  AckPolicy,
  DeliverPolicy,
  ReplayPolicy,
  type ConsumerConfig,
  type JetStreamClient,
  type JetStreamManager,
  type Consumer,
} from '@nats-io/jetstream';
import { nanos } from '@nats-io/nats-core';
import { FlareError } from '@flarewire/schemas';
import { apiCode, unless } from '../connection/nats-errors.ts';
import { streams } from '../names.ts';

/** How many workers of all instances may ask one durable for work at a time; the broker's default is 512. */
const mostAsking = 2 ** 14;

/**
 * Finds or makes a durable pull consumer of the events.
 * The broker never gives an event up by itself (`max_deliver: -1`): one that kills its workers comes back until a
 * worker sees that its attempts are used up, so no accepted flare can end without a word.
 * What another program set differs is corrected where the broker lets it.
 * @throws {FlareError} `invalid_config` when the durable exists for other events, which old brokers would rewrite silently, or
 * with settings that cannot be corrected
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
  const info = await unless(apiCode.consumerNotFound, () => jsm.consumers.info(streams.events, durable));
  const found = info?.config;
  if (found && found.filter_subject !== subject) {
    throw new FlareError(
      'invalid_config',
      `Cannot consume ${subject} as durable "${durable}": it exists for ${found.filter_subject ?? 'other subjects'}; use another name`,
    );
  }
  if (found) refuseForeign(durable, found);
  if (!found) await jsm.consumers.add(streams.events, wanted);
  else if (isToCorrect(found, wanted)) {
    const { ack_wait = 0, max_ack_pending = 0, max_deliver = -1 } = wanted;
    const settings = { ack_wait, max_ack_pending, max_deliver, ...asByDefault };
    await jsm.consumers.update(streams.events, durable, settings);
  }
  return js.consumers.get(streams.events, durable);
}

/** What another program may have set, and what can be corrected. */
const asByDefault = { backoff: [], headers_only: false, inactive_threshold: 0 };

function isToCorrect(found: ConsumerConfig, wanted: Partial<ConsumerConfig>): boolean {
  const { ack_wait, max_ack_pending, max_deliver, backoff = [], headers_only = false, inactive_threshold = 0 } = found;
  return (
    ack_wait !== wanted.ack_wait ||
    max_ack_pending !== wanted.max_ack_pending ||
    max_deliver !== wanted.max_deliver ||
    backoff.length > 0 ||
    headers_only ||
    inactive_threshold > 0
  );
}

/** A durable of our name that another program made in a way that cannot be corrected: events would be lost, or not come at all. */
function refuseForeign(durable: string, found: ConsumerConfig): void {
  const foreign = {
    ack_policy: found.ack_policy !== AckPolicy.Explicit,
    deliver_policy: found.deliver_policy !== DeliverPolicy.All,
    replay_policy: found.replay_policy !== ReplayPolicy.Instant,
    deliver_subject: Boolean(found.deliver_subject),
  };
  const settings = Object.entries(foreign).flatMap(([setting, isForeign]) => (isForeign ? [setting] : []));
  if (settings.length === 0) return;
  throw new FlareError(
    'invalid_config',
    `Cannot consume events as durable "${durable}": another program made it with its own ${settings.join(', ')}; ` +
      `remove it, and it is created again: nats consumer rm ${streams.events} ${durable}`,
  );
}
