import assert from 'node:assert/strict';
import { mkdtempDisposable, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { suite, test, type TestContext } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { deliveryQueues, moveOnStanding } from '@flarewire/pipeline';
import { natsConfig, type FlareRecord } from '@flarewire/schemas';
import { createLog } from '@flarewire/service';
import { startConfiguredBroker } from '@flarewire/testing';
import { connectNats } from '@flarewire/transport';

const brokerConfig = (store: string) => `
jetstream { store_dir: ${JSON.stringify(store)} }
authorization {
  users: [
    { user: all, password: all }
    { user: unread, password: unread, permissions: { publish: { deny: ["$JS.API.CONSUMER.CREATE.EVENTS.>"] } } }
  ]
}
`;

const record: FlareRecord = {
  flareId: 'f-1',
  target: 'web',
  state: 'awaiting-approval',
  announced: true,
  since: '2026-01-02T03:04:05.000Z',
  updated: '2026-01-02T03:04:05.000Z',
};

suite('who looks after flares and finds that their records were deleted', { timeout: 300_000 }, () => {
  async function lose(t: TestContext, user: string) {
    await using opening = new AsyncDisposableStack();
    const { path: folder } = opening.use(await mkdtempDisposable(path.join(tmpdir(), 'flarewire-unread-')));
    const configFile = path.join(folder, 'nats.conf');
    await writeFile(configFile, brokerConfig(path.join(folder, 'store')));
    const broker = await startConfiguredBroker(configFile);
    if (typeof broker === 'string') {
      t.skip(broker);
      return undefined;
    }
    opening.use(broker);
    const connectAs = async (name: string) => {
      const config = natsConfig.parse({ url: `nats://${name}:${name}@127.0.0.1:${broker.port}` });
      return opening.use(await connectNats({ config, artifacts: { store: 'nats' }, name }));
    };
    const all = await connectAs('all');
    const { flares } = all;
    const { flareId, target, since: time } = record;
    await all.publish('flare.requested', {
      version: '1.0',
      flareId,
      target,
      time,
      request: { profile: false, send: false },
    });
    const transport = await connectAs(user);
    const told: string[] = [];
    const log = createLog({ name: 'test', level: 'warn', destination: { write: (line) => void told.push(line) } });
    const known = Promise.withResolvers<void>();
    async function* watch(options: Parameters<typeof flares.watch>[0]) {
      for await (const entry of transport.flares.watch(options)) {
        yield entry;
        known.resolve();
      }
    }
    const watched = { ...transport, flares: { ...transport.flares, watch } };
    await flares.create('f-1', record);
    opening.use(
      moveOnStanding(
        { transport: watched, log, instance: 'looker', now: () => new Date() },
        { queues: deliveryQueues({}), everyMs: 50 },
      ),
    );
    await known.promise;
    await flares.delete('f-1');
    while (told.length === 0) await delay(20);
    return { told: told.join(''), record: (await flares.get('f-1'))?.value };
  }

  test('stores them again when it has read that their flares have not ended', async (t) => {
    const found = await lose(t, 'all');
    if (!found) return;
    assert.match(found.told, /are stored again/);
    assert.equal(found.record?.state, 'awaiting-approval');
  });

  test('stores none again where it may not read that, and says so', async (t) => {
    const found = await lose(t, 'unread');
    if (!found) return;
    assert.match(found.told, /"flareIds":\["f-1"\].*may not read the events/);
    assert.equal(found.record, undefined);
  });
});
