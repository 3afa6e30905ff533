import assert from 'node:assert/strict';
import { after, suite, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { jetstreamManager, StorageType } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { natsConfig, type NatsConfig } from '@flarewire/schemas';
import { startBrokerWithUsers, startTestBroker, type TestBroker } from '@flarewire/testing';
import { consumeRequested } from '../contract/consume-requested.ts';
import {
  cancelled,
  createCollector,
  fastTiming,
  flareRecordOf,
  requested,
  targetRecordOf,
  uniqueName,
} from '../contract/subject.ts';
import { connectNats } from './connect-nats.ts';
import { permissionsOf } from '../permissions/permissions.ts';
import { buckets, kvStream, objectStream, streams } from './names.ts';
import { wantedStreams } from './streams/stream-configs.ts';

const broker = await startTestBroker();
if (typeof broker === 'string') test('a broker that loses what it kept', { skip: broker });
else losses(broker);

function losses(broker: TestBroker): void {
  suite('a broker that loses what it kept', { timeout: 300_000 }, () => {
    after(() => broker[Symbol.asyncDispose]());

    test('gets its streams again when it comes back without them, and who waits for work gets some', async () => {
      await using work = await startWork(broker.url);
      await broker.loseStore();
      await work.goesOn();
    });

    test('gets the streams that somebody deletes again from whoever needs them', async () => {
      await using work = await startWork(broker.url);
      for (const name of [streams.eventsView, streams.events]) await work.jsm.streams.delete(name);
      await work.goesOn();
    });

    test('has its copy of the events follow the new stream where somebody deletes the old one alone', async () => {
      await using work = await startWork(broker.url, { follow: 'view' });
      await work.goesOn();
      await work.jsm.streams.delete(streams.events);
      await work.goesOn();
    });

    test('has lost the records of a bucket that somebody deletes, and keeps the next ones', async () => {
      await using work = await startWork(broker.url);
      const { flares } = work.transport;
      const flareId = uniqueName('f');
      assert.ok(await flares.create(flareId, flareRecordOf(flareId)));
      await work.jsm.streams.delete(kvStream(buckets.flares));
      assert.equal(await flares.get(flareId), undefined);
      assert.ok(await flares.create(flareId, flareRecordOf(flareId)));
      assert.deepEqual(
        (await flares.list()).map(({ key }) => key),
        [flareId],
      );
    });

    test('keeps the next records of each other bucket that somebody deletes', async () => {
      await using work = await startWork(broker.url);
      const { targets, settings, groups, barriers, leases } = work.transport;
      const time = new Date().toISOString();
      const request = { profile: false, send: true } as const;
      const created = { version: '1.0', groupId: 'g-1', time, targets: ['*'], request, flares: [], leftOut: [] };
      const group = {
        groupId: 'g-1',
        requestDigest: '0'.repeat(64),
        barrierMs: 0,
        expected: [],
        updated: time,
        created,
      };
      const setting = {
        target: 'web',
        service: 'web',
        setting: 'mutexFraction',
        before: 5,
        owner: 'run-1',
        beat: 0,
      } as const;
      const puts = {
        [buckets.targets]: () => targets.put('web.one', targetRecordOf('web')),
        [buckets.settings]: () => settings.put('web.web.mutexFraction', setting),
        [buckets.groups]: () => groups.put('g-1', { ...group, asked: true, announced: false }),
        [buckets.barriers]: () => barriers.put('g-1.flare.f-1', { word: 'ready', flareId: 'f-1' }),
        [buckets.leases]: () => leases.put('flares', { holder: 'here-1', until: time }),
      };
      const tested = [buckets.flares, buckets.artifacts, ...Object.keys(puts)];
      assert.deepEqual(tested.toSorted(), Object.values(buckets).toSorted());
      for (const [bucket, put] of Object.entries(puts)) {
        await put();
        await work.jsm.streams.delete(kvStream(bucket));
        await put();
        assert.equal((await work.jsm.streams.info(kvStream(bucket))).state.messages, 1, bucket);
      }
    });

    test('tells who follows records what they are again, where it comes back with those of before', async (t) => {
      if (!broker.backUp) return t.skip('the store of this broker is out of reach');
      await using work = await startWork(broker.url);
      const { flares } = work.transport;
      const flareId = uniqueName('f');
      const first = (await flares.create(flareId, flareRecordOf(flareId)))!;
      const restore = await broker.backUp();
      const seen = createCollector<string>();
      const over = new AbortController();
      const following = (async () => {
        for await (const { key, value } of flares.watch({ signal: over.signal }))
          if (key === flareId) seen.push(value.state);
      })();
      await seen.reach(1);
      await flares.update(flareId, flareRecordOf(flareId, 'sent'), first.revision);
      await seen.reach(2);
      await restore();
      await seen.reach(3);
      over.abort();
      await following;
      assert.deepEqual(seen.items, ['requested', 'sent', 'requested']);
      return undefined;
    });

    test('has lost the artifacts of a bucket that somebody deletes, and keeps the next ones', async () => {
      await using work = await startWork(broker.url);
      const { artifacts } = work.transport;
      const [lost, key] = [await artifacts.put(`${uniqueName('f')}/archive`, pieces(100_000)), uniqueName('f')];
      await work.jsm.streams.delete(objectStream(buckets.artifacts));
      await assert.rejects(Array.fromAsync(artifacts.get(lost)), { code: 'artifact_missing' });
      await work.jsm.streams.delete(objectStream(buckets.artifacts));
      const ref = await artifacts.put(`${key}/archive`, pieces(100_000));
      assert.equal(Buffer.concat(await Array.fromAsync(artifacts.get(ref))).length, 100_000);
    });

    test('keeps dead letters again where somebody deletes them', async () => {
      await using work = await startWork(broker.url);
      await work.jsm.streams.delete(streams.deadLetters);
      work.outsider.publish(`flare.requested.${work.target}`, 'this is no event');
      while ((await work.transport.deadLetters.list()).length === 0) await delay(20);
      await work.goesOn();
    });

    test('gets a stream again whose folder was removed beneath it, and of which nothing can be read', async (t) => {
      if (!broker.loseFolder) return t.skip('the folders of this broker are out of reach');
      await using work = await startWork(broker.url);
      const { jsm, transport } = work;
      const late = uniqueName('t');
      await transport.publish('flare.requested', requested(late));
      await broker.loseFolder(streams.events);
      const isReadable = () => jsm.streams.getMessage(streams.events, { seq: 1 }).then(Boolean, () => false);
      // The broker has it in memory until nobody has asked for it for some seconds.
      do await delay(6_000);
      while (await isReadable());
      const handled = createCollector<string>();
      await consumeRequested(transport, late, { handle: async ({ flareId }) => handled.push(flareId) });
      for (
        const signal = AbortSignal.timeout(180_000);
        handled.items.length === 0;
        await delay(200, undefined, { signal })
      )
        await transport.publish('flare.requested', requested(late), { signal });
      await work.goesOn();
      return undefined;
    });

    test('gets an empty stream again that has lost its folder before it takes anything', async (t) => {
      if (!broker.loseFolder) return t.skip('the folders of this broker are out of reach');
      await using work = await startWork(broker.url);
      const { jsm } = work;
      await jsm.streams.purge(streams.events);
      const { created } = await jsm.streams.info(streams.events);
      await broker.loseFolder(streams.events);
      const createdNow = () =>
        jsm.streams.info(streams.events).then(
          (info) => info.created,
          () => created,
        );
      for (const signal = AbortSignal.timeout(180_000); (await createdNow()) === created;)
        await delay(200, undefined, { signal });
      await work.goesOn();
      return undefined;
    });

    test('gets a durable that somebody deletes again from its worker', async () => {
      await using work = await startWork(broker.url);
      await work.jsm.consumers.delete(streams.events, work.durable);
      await work.goesOn();
    });

    test('tells who is given an event by a durable which was made anew that it may have been given to somebody before', async () => {
      await using work = await startWork(broker.url);
      const target = uniqueName('t');
      const told: unknown[] = [];
      await consumeRequested(work.transport, target, {
        handle: async (_, { attempt, consumerIsNewer }) => void told.push({ attempt, consumerIsNewer }),
      });
      await work.transport.publish('flare.requested', requested(target));
      while (told.length === 0) await delay(20);
      await work.jsm.consumers.delete(streams.events, `d-${target}`);
      while (told.length === 1) await delay(20);
      assert.deepEqual(told, [
        { attempt: 1, consumerIsNewer: false },
        { attempt: 1, consumerIsNewer: true },
      ]);
    });
  });
}

suite('a service that cannot set up a stream again', { timeout: 300_000 }, () => {
  test('is not ready and says why, until somebody sees to it', async (t) => {
    const own = await startTestBroker();
    if (typeof own === 'string') return t.skip(own);
    await using _own = own;
    await using work = await startWork(own.url);
    const { jsm, transport } = work;
    await jsm.streams.delete(streams.deadLetters);
    await jsm.streams.add({ name: streams.deadLetters, subjects: ['dlq.>'], storage: StorageType.Memory });
    await jsm.streams.delete(streams.events);
    await work.goesOn();
    const lacks = () => transport.ready({ timeoutMs: 5_000 }).then(() => undefined, String);
    let lack: string | undefined;
    while (lack === undefined) [lack] = [await lacks(), await delay(20)];
    assert.match(lack, /Cannot set up stream "DLQ"/);
    await jsm.streams.delete(streams.deadLetters);
    await jsm.streams.add(wantedStreams({ replicas: 1 }).find(({ name }) => name === streams.deadLetters)!);
    while ((await lacks()) !== undefined) await delay(20);
    return undefined;
  });
});

suite('a service that may not make a stream that somebody deletes', { timeout: 300_000 }, () => {
  test('is not ready and says which is missing, until somebody makes it', async (t) => {
    const archiver = permissionsOf('archiver', { roles: ['archiver'], targets: ['web'] });
    const users = await startBrokerWithUsers([{ name: 'uploader' }, { name: 'archiver', ...archiver }]);
    if (typeof users === 'string') return t.skip(users);
    await using _users = users;
    const open = (name: string) =>
      connectNats({
        config: natsConfig.parse({ url: users.urlFor(name) }),
        artifacts: { store: 'nats' },
        name,
        timing: fastTiming,
      });
    await (await open('uploader'))[Symbol.asyncDispose]();
    await using transport = await open('archiver');
    await using _taking = await transport.consume({
      event: 'flare.requested',
      target: 'web',
      durable: 'archiver-web',
      handle: async () => {},
      giveUp: async () => {},
    });
    const login = { user: 'uploader', pass: 'uploader' };
    const outsider = await connect({ servers: new URL(users.urlFor('uploader')).host, ...login });
    await (await jetstreamManager(outsider)).streams.delete(streams.events);
    await outsider.close();
    const lacks = () => transport.ready({ timeoutMs: 5_000 }).then(() => undefined, String);
    let lack: string | undefined;
    while (lack === undefined) [lack] = [await lacks(), await delay(20)];
    assert.match(lack, /stream "EVENTS": it is missing, and this user may not create it; start the uploader/);
    await using _uploader = await open('uploader');
    while ((await lacks()) !== undefined) await delay(20);
    return undefined;
  });
});

/** A worker that waits, and a tail that has read what there was. */
async function startWork(url: string, more: Partial<NatsConfig> = {}) {
  await using opening = new AsyncDisposableStack();
  const outsider = await connect({ servers: url, maxReconnectAttempts: -1 });
  opening.defer(() => outsider.close());
  const jsm = await jetstreamManager(outsider);
  const transport = opening.use(
    await connectNats({
      config: natsConfig.parse({ url, ...more }),
      artifacts: { store: 'nats' },
      name: 'test',
      timing: { ...fastTiming, lookMs: 6_000 },
    }),
  );
  const target = uniqueName('t');
  const durable = `d-${target}`;
  const [handled, tailed] = [createCollector<string>(), createCollector<string>()];
  await consumeRequested(transport, target, { handle: async ({ flareId }) => handled.push(flareId) });
  const over = new AbortController();
  const tailing = (async () => {
    for await (const { name, data } of transport.tail({ from: 'start', signal: over.signal }))
      if (name === 'flare.cancelled') tailed.push(data.flareId);
  })();
  opening.defer(async () => {
    over.abort();
    await tailing;
  });
  const goesOn = async () => {
    const [event, end] = [requested(target), cancelled()];
    await transport.publish('flare.requested', event);
    await until(handled.items, event.flareId);
    await transport.publish('flare.cancelled', end);
    await until(tailed.items, end.flareId);
  };
  await goesOn();
  // The event before is settled, and the question for the next one is asked.
  while ((await jsm.consumers.info(streams.events, durable)).num_waiting === 0) await delay(20);
  const opened = opening.move();
  return { outsider, transport, target, jsm, durable, goesOn, [Symbol.asyncDispose]: () => opened.disposeAsync() };
}

async function until(items: readonly string[], wanted: string): Promise<void> {
  const signal = AbortSignal.timeout(180_000);
  while (!items.includes(wanted)) await delay(20, undefined, { signal });
}

async function* pieces(size: number): AsyncGenerator<Uint8Array> {
  yield new Uint8Array(size);
}
