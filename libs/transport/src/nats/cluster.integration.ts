import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtempDisposable } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { after, suite, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { jetstreamManager, type JetStreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { natsConfig, type ArtifactRef } from '@flarewire/schemas';
import { FlareError } from '@flarewire/schemas/error';
import { startBrokerCluster, type BrokerCluster } from '@flarewire/testing';
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
import type { ArtifactStore } from '../port/artifact-store.ts';
import { defaultTiming } from '../timing.ts';
import { connectNats } from './connect-nats.ts';
import { buckets, kvStream, objectStream, streams } from './names.ts';

const opened = new AsyncDisposableStack();
const folder = opened.use(await mkdtempDisposable(`${tmpdir()}/flarewire-cluster-`)).path;
const cluster = await startBrokerCluster({ storeDir: folder });
if (typeof cluster === 'string') test('NATS transport over three servers', { skip: cluster });
else threeServers(opened.use(cluster));

function threeServers({ servers }: BrokerCluster): void {
  const urls = servers.map(({ url }) => url);
  const open = async () =>
    opened.use(
      await connectNats({
        config: natsConfig.parse({ url: urls, replicas: 3 }),
        artifacts: { store: 'nats' },
        name: 'test',
        // Longer than a part is asked for that is not there.
        timing: { ...fastTiming, stallMs: defaultTiming.stallMs },
      }),
    );

  suite('NATS transport over three servers', { timeout: 300_000 }, () => {
    after(() => opened.disposeAsync());

    test('of several who write a record at one revision, one is told that it did', async () => {
      const instances = [await open(), await open(), await open()];
      for (let round = 0; round < 40; round++) {
        const flareId = uniqueName('f');
        const made = await Promise.all(instances.map(({ flares }) => flares.create(flareId, flareRecordOf(flareId))));
        const [first, ...more] = made.filter((entry) => entry !== undefined);
        assert.ok(first);
        assert.deepEqual(more, []);
        const changed = await Promise.all(
          instances.map(({ flares }, index) =>
            flares.update(flareId, { ...flareRecordOf(flareId), worker: `w-${index}` }, first.revision),
          ),
        );
        const [winner, ...others] = changed.filter((entry) => entry !== undefined);
        assert.deepEqual(others, []);
        assert.equal((await instances[0]!.flares.get(flareId))?.value.worker, winner?.value.worker);
      }
    });

    test('nothing is lost or done twice when the leader of each stream, bucket and consumer is killed', async (t) => {
      const [one, two, target] = [await open(), await open(), uniqueName('t')];
      const effects = createCollector<string>();
      const kept = new Map<string, ArtifactRef>();
      const bytes = randomBytes(100_000);
      const started = new Map<string, number>();
      let stallMs = 0;
      for (const transport of [one, two]) {
        opened.use(
          await consumeRequested(transport, target, {
            workers: 4,
            async handle({ flareId }) {
              const current = (await transport.flares.get(flareId)) ?? assert.fail('its record is gone');
              if (current.value.state !== 'requested') return;
              const ref = await transport.artifacts.put(`${flareId}/archive`, pieces(bytes));
              await transport.publish('flare.cancelled', cancelled(flareId));
              const ended = { ...current.value, state: 'cancelled' as const };
              if (!(await transport.flares.update(flareId, ended, current.revision))) return;
              kept.set(flareId, ref);
              stallMs = Math.max(stallMs, performance.now() - (started.get(flareId) ?? 0));
              effects.push(flareId);
            },
          }),
        );
      }
      const over = new AbortController();
      const killing = killLeaders({ servers }, [`consumer d-${target}`]).finally(() => over.abort());
      while (!over.signal.aborted) {
        const event = requested(target);
        started.set(event.flareId, performance.now());
        await one.flares.create(event.flareId, flareRecordOf(event.flareId));
        await one.publish('flare.requested', event);
        await delay(100);
      }
      await killing;
      await effects.reach(started.size);
      await delay(3_000);
      t.diagnostic(`${started.size} events, longest from request to effect: ${Math.round(stallMs)} ms`);
      assert.deepEqual(effects.items.toSorted(), [...started.keys()].toSorted());
      const ends: string[] = [];
      const { signal } = new AbortController();
      for await (const { name, data } of two.tail({ from: 'start', until: 'stored', signal }))
        if (name === 'flare.cancelled') ends.push(data.flareId);
      assert.deepEqual(ends.toSorted(), [...started.keys()].toSorted());
      for (const ref of kept.values()) assert.ok(bytes.equals(await read(two.artifacts, ref)));
    });

    test('what is kept stays when something else was removed, and each server is killed after that', async () => {
      const { artifacts, targets } = await open();
      const bytes = randomBytes(100_000);
      const [before, forgotten, later] = [uniqueName('t'), uniqueName('t'), uniqueName('t')];
      const store = () => artifacts.put(`${uniqueName('f')}/archive`, pieces(bytes));
      const announce = (target: string) => targets.put(`${target}.archiver.one`, targetRecordOf(target));
      const [kept, removed] = [await store(), await store()];
      for (const target of [before, forgotten]) await announce(target);
      await artifacts.delete(removed);
      await targets.forget(`${forgotten}.archiver.one`);
      // A server that starts again repeats what it knows that the others have done: all but the last thing.
      await store();
      await announce(later);
      for (const server of servers) {
        await server.kill();
        await server.restart();
        await allFollow(servers, urls);
      }
      assert.ok(bytes.equals(await read(artifacts, kept)));
      await assert.rejects(read(artifacts, removed), { code: 'artifact_missing' });
      const left = (await targets.list()).map(({ value }) => value.target);
      assert.deepEqual(
        [before, forgotten, later].filter((target) => left.includes(target)),
        [before, later],
      );
    });

    test('who reads along goes on while the server that held his consumer stays away', async () => {
      const transport = await open();
      const outsider = await connect({ servers: urls, maxReconnectAttempts: -1 });
      const seen = createCollector<string>();
      const over = new AbortController();
      const tailing = (async () => {
        for await (const { data } of transport.tail({ from: 'now', signal: over.signal })) seen.push(data.flareId);
      })();
      const holder = await holderOfTail(await jetstreamManager(outsider, { checkAPI: false }));
      const server = servers.find(({ name }) => name === holder)!;
      await server.kill();
      const event = cancelled();
      await transport.publish('flare.cancelled', event);
      assert.deepEqual(await seen.reach(1), [event.flareId]);
      await server.restart();
      over.abort();
      await tailing;
      await outsider.close();
    });
  });
}

async function* pieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** Reads an artifact as a stage does, which begins again, for minutes, where the servers stood still for longer than one read waits. */
async function read(artifacts: ArtifactStore, ref: ArtifactRef): Promise<Buffer> {
  for (const over = AbortSignal.timeout(180_000); ;)
    try {
      return Buffer.concat(await Array.fromAsync(artifacts.get(ref)));
    } catch (thrown) {
      if (over.aborted || !(thrown instanceof FlareError && thrown.retryable)) throw thrown;
    }
}

/** Resolves when every server holds all of each stream again. */
async function allFollow(servers: BrokerCluster['servers'], urls: string[]): Promise<void> {
  const client = await connect({ servers: urls, maxReconnectAttempts: -1 });
  await using _ = { [Symbol.asyncDispose]: () => client.close() };
  const { streams: manager } = await jetstreamManager(client, { checkAPI: false });
  for (const name of [kvStream(buckets.targets), objectStream(buckets.artifacts)])
    for (;;) {
      const { cluster } = await manager.info(name).catch(() => ({ cluster: undefined }));
      const replicas = cluster?.replicas ?? [];
      if (cluster?.leader && replicas.length === servers.length - 1 && replicas.every(({ current }) => current)) break;
      await delay(100);
    }
}

/** Kills the leader of each stream that matters, and of the consumers named, one after the other. */
async function killLeaders({ servers }: Pick<BrokerCluster, 'servers'>, consumers: string[]): Promise<void> {
  const client = await connect({ servers: servers.map(({ url }) => url), maxReconnectAttempts: -1 });
  const jsm = await jetstreamManager(client, { checkAPI: false });
  const led = [streams.events, kvStream(buckets.flares), objectStream(buckets.artifacts), ...consumers];
  for (const what of led) {
    const leader = await leaderOf(jsm, what);
    const server = servers.find(({ name }) => name === leader)!;
    await server.kill();
    await delay(1_000);
    await server.restart();
    // A server elects anew some 4 to 9 s after it has heard of its leader last.
    for (const each of led) await leaderOf(jsm, each);
    await delay(500);
  }
  await client.close();
}

/** Which server holds the only consumer of the events that is nobody's durable. */
async function holderOfTail(jsm: JetStreamManager): Promise<string> {
  for (;;) {
    const all = await Array.fromAsync(jsm.consumers.list(streams.events)).catch(() => []);
    const tail = all.find(({ config }) => !config.durable_name);
    if (tail?.cluster?.leader) return tail.cluster.leader;
    await delay(100);
  }
}

/** Who leads a stream or, as `consumer <name>`, a consumer of the events; asked until there is one. */
async function leaderOf(jsm: JetStreamManager, what: string): Promise<string> {
  for (;;) {
    const [, consumer] = /^consumer (.+)$/.exec(what) ?? [];
    const info = consumer ? jsm.consumers.info(streams.events, consumer) : jsm.streams.info(what);
    const found = await info.catch(() => undefined);
    if (found?.cluster?.leader) return found.cluster.leader;
    await delay(100);
  }
}
