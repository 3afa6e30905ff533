import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { AckPolicy, jetstream, jetstreamManager, type Consumer } from '@nats-io/jetstream';
import { nanos } from '@nats-io/nats-core';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import { natsConfig, type FlareError } from '@flarewire/schemas';
import { startTestBroker, type TestBroker } from '@flarewire/testing';
import { consumeRequested } from '../contract/consume-requested.ts';
import { createCollector, fastTiming, requested, uniqueName, type Subject } from '../contract/subject.ts';
import { connectNats } from './connect-nats.ts';
import { streams } from './names.ts';
import { startNatsSubject } from './nats-subject.fixture.ts';

const ackWaitMs = 300;
const broker = await startTestBroker();
if (typeof broker === 'string') test('events whose worker is gone', { skip: broker });
else redelivery(broker, await startNatsSubject(broker, { ...fastTiming, ackWaitMs }));

function redelivery(broker: TestBroker, subject: Subject): void {
  suite('events whose worker is gone', { timeout: 300_000 }, () => {
    let outsider: NatsConnection;
    before(async () => {
      outsider = await connect({ servers: broker.url });
    });
    after(async () => {
      await outsider.close();
      await subject[Symbol.asyncDispose]();
    });

    /** A worker of the same durable that takes events and then does what a dying process does: nothing. */
    const openVictim = async (target: string): Promise<Consumer> => {
      const jsm = await jetstreamManager(outsider);
      await jsm.consumers.add(streams.events, {
        durable_name: `d-${target}`,
        filter_subject: `flare.requested.${target}`,
        ack_policy: AckPolicy.Explicit,
        ack_wait: nanos(ackWaitMs),
      });
      return jetstream(outsider).consumers.get(streams.events, `d-${target}`);
    };

    test('an event goes to another worker when its own dies', async () => {
      const [transport, target] = [await subject.open(), uniqueName('t')];
      const victim = await openVictim(target);
      const event = requested(target);
      await transport.publish('flare.requested', event);
      assert.ok(await victim.next({ expires: 30_000 }));

      const seen = createCollector<{ flareId: string; attempt: number }>();
      await using opened = new AsyncDisposableStack();
      const handle = async ({ flareId }: { flareId: string }, { attempt }: { attempt: number }) =>
        seen.push({ flareId, attempt });
      const names = { event: 'flare.requested', target, durable: `d-${target}` } as const;
      opened.use(await transport.consume({ ...names, handle, giveUp: async () => assert.fail('given up') }));
      assert.deepEqual(await seen.reach(1), [{ flareId: event.flareId, attempt: 2 }]);
    });

    test('an event stays with its worker though another instance has set a shorter time for signs of life', async () => {
      await using opened = new AsyncDisposableStack();
      const open = async (ackWaitMs: number) =>
        opened.use(
          await connectNats({
            config: natsConfig.parse({ url: broker.url }),
            artifacts: { store: 'nats' },
            name: 'test',
            timing: { ...fastTiming, ackWaitMs },
          }),
        );
      const [patient, hasty] = [await open(30_000), await open(2_000)];
      const target = uniqueName('t');
      const begun = createCollector<string>();
      const handle = (who: string) => async () => {
        begun.push(who);
        await delay(3_500);
      };
      await consumeRequested(patient, target, { handle: handle('patient') });
      await patient.publish('flare.requested', requested(target));
      await begun.reach(1);
      await consumeRequested(hasty, target, { handle: handle('hasty') });
      while ((await hasty.waiting(`d-${target}`)) > 0) await delay(100);
      assert.deepEqual(begun.items, ['patient']);
    });

    test('an event goes to another worker sooner where that is said of its consumer', async () => {
      const [transport, target] = [await subject.open(), uniqueName('t')];
      await using _opened = await consumeRequested(transport, target, { takeoverMs: 200 });
      const jsm = await jetstreamManager(outsider);
      assert.equal((await jsm.consumers.info(streams.events, `d-${target}`)).config.ack_wait, nanos(200));
      await using _never = await consumeRequested(transport, target, { takeoverMs: 60_000 });
      assert.equal((await jsm.consumers.info(streams.events, `d-${target}`)).config.ack_wait, nanos(ackWaitMs));
    });

    test('an event stays with a worker that takes longer than a dead one is waited for', async () => {
      const [one, two, target] = [await subject.open(), await subject.open(), uniqueName('t')];
      const started = createCollector<void>();
      const done = createCollector<void>();
      await using opened = new AsyncDisposableStack();
      for (const transport of [one, two]) {
        const names = { event: 'flare.requested', target, durable: `d-${target}` } as const;
        const handle = async () => {
          started.push();
          await delay(4 * ackWaitMs);
          done.push();
        };
        opened.use(await transport.consume({ ...names, handle, giveUp: async () => assert.fail('given up') }));
      }
      await one.publish('flare.requested', requested(target));
      await done.reach(1);
      assert.equal(started.items.length, 1);
    });

    test('an event that killed its workers as often as it may be tried is given up without another try', async () => {
      const [transport, target] = [await subject.open(), uniqueName('t')];
      const victim = await openVictim(target);
      await transport.publish('flare.requested', requested(target));
      for (let crash = 0; crash < 2; crash++) assert.ok(await victim.next({ expires: 30_000 }));

      const givenUp = createCollector<FlareError>();
      await using opened = new AsyncDisposableStack();
      opened.use(
        await transport.consume({
          event: 'flare.requested',
          target,
          durable: `d-${target}`,
          attempts: 2,
          handle: async () => assert.fail('tried again'),
          giveUp: async (_, error) => givenUp.push(error),
        }),
      );
      assert.match((await givenUp.reach(1))[0]!.message, /2 attempts ended without a result/);
    });

    test('an event that is given up has one entry in the stream of dead letters, and no other by the broker', async () => {
      const [transport, target] = [await subject.open(), uniqueName('t')];
      const jsm = await jetstreamManager(outsider);
      const entries = async () => (await jsm.streams.info(streams.deadLetters)).state.messages;
      const before = await entries();
      await using opened = new AsyncDisposableStack();
      opened.use(
        await consumeRequested(transport, target, {
          handle: async () => {
            throw new TypeError('undefined is not a function');
          },
          giveUp: async () => {},
        }),
      );
      await transport.publish('flare.requested', requested(target));
      while ((await entries()) === before) await delay(10);
      await delay(500);
      assert.equal(await entries(), before + 1);
      const { num_ack_pending: pending } = await jsm.consumers.info(streams.events, `d-${target}`);
      assert.equal(pending, 0);
    });
  });
}
