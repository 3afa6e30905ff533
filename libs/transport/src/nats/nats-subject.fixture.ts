import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { natsConfig } from '@flarewire/schemas';
import type { Subject } from '../contract/subject.ts';
import type { DeadLetter } from '../events/dead-letter.ts';
import type { Timing } from '../timing.ts';
import { connectNats } from './connect-nats.ts';
import { streams } from './names.ts';

/** The NATS transport as the subject of tests, on a broker that is closed with it. */
export async function startNatsSubject(
  broker: AsyncDisposable & { url: string },
  timing: Partial<Timing>,
): Promise<Subject> {
  const opened = new AsyncDisposableStack();
  opened.use(broker);
  const outsider = await connect({ servers: broker.url });
  opened.defer(() => outsider.close());
  const open = async () =>
    opened.use(
      await connectNats({
        config: natsConfig.parse({ url: broker.url }),
        artifacts: { store: 'nats' },
        name: 'test',
        timing,
      }),
    );
  return {
    open,
    async inject(subject, payload) {
      await jetstream(outsider).publish(subject, payload);
    },
    async deadLetters(durable) {
      const jsm = await jetstreamManager(outsider);
      const { state } = await jsm.streams.info(streams.deadLetters);
      const letters: DeadLetter[] = [];
      for (let seq = Math.max(1, state.first_seq); seq <= state.last_seq; seq++) {
        const message = await jsm.streams.getMessage(streams.deadLetters, { seq });
        if (message?.subject === `dlq.${durable}`) letters.push(message.json<DeadLetter>());
      }
      return letters;
    },
    [Symbol.asyncDispose]: () => opened.disposeAsync(),
  };
}
