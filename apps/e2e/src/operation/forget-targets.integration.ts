import assert from 'node:assert/strict';
import { mkdtempDisposable, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { suite, test, type TestContext } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { connect } from 'nats';
import { tidyUp } from '@flarewire/pipeline';
import { natsConfig, retentionConfig } from '@flarewire/schemas';
import { createLog } from '@flarewire/service';
import { startConfiguredBroker } from '@flarewire/testing';
import { connectNats } from '@flarewire/transport';

const mayNot = ['$JS.API.CONSUMER.NAMES.>', '$JS.API.CONSUMER.DELETE.EVENTS.*'];
const brokerConfig = (store: string) => `
jetstream { store_dir: ${JSON.stringify(store)} }
authorization {
  users: [
    { user: all, password: all }
    { user: lesser, password: lesser, permissions: { publish: { deny: ${JSON.stringify(mayNot)} } } }
  ]
}
`;

suite('the janitor and targets that nobody serves any more', { timeout: 300_000 }, () => {
  async function start(t: TestContext, { janitor }: { janitor: string }) {
    await using opening = new AsyncDisposableStack();
    const { path: folder } = opening.use(await mkdtempDisposable(path.join(tmpdir(), 'flarewire-forget-')));
    const configFile = path.join(folder, 'nats.conf');
    await writeFile(configFile, brokerConfig(path.join(folder, 'store')));
    const broker = await startConfiguredBroker(configFile);
    if (typeof broker === 'string') {
      t.skip(broker);
      return undefined;
    }
    opening.use(broker);
    const address = `127.0.0.1:${broker.port}`;
    const outsider = await connect({ servers: address, user: 'all', pass: 'all' });
    opening.defer(() => outsider.close());
    const { streams } = await outsider.jetstreamManager();
    const connectAs = async (name: string) => {
      const config = natsConfig.parse({ url: `nats://${name}:${name}@${address}` });
      return opening.use(await connectNats({ config, artifacts: { store: 'nats' }, name }));
    };
    const transport = await connectAs('all');
    const told: string[] = [];
    const log = createLog({ name: 'test', level: 'info', destination: { write: (line) => void told.push(line) } });
    const worker = { transport: await connectAs(janitor), log, instance: 'janitor', now: () => new Date() };
    const said = new Set<string>();
    const tidy = () => tidyUp(retentionConfig.parse({}), new AbortController().signal, worker, said);
    const serve = (seen: string[]) =>
      transport.consume({
        event: 'flare.requested',
        durable: 'archiver-pod-1',
        target: 'pod-1',
        handle: async ({ flareId }) => void seen.push(flareId),
        giveUp: async () => assert.fail('given up'),
      });
    const ask = (flareId: string) =>
      transport.publish('flare.requested', {
        version: '1.0',
        flareId,
        target: 'pod-1',
        time: '2026-01-02T03:04:05.000Z',
        request: { profile: false, send: true },
      });
    const age = () => streams.purge('EVENTS', { filter: 'flare.requested.pod-1' });
    const closing = opening.move();
    const close = () => closing.disposeAsync();
    return { serve, ask, age, tidy, told, names: () => transport.durables.names(), [Symbol.asyncDispose]: close };
  }

  test('are forgotten once their events are gone, and one that comes back works at once, and nothing twice', async (t) => {
    await using fleet = await start(t, { janitor: 'all' });
    if (!fleet) return;
    const { tidy, told } = fleet;
    const before: string[] = [];
    {
      await using _ = await fleet.serve(before);
      await fleet.ask('f-1');
      while (before.length === 0) await delay(10);
      await fleet.age();
      await tidy();
      assert.deepEqual(await fleet.names(), ['archiver-pod-1'], 'somebody asks it for work');
    }
    // The broker may take a moment to see that nobody asks any more.
    while ((await fleet.names()).length > 0) {
      await tidy();
      await delay(50);
    }
    assert.match(told.join(''), /"targets":\["pod-1"\]/);

    await fleet.ask('f-2');
    const later: string[] = [];
    await using _ = await fleet.serve(later);
    while (later.length === 0) await delay(10);
    assert.deepEqual([before, later], [['f-1'], ['f-2']]);
  });

  test('are kept where the user may not forget them, which is said once', async (t) => {
    await using fleet = await start(t, { janitor: 'lesser' });
    if (!fleet) return;
    const { tidy, told } = fleet;
    await (await fleet.serve([]))[Symbol.asyncDispose]();
    await tidy();
    await tidy();
    const said = told.filter((line) => line.includes('Cannot forget targets'));
    assert.equal(said.length, 1);
    assert.deepEqual(await fleet.names(), ['archiver-pod-1']);
  });
});
