import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { Objm } from '@nats-io/obj';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import { FlareError, natsConfig } from '@flarewire/schemas';
import { startTestBroker, type TestBroker } from '@flarewire/testing';
import {
  cancelled,
  createCollector,
  fastTiming,
  flareRecordOf,
  requested,
  targetRecordOf,
  uniqueName,
  type Subject,
} from '../contract/subject.ts';
import { connectNats } from './connect-nats.ts';
import { buckets, kvStream, streams } from './names.ts';
import { startNatsSubject } from './nats-subject.fixture.ts';
import { sweepChunks } from './objects/sweep-chunks.ts';

const broker = await startTestBroker();
if (typeof broker === 'string') test('what others see of Flarewire on NATS', { skip: broker });
else wire(broker, await startNatsSubject(broker, fastTiming));

function wire(broker: TestBroker, subject: Subject): void {
  suite('what others see of Flarewire on NATS', { timeout: 300_000 }, () => {
    let outsider: NatsConnection;
    before(async () => {
      outsider = await connect({ servers: broker.url });
    });
    after(async () => {
      await outsider.close();
      await subject[Symbol.asyncDispose]();
    });

    test('an event is a CloudEvent in binary mode, on the subject of its name, in the stream and in its mirror', async () => {
      const transport = await subject.open();
      const live = outsider.subscribe('flare.cancelled', { max: 1 });
      await outsider.flush();
      const event = cancelled();
      await transport.publish('flare.cancelled', event);
      for await (const message of live) {
        const { traceparent, ...headers } = Object.fromEntries(
          message.headers!.keys().map((key) => [key, message.headers!.get(key)]),
        );
        assert.match(traceparent!, /^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
        assert.deepEqual(headers, {
          'Nats-Msg-Id': `flare.cancelled:${event.flareId}`,
          'Flare-Id': event.flareId,
          'content-type': 'application/json',
          'ce-specversion': '1.0',
          'ce-id': `flare.cancelled:${event.flareId}`,
          'ce-type': 'flare.cancelled',
          'ce-source': '/flarewire/test',
          'ce-subject': event.flareId,
          'ce-time': event.time,
        });
        assert.deepEqual(message.json(), event);
      }
      const jsm = await jetstreamManager(outsider);
      const { state } = await jsm.streams.info(streams.events);
      while ((await jsm.streams.info(streams.eventsView)).state.last_seq < state.last_seq) await delay(10);
    });

    test('what is listed of few makes no consumer, nor does a small artifact that is read', async () => {
      const transport = await subject.open();
      const target = uniqueName('t');
      await transport.targets.put(`${target}.one`, targetRecordOf(target));
      const ref = await transport.artifacts.put(
        `${uniqueName('f')}/archive`,
        (async function* () {
          for (let index = 0; index < 3; index += 1) yield new Uint8Array(2 ** 19).fill(index);
        })(),
      );
      const made: string[] = [];
      outsider.subscribe('$JS.API.CONSUMER.CREATE.>', { callback: (_, { subject }) => void made.push(subject) });
      await outsider.flush();
      assert.equal((await transport.targets.list({ below: target })).length, 1);
      assert.deepEqual(await transport.settings.list(), []);
      assert.ok((await transport.artifacts.stored()).some(({ key }) => ref.parts.some((part) => part.key === key)));
      const read = Buffer.concat(await Array.fromAsync(transport.artifacts.get(ref)));
      assert.deepEqual([read.length, read[0], read.at(-1)], [3 * 2 ** 19, 0, 2]);
      await outsider.flush();
      assert.deepEqual(made, []);
    });

    test('of a record that was forgotten nothing is left', async () => {
      const transport = await subject.open();
      const target = uniqueName('t');
      const jsm = await jetstreamManager(outsider);
      const held = async () => {
        const { state } = await jsm.streams.info('KV_TARGETS', { subjects_filter: `$KV.TARGETS.${target}.>` });
        return Object.keys(state.subjects ?? {}).length;
      };
      await transport.targets.put(`${target}.one`, targetRecordOf(target));
      await transport.targets.put(`${target}.two`, targetRecordOf(target));
      assert.equal(await held(), 2);
      await transport.targets.forget(`${target}.one`);
      assert.equal(await held(), 1);
    });

    test('a list of many leaves no consumer behind, whether it finds something or nothing', async () => {
      const transport = await subject.open();
      const jsm = await jetstreamManager(outsider);
      await Promise.all(
        Array.from({ length: 70 }, (_, index) => transport.flares.put(`many.${index}`, flareRecordOf(uniqueName('f')))),
      );
      const left = async () => {
        const { state } = await jsm.streams.info(kvStream(buckets.flares));
        return state.consumer_count;
      };
      for (let times = 0; times < 3; times += 1) await transport.flares.list();
      await transport.flares.list({ below: 'nobody' });
      const enough = AbortSignal.timeout(30_000);
      while ((await left()) > 0 && !enough.aborted) await delay(10);
      assert.equal(await left(), 0);
    });

    test('a tail of one flare begins at the event that the flare’s record names as its first', async () => {
      const [transport, flareId] = [await subject.open(), uniqueName('f')];
      await transport.publish('flare.cancelled', cancelled(flareId));
      const { signal } = new AbortController();
      const read = () =>
        Array.fromAsync(transport.tail({ from: 'start', flareId, until: 'stored', signal }), ({ name }) => name);
      await transport.publish('flare.requested', requested('web', flareId));
      const { revision } = (await transport.flares.create(flareId, flareRecordOf(flareId)))!;
      assert.deepEqual(await read(), ['flare.cancelled', 'flare.requested']);
      const jsm = await jetstreamManager(outsider);
      const { state } = await jsm.streams.info(streams.events);
      const record = { ...flareRecordOf(flareId, 'archiving'), firstEvent: state.last_seq };
      const { revision: claimed } = (await transport.flares.update(flareId, record, revision))!;
      assert.deepEqual(await read(), ['flare.requested']);
      await transport.flares.update(flareId, { ...record, firstEvent: state.last_seq + 1_000 }, claimed);
      assert.deepEqual(await read(), ['flare.cancelled', 'flare.requested'], 'a stream that was made anew');
    });

    test('an event that an outsider publishes without any header is worked on like any other', async () => {
      const [transport, target] = [await subject.open(), uniqueName('t')];
      const seen = createCollector<string>();
      await using opened = new AsyncDisposableStack();
      opened.use(
        await transport.consume({
          event: 'flare.requested',
          target,
          durable: `d-${target}`,
          handle: async (_, { traceparent }) => seen.push(traceparent),
          giveUp: async () => {},
        }),
      );
      outsider.publish(`flare.requested.${target}`, JSON.stringify(requested(target)));
      assert.match((await seen.reach(1))[0]!, /^00-/);
    });

    test('the service is found by PING, tells its endpoint and schema by INFO, and counts errors and time in STATS', async () => {
      const transport = await subject.open();
      await using opened = new AsyncDisposableStack();
      opened.use(
        await transport.serve({
          version: '1.2.3',
          description: 'Makes flares',
          endpoints: {
            async create(payload) {
              await delay(5);
              if (payload.length === 2) throw new FlareError('request_conflict', 'The same id, another request');
              return { flareId: 'f-1', status: 'accepted' };
            },
          },
        }),
      );
      await transport.request('create', { caseId: '4242' });
      const refused = await outsider.request('flare.create', '{}');
      assert.equal(refused.headers?.get('Nats-Service-Error-Code'), '409');
      assert.equal(refused.headers?.get('Nats-Service-Error'), 'The same id, another request');

      const ask = async (verb: string) =>
        (await outsider.request(`$SRV.${verb}.flare`, '')).json<Record<string, never>>();
      const ping = await ask('PING');
      assert.deepEqual([ping['name'], ping['version']], ['flare', '1.2.3']);
      const [endpoint] = (await ask('INFO'))['endpoints'] as unknown as Record<string, unknown>[];
      assert.deepEqual(
        [endpoint?.['name'], endpoint?.['subject'], endpoint?.['queue_group']],
        ['create', 'flare.create', 'q'],
      );
      const metadata = endpoint?.['metadata'] as Record<string, string> | undefined;
      assert.match(JSON.stringify(JSON.parse(metadata?.['schema'] ?? '')), /"requestId"/);
      const [stats] = (await ask('STATS'))['endpoints'] as unknown as Record<string, number | string>[];
      assert.deepEqual([stats?.['num_requests'], stats?.['num_errors']], [2, 1]);
      assert.equal(stats?.['last_error'], 'The same id, another request');
      assert.ok(Number(stats?.['average_processing_time']) >= 4e6, 'in nanoseconds, with the time the handler waited');
    });

    test('a stream that takes the request’s subject is named as what is wrong', async () => {
      const transport = await subject.open();
      const jsm = await jetstreamManager(outsider);
      await jsm.streams.add({ name: 'GREEDY', subjects: ['flare.create'] });
      await assert.rejects(transport.request('create', {}), { code: 'invalid_config', message: /"GREEDY"/ });
      await jsm.streams.delete('GREEDY');
    });

    test('a request that only an onlooker hears says that the service may be missing', async () => {
      const transport = await subject.open();
      const looking = outsider.subscribe('flare.*', { callback: () => {} });
      await outsider.flush();
      await assert.rejects(transport.request('create', {}, { timeoutMs: 200 }), {
        code: 'broker_unavailable',
        message: /no service answered in 0\.2 s; start an archiver and an uploader/,
      });
      looking.unsubscribe();
    });

    test('a request whose service died with it is asked again where its id keeps it from being made twice', async () => {
      const transport = await subject.open();
      let heard = 0;
      const service = outsider.subscribe('flare.create', {
        callback: (_, message) => {
          heard += 1;
          if (heard > 1) message.respond(JSON.stringify({ flareId: 'f-1', status: 'accepted' }));
        },
      });
      await outsider.flush();
      const options = { timeoutMs: 30_000, againAfterMs: 50 };
      const reply = await transport.request('create', { requestId: 'r-1' }, options);
      assert.deepEqual(reply, { flareId: 'f-1', status: 'accepted' });
      assert.ok(heard > 1);
      service.unsubscribe();
      let once = 0;
      const silent = outsider.subscribe('flare.create', { callback: () => void (once += 1) });
      await outsider.flush();
      const unnamed = transport.request('create', {}, { timeoutMs: 200, againAfterMs: 50 });
      await assert.rejects(unnamed, { code: 'broker_unavailable' });
      await outsider.flush();
      assert.equal(once, 1, 'one without an id is not');
      silent.unsubscribe();
    });

    test('an answer that comes late, after the request was sent again, still counts', async () => {
      const transport = await subject.open();
      const error = { code: 'destination_refused', status: 422, message: 'The key is not valid; give it another' };
      const refusal = { status: 'refused', error } as const;
      const service = outsider.subscribe('flare.create', {
        callback: (_, message) => {
          setTimeout(() => message.respond(JSON.stringify(refusal)), 300);
        },
      });
      await outsider.flush();
      const options = { timeoutMs: 30_000, againAfterMs: 100 };
      assert.deepEqual(await transport.request('create', { requestId: 'r-1' }, options), refusal);
      service.unsubscribe();
    });

    test('records lie in their buckets as any NATS client reads them', async () => {
      const [transport, target] = [await subject.open(), uniqueName('t')];
      const time = '2026-01-02T03:04:05.000Z';
      const record = {
        target,
        role: 'archiver' as const,
        instance: 'one',
        host: 'h',
        since: time,
        seen: time,
        leaving: false,
      };
      await transport.targets.put(`${target}.one`, record);
      const jsm = await jetstreamManager(outsider);
      const stored = await jsm.streams.getMessage('KV_TARGETS', { last_by_subj: `$KV.TARGETS.${target}.one` });
      assert.deepEqual(stored?.json(), record);
    });

    test('chunks whose upload died are removed once they are old enough, and nothing else is', async () => {
      const transport = await subject.open();
      const ref = await transport.artifacts.put(
        `${uniqueName('f')}/archive`,
        (async function* () {
          yield new Uint8Array(10);
        })(),
      );
      const js = jetstream(outsider);
      const jsm = await jetstreamManager(outsider);
      const objects = await new Objm(js).open('flares');
      await js.publish('$O.flares.C.of-a-dead-upload', new Uint8Array(10));
      const purge = async (stream: string, filter: string) => void (await jsm.streams.purge(stream, { filter }));
      const bucket = { jsm, purge, objects: () => objects.list() };
      assert.equal(await sweepChunks({ ...bucket, unfinishedMs: 60_000 }), 0);
      assert.equal(await sweepChunks({ ...bucket, unfinishedMs: -1 }), 1);
      assert.equal((await Array.fromAsync(transport.artifacts.get(ref))).length, 1);
    });

    test('a reader who stops for a moment does not make the rest of an artifact pile up in memory', async () => {
      await using transport = await connectNats({
        config: natsConfig.parse({ url: broker.url }),
        artifacts: { store: 'nats' },
        name: 'slow',
      });
      const megabyte = new Uint8Array(2 ** 20);
      const ref = await transport.artifacts.put(
        `${uniqueName('f')}/archive`,
        (async function* () {
          for (let index = 0; index < 56; index++) yield megabyte;
        })(),
      );
      globalThis.gc?.();
      const before = process.memoryUsage().arrayBuffers;
      let read = 0;
      for await (const bytes of transport.artifacts.get(ref)) {
        if (read === 0) {
          await delay(500);
          assert.ok(process.memoryUsage().arrayBuffers - before < 24 * 2 ** 20);
        }
        read += bytes.length;
      }
      assert.equal(read, ref.size);
      await transport.artifacts.delete(ref);
    });
  });
}
