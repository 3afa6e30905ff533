import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { after, suite, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { Objm } from '@nats-io/obj';
import { connect } from '@nats-io/transport-node';
import { natsConfig } from '@flarewire/schemas';
import { startTestBroker, type TestBroker } from '@flarewire/testing';
import { consumeRequested } from '../contract/consume-requested.ts';
import {
  cancelled,
  createCollector,
  fastTiming,
  flareRecordOf,
  requested,
  uniqueName,
  type Subject,
} from '../contract/subject.ts';
import type { TailedEvent } from '../port/tail.ts';
import { connectNats } from './connect-nats.ts';
import { buckets, objectStream } from './names.ts';
import { startNatsSubject } from './nats-subject.fixture.ts';

const broker = await startTestBroker();
if (typeof broker === 'string') test('NATS transport through outages', { skip: broker });
else outages(broker, await startNatsSubject(broker, fastTiming));

/** The broker is killed as a crash would do it, again and again, while something is under way. */
function outages(broker: TestBroker, subject: Subject): void {
  const crash = async (awayMs = 200) => {
    await broker.kill();
    await delay(awayMs);
    await broker.restart();
  };

  suite('NATS transport through outages', { timeout: 300_000 }, () => {
    after(() => subject[Symbol.asyncDispose]());

    test('every event that is published is stored, once', async () => {
      const transport = await subject.open();
      const ids: string[] = [];
      const crashing = crash().then(() => crash());
      const over = endOf(crashing);
      while (!over.aborted || ids.length < 200) {
        const event = cancelled();
        await transport.publish('flare.cancelled', event);
        ids.push(event.flareId);
      }
      await crashing;
      const seen: string[] = [];
      for await (const { data } of transport.tail({ from: 'start', signal: new AbortController().signal })) {
        seen.push(data.flareId);
        if (data.flareId === ids.at(-1)) break;
      }
      assert.deepEqual(seen, ids);
    });

    test('every event is worked on, and its effect happens once', async () => {
      const [transport, target] = [await subject.open(), uniqueName('t')];
      const effects = createCollector<string>();
      await using opened = new AsyncDisposableStack();
      opened.use(
        await transport.consume({
          event: 'flare.requested',
          target,
          durable: `d-${target}`,
          workers: 4,
          async handle({ flareId }) {
            await delay(5);
            if (await transport.flares.create(flareId, flareRecordOf(flareId))) effects.push(flareId);
          },
          giveUp: async () => assert.fail('given up'),
        }),
      );
      const events = Array.from({ length: 150 }, () => requested(target));
      const crashing = crash().then(() => crash());
      for (const event of events) await transport.publish('flare.requested', event);
      await crashing;
      await effects.reach(events.length);
      assert.deepEqual(effects.items.toSorted(), events.map(({ flareId }) => flareId).toSorted());
    });

    test('an event that was worked on while the broker went away is acknowledged when it is back, so the next one can come', async () => {
      const target = uniqueName('t');
      await using transport = await connectNats({
        config: natsConfig.parse({ url: broker.url }),
        artifacts: { store: 'nats' },
        name: 'test',
        // Longer than the test may take.
        timing: { ...fastTiming, ackWaitMs: 90_000 },
      });
      const handled = createCollector<string>();
      const events = [requested(target), requested(target)];
      let crashing: Promise<void> | undefined;
      await consumeRequested(transport, target, {
        inFlight: 1,
        async handle({ flareId }) {
          if (!crashing) {
            await broker.kill();
            crashing = broker.restart();
          }
          handled.push(flareId);
        },
      });
      for (const event of events) await transport.publish('flare.requested', event);
      await handled.reach(2);
      await crashing;
      assert.deepEqual(
        handled.items,
        events.map(({ flareId }) => flareId),
      );
    });

    test('a write whose confirmation is lost is not taken for somebody else’s', async () => {
      const transport = await subject.open();
      const crashing = crash(50).then(() => crash(50));
      const over = endOf(crashing);
      let count = 0;
      while (!over.aborted) {
        const id = uniqueName('f');
        const created = await transport.flares.create(id, flareRecordOf(id));
        assert.ok(created, 'created by us, and by nobody else');
        assert.ok(await transport.flares.update(id, flareRecordOf(id, 'archiving'), created.revision));
        count++;
      }
      assert.ok(count > 0);
    });

    test('an artifact is stored and read whole, and nothing else is left of it', async () => {
      const transport = await subject.open();
      const bytes = randomBytes(24 * 2 ** 20);
      const stored = transport.artifacts.put(`${uniqueName('f')}/archive`, slowly(bytes));
      await crash();
      await crash();
      const ref = await stored;
      assert.equal(ref.sha256, createHash('sha256').update(bytes).digest('hex'));

      const digest = createHash('sha256');
      let crashing: Promise<void> | undefined;
      for await (const piece of transport.artifacts.get(ref)) {
        digest.update(piece);
        crashing ??= crash();
        await delay(5);
      }
      await crashing;
      assert.equal(digest.digest('hex'), ref.sha256);
      // An upload that was given up clears up after itself once its own time is over.
      await until(async () => (await orphanedChunks()).length === 0);
    });

    test('a tail has no gap and repeats nothing', async () => {
      const transport = await subject.open();
      const publisher = await subject.open();
      const seen = createCollector<TailedEvent>();
      const stop = new AbortController();
      const tailing = (async () => {
        for await (const event of transport.tail({ from: 'start', signal: stop.signal })) {
          if (event.name === 'flare.cancelled') seen.push(event);
        }
      })();
      await until(async () => seen.items.length > 0);
      const before = new Set(seen.items.map(({ data }) => data.flareId));
      const ids: string[] = [];
      const crashing = crash().then(() => crash());
      const over = endOf(crashing);
      while (!over.aborted) {
        const event = cancelled();
        await publisher.publish('flare.cancelled', event);
        ids.push(event.flareId);
      }
      await until(async () => seen.items.at(-1)?.data.flareId === ids.at(-1));
      stop.abort();
      await tailing;
      const live = seen.items.map(({ data }) => data.flareId).filter((id) => !before.has(id));
      assert.deepEqual(live.slice(-ids.length), ids);
      assert.equal(new Set(seen.items.map(({ seq }) => seq)).size, seen.items.length);
    });

    test('a watch goes on with the changes after the outage', async () => {
      const [transport, id] = [await subject.open(), uniqueName('f')];
      const stop = new AbortController();
      const states = createCollector<string>();
      const watching = (async () => {
        for await (const { value } of transport.flares.watch({ key: id, signal: stop.signal }))
          states.push(value.state);
      })();
      const created = await transport.flares.create(id, flareRecordOf(id));
      await states.reach(1);
      await crash();
      await transport.flares.update(id, flareRecordOf(id, 'archiving'), created!.revision);
      assert.deepEqual(await states.reach(2), ['requested', 'archiving']);
      stop.abort();
      await watching;
    });

    test('a service answers again, and a request waits for it', async () => {
      const transport = await subject.open();
      await using opened = new AsyncDisposableStack();
      opened.use(
        await transport.serve({
          version: '1.0.0',
          description: 'a test',
          endpoints: { create: async () => ({ flareId: 'f-1', status: 'accepted' }) },
        }),
      );
      await broker.kill();
      await assert.rejects(transport.ready({ timeoutMs: 100 }), { code: 'broker_unavailable' });
      await assert.rejects(transport.request('create', {}, { timeoutMs: 100 }), { code: 'broker_unavailable' });
      const asking = transport.request('create', {}, { timeoutMs: 60_000 });
      await delay(3_000);
      await broker.restart();
      assert.equal((await asking).status, 'accepted');
      await transport.ready({ timeoutMs: 30_000 });
    });

    test('while the broker is away, waiting can be cancelled, and closing does not wait', async () => {
      const transport = await subject.open();
      const target = uniqueName('t');
      await transport.consume({
        event: 'flare.requested',
        target,
        durable: `d-${target}`,
        handle: async () => {},
        giveUp: async () => {},
      });
      await broker.kill();
      const signal = AbortSignal.timeout(50);
      await assert.rejects(transport.publish('flare.cancelled', cancelled(), { signal }), {
        code: 'broker_unavailable',
      });
      await transport[Symbol.asyncDispose]();
      await broker.restart();
    });
  });

  async function orphanedChunks(): Promise<string[]> {
    const nc = await connect({ servers: broker.url });
    try {
      const js = jetstream(nc);
      const jsm = await jetstreamManager(nc);
      const { state } = await jsm.streams.info(objectStream(buckets.artifacts), {
        subjects_filter: `$O.${buckets.artifacts}.C.>`,
      });
      const known = new Set((await (await new Objm(js).open(buckets.artifacts)).list()).map(({ nuid }) => nuid));
      return Object.keys(state.subjects ?? {}).filter((name) => !known.has(name.split('.').at(-1)!));
    } finally {
      await nc.close();
    }
  }
}

async function* slowly(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += 2 ** 18) {
    await delay(5);
    yield bytes.subarray(start, start + 2 ** 18);
  }
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await delay(50);
}

/** Aborts when the work is done. */
function endOf(work: Promise<void>): AbortSignal {
  const end = new AbortController();
  void work.finally(() => end.abort());
  return end.signal;
}
