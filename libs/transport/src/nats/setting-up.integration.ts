import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { jetstreamManager, StorageType, type JetStreamManager } from '@nats-io/jetstream';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import { eventSubjects, natsConfig, retentionConfig } from '@flarewire/schemas';
import { startTestBroker, type TestBroker } from '@flarewire/testing';
import { cancelled, createCollector, fastTiming } from '../contract/subject.ts';
import { connectNats, type NatsTransportOptions } from './connect-nats.ts';
import { wantedStreams } from './streams/stream-configs.ts';

const ownStreams = wantedStreams({ replicas: 1 }).map(({ name }) => name);
const broker = await startTestBroker();
if (typeof broker === 'string') test('connecting and setting up', { skip: broker });
else settingUp(broker);

function settingUp(broker: TestBroker): void {
  const open = (rest: Partial<NatsTransportOptions> = {}) =>
    connectNats({
      config: natsConfig.parse({ url: broker.url }),
      artifacts: { store: 'nats' },
      name: 'test',
      timing: fastTiming,
      ...rest,
    });

  suite('connecting and setting up', { timeout: 300_000 }, () => {
    let outsider: NatsConnection;
    let jsm: JetStreamManager;
    before(async () => {
      outsider = await connect({ servers: broker.url });
      jsm = await jetstreamManager(outsider);
    });
    after(async () => {
      await outsider.close();
      await broker[Symbol.asyncDispose]();
    });

    test('a URL that says tls is not spoken to in the clear', async () => {
      const config = natsConfig.parse({ url: broker.url.replace('nats://', 'tls://') });
      await assert.rejects(open({ config, signal: AbortSignal.timeout(5_000) }), {
        code: 'broker_unavailable',
        message: /Cannot connect to the broker at .*: server does not support 'tls'/,
      });
    });

    test('who only uses the streams makes none, and is told that there are none', async () => {
      await assert.rejects(open({ streams: 'use' }), { code: 'not_set_up', message: /no Flarewire has been set up/ });
      assert.deepEqual(await Array.fromAsync(jsm.streams.names()), []);
    });

    test('many services may start at once on an empty broker', async () => {
      await using opened = new AsyncDisposableStack();
      for (const transport of await Promise.all(Array.from({ length: 5 }, () => open()))) opened.use(transport);
      const names = await Array.fromAsync(jsm.streams.names());
      assert.deepEqual(names.toSorted(), ownStreams.toSorted());
    });

    test('no stream takes the request’s subject', async () => {
      const { config } = await jsm.streams.info('EVENTS');
      assert.deepEqual(config.subjects, [...eventSubjects]);
      for (const name of config.subjects) assert.doesNotMatch(name, /^(>|flare\.(>|\*|create))$/);
    });

    test('a setting that somebody changed is put right', async () => {
      await jsm.streams.update('EVENTS', {
        max_msgs_per_subject: -1,
        max_age: 60_000_000_000,
        duplicate_window: 60_000_000_000,
      });
      await (await open({ artifacts: { store: 'nats', maxBytes: 2 ** 26 } }))[Symbol.asyncDispose]();
      assert.equal((await jsm.streams.info('EVENTS')).config.max_age, 7 * 86_400e9);
      assert.equal((await jsm.streams.info('OBJ_flares')).config.max_bytes, 2 ** 26);
    });

    test('the streams keep things as long as the configuration says', async () => {
      const retention = retentionConfig.parse({
        archives: { unsent: '3d' },
        profiles: { unsent: '2d' },
        events: { age: '2d', bytes: '10MiB' },
        records: { age: '9d' },
      });
      await (await open({ retention }))[Symbol.asyncDispose]();
      const limits = async (name: string) => {
        const { max_age, max_bytes } = (await jsm.streams.info(name)).config;
        return [max_age / 86_400e9, max_bytes];
      };
      for (const name of ['EVENTS', 'EVENTS_VIEW']) assert.deepEqual(await limits(name), [2, 10 * 2 ** 20]);
      assert.deepEqual(await limits('KV_FLARES'), [9, -1]);
      assert.deepEqual(await limits('OBJ_flares'), [4, -1], 'a day longer than the janitor lets them be');
    });

    test('who is to keep the streams makes what is missing, and leaves what somebody changed', async () => {
      await jsm.streams.update('EVENTS', { max_age: 60_000_000_000, duplicate_window: 60_000_000_000 });
      await jsm.streams.delete('EVENTS_VIEW');
      await (await open({ streams: 'keep' }))[Symbol.asyncDispose]();
      assert.equal((await jsm.streams.info('EVENTS')).config.max_age, 60_000_000_000);
      assert.equal((await jsm.streams.info('EVENTS_VIEW')).config.mirror?.name, 'EVENTS');
      await (await open())[Symbol.asyncDispose]();
      assert.equal((await jsm.streams.info('EVENTS')).config.max_age, 7 * 86_400e9);
    });

    test('who only uses the streams makes none that is missing, and is told which', async () => {
      await jsm.streams.delete('EVENTS_VIEW');
      await assert.rejects(open({ streams: 'use' }), {
        code: 'not_set_up',
        message: /its stream "EVENTS_VIEW" is missing/,
      });
      await (await open())[Symbol.asyncDispose]();
      await (await open({ streams: 'use' }))[Symbol.asyncDispose]();
    });

    test('who only uses the streams finds no artifact where the bucket of them is missing', async () => {
      const maker = await open();
      const ref = await maker.artifacts.put(
        'f-1/archive',
        (async function* () {
          yield Buffer.from('PK');
        })(),
      );
      await maker[Symbol.asyncDispose]();
      await jsm.streams.delete('OBJ_flares');
      await using user = await open({ streams: 'use' });
      const reading = Array.fromAsync(user.artifacts.get(ref, { signal: AbortSignal.timeout(30_000) }));
      await assert.rejects(reading, { code: 'artifact_missing', message: /does not hold it/ });
    });

    test('an artifact that does not fit its bucket is refused as such, and may be stored later', async () => {
      await using transport = await open({ artifacts: { store: 'nats', maxBytes: 2 ** 22 } });
      const source = (async function* () {
        for (let index = 0; index < 8; index++) yield new Uint8Array(2 ** 20);
      })();
      await assert.rejects(transport.artifacts.put('f-1/archive', source), { code: 'storage_full', retryable: true });
      const ref = await transport.artifacts.put(
        'f-1/archive',
        (async function* () {
          yield new Uint8Array(2 ** 21);
        })(),
      );
      assert.equal(ref.size, 2 ** 21);
    });

    test('a setting that the broker cannot change or keep is an error that names the stream', async () => {
      await jsm.streams.delete('DLQ');
      await jsm.streams.add({ name: 'DLQ', subjects: ['dlq.>'], storage: StorageType.Memory });
      await assert.rejects(open(), { code: 'invalid_config', message: /stream "DLQ"/ });
      await jsm.streams.delete('DLQ');
    });

    test('streams that were lost with the broker’s store are made anew, and work goes on in them', async () => {
      await using transport = await open();
      const handled = createCollector<string>();
      await using opened = new AsyncDisposableStack();
      opened.use(
        await transport.consume({
          event: 'flare.cancelled',
          durable: 'lost-and-found',
          handle: async ({ flareId }) => handled.push(flareId),
          giveUp: async () => {},
        }),
      );
      await transport.publish('flare.cancelled', cancelled());
      await handled.reach(1);
      const stop = new AbortController();
      const tailed = createCollector<string>();
      const tailing = (async () => {
        for await (const { data } of transport.tail({ from: 'start', signal: stop.signal })) tailed.push(data.flareId);
      })();
      await tailed.reach(1);
      for (const name of ownStreams.toReversed()) await jsm.streams.delete(name);
      await broker.kill();
      await broker.restart();
      const event = cancelled();
      await transport.publish('flare.cancelled', event);
      assert.equal((await handled.reach(2))[1], event.flareId);
      assert.equal((await tailed.reach(2))[1], event.flareId);
      stop.abort();
      await tailing;
    });

    test('a broker that cannot be reached is waited for until the signal ends it', async () => {
      const config = natsConfig.parse({ url: 'nats://user:secret@127.0.0.1:1' });
      const waiting = open({ config, signal: AbortSignal.timeout(50) });
      await assert.rejects(waiting, (error: Error & { code: string }) => {
        assert.equal(error.code, 'broker_unavailable');
        assert.doesNotMatch(error.message, /secret/);
        return true;
      });
      const cancel = new AbortController();
      const cancelledWait = open({ config, signal: cancel.signal });
      cancel.abort();
      await assert.rejects(cancelledWait, { code: 'cancelled' });
    });

    test('credentials that cannot be read are an error of the configuration', async () => {
      const config = natsConfig.parse({ url: broker.url, creds: '/nowhere/at.creds' });
      await assert.rejects(open({ config }), { code: 'invalid_config', message: /\/nowhere\/at\.creds/ });
    });
  });
}
