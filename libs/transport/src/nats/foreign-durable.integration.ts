import assert from 'node:assert/strict';
import { after, suite, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { AckPolicy, DeliverPolicy, jetstreamManager, ReplayPolicy, type ConsumerConfig } from '@nats-io/jetstream';
import { nanos } from '@nats-io/nats-core';
import { connect } from '@nats-io/transport-node';
import { natsConfig } from '@flarewire/schemas';
import { startTestBroker, type TestBroker } from '@flarewire/testing';
import { consumeRequested } from '../contract/consume-requested.ts';
import { createCollector, fastTiming, requested, uniqueName } from '../contract/subject.ts';
import { connectNats } from './connect-nats.ts';
import { streams } from './names.ts';

const broker = await startTestBroker();
if (typeof broker === 'string') test('a durable that another program made', { skip: broker });
else durables(broker);

function durables(broker: TestBroker): void {
  suite('a durable that another program made', { timeout: 300_000 }, () => {
    after(() => broker[Symbol.asyncDispose]());

    async function startWork(made: Partial<ConsumerConfig>) {
      await using opening = new AsyncDisposableStack();
      const outsider = await connect({ servers: broker.url });
      opening.defer(() => outsider.close());
      const jsm = await jetstreamManager(outsider);
      const transport = opening.use(
        await connectNats({
          config: natsConfig.parse({ url: broker.url }),
          artifacts: { store: 'nats' },
          name: 'test',
          timing: { ...fastTiming, lookMs: 50 },
        }),
      );
      const target = uniqueName('t');
      const durable = `d-${target}`;
      const make = () =>
        jsm.consumers.add(streams.events, {
          durable_name: durable,
          filter_subject: `flare.requested.${target}`,
          ack_policy: AckPolicy.Explicit,
          ...made,
        });
      const handled = createCollector<string>();
      const take = () => consumeRequested(transport, target, { handle: async ({ flareId }) => handled.push(flareId) });
      const publish = () => transport.publish('flare.requested', requested(target));
      const opened = opening.move();
      return {
        jsm,
        durable,
        make,
        take,
        publish,
        handled,
        settings: async () => (await jsm.consumers.info(streams.events, durable)).config,
        [Symbol.asyncDispose]: () => opened.disposeAsync(),
      };
    }

    test('has what keeps events from being lost corrected', async () => {
      await using work = await startWork({
        max_deliver: 3,
        ack_wait: nanos(600_000),
        max_ack_pending: 7,
        backoff: [nanos(500), nanos(600_000)],
        headers_only: true,
        inactive_threshold: nanos(300_000),
      });
      await work.make();
      await work.take();
      const { max_deliver, ack_wait, max_ack_pending, backoff, headers_only, inactive_threshold } =
        await work.settings();
      assert.deepEqual(
        [max_deliver, ack_wait, max_ack_pending, backoff ?? [], headers_only ?? false, inactive_threshold ?? 0],
        [-1, nanos(2_000), 256, [], false, 0],
      );
      await work.publish();
      await work.handled.reach(1);
    });

    const others: Record<string, Partial<ConsumerConfig>> = {
      ack_policy: { ack_policy: AckPolicy.None },
      deliver_policy: { deliver_policy: DeliverPolicy.New },
      replay_policy: { replay_policy: ReplayPolicy.Original },
      deliver_subject: { deliver_subject: 'somewhere' },
    };
    for (const [setting, made] of Object.entries(others))
      test(`is refused where its ${setting} cannot be corrected, with what to do`, async () => {
        await using work = await startWork(made);
        await work.make();
        await assert.rejects(work.take(), (error: Error & { code: string }) => {
          assert.equal(error.code, 'invalid_config');
          assert.match(error.message, new RegExp(`${setting}.*nats consumer rm EVENTS ${work.durable}`));
          return true;
        });
      });

    test('in place of one that was deleted is corrected by who works with it', async () => {
      await using work = await startWork({ max_deliver: 1 });
      await work.take();
      await work.publish();
      await work.handled.reach(1);
      await work.jsm.consumers.delete(streams.events, work.durable);
      await work.make();
      await work.publish();
      await work.handled.reach(2);
      while ((await work.settings()).max_deliver !== -1) {
        await work.publish();
        await delay(50);
      }
    });
  });
}
