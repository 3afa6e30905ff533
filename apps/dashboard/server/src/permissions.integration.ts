import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { natsConfig } from '@flarewire/schemas';
import { startBrokerWithUsers } from '@flarewire/testing';
import { connectNats } from '@flarewire/transport';
import { permissionsOf } from '@flarewire/transport/permissions';
import { bodyOf, isStored, publishSent, readSse, readUntil, startDashboard } from './dashboard.fixture.ts';

/** What a user needs who only looks. */
const looking = permissionsOf('dashboard', { roles: ['dashboard'], targets: [] });

suite('a dashboard whose NATS user may not do everything', { timeout: 300_000 }, () => {
  async function started(user: { publish: readonly string[]; subscribe: readonly string[] }) {
    const broker = await startBrokerWithUsers([{ name: 'services' }, { name: 'viewer', ...user }]);
    if (typeof broker === 'string') return broker;
    await using opened = new AsyncDisposableStack();
    opened.use(broker);
    const connect = async (user: string, name: string) =>
      opened.use(
        await connectNats({
          config: natsConfig.parse({ url: broker.urlFor(user), follow: user === 'viewer' ? 'view' : 'events' }),
          artifacts: { store: 'nats' },
          name,
        }),
      );
    const services = await connect('services', 'services');
    const archive = await publishSent(services, 'f-1');
    let asked = 0;
    const accept = async (payload: Uint8Array) => {
      JSON.parse(new TextDecoder().decode(payload));
      asked++;
      return { flareId: 'f-2', status: 'accepted' as const };
    };
    opened.use(await services.serve({ version: '1.0.0', description: 'a test', endpoints: { create: accept } }));
    const dashboard = opened.use(await startDashboard({ transport: await connect('viewer', 'dashboard') }));
    const closing = opened.move();
    return { dashboard, archive, asked: () => asked, [Symbol.asyncDispose]: () => closing.disposeAsync() };
  }

  test('may look at everything and do nothing, where its user may only read', async (t) => {
    const running = await started(looking);
    if (typeof running === 'string') return t.skip(running);
    await using _ = running;
    const { dashboard, archive } = running;
    const { may } = await bodyOf(dashboard.get('/api/session'));
    assert.deepEqual(may, { ask: false, approve: false, cancel: false, resend: false, download: true });
    const response = await dashboard.post('/api/flares', {});
    assert.deepEqual([response.status, (await bodyOf(response)).code], [403, 'not_allowed']);
    assert.equal(running.asked(), 0);

    const stream = readSse(await dashboard.get('/api/events'));
    assert.equal((await readUntil(stream, 'caught-up')).filter(isStored).length, 3);
    assert.equal((await bodyOf(dashboard.get('/api/flares/f-1'))).events.length, 3);
    assert.equal((await bodyOf(dashboard.get('/api/flares/f-1/ledger'))).rows.length, 2);
    assert.deepEqual(Buffer.from(await (await dashboard.get('/api/flares/f-1/archive')).arrayBuffer()), archive);
  });

  test('may ask and not approve, where its user may publish flare.create alone', async (t) => {
    const running = await started({ ...looking, publish: [...looking.publish, 'flare.create'] });
    if (typeof running === 'string') return t.skip(running);
    await using _ = running;
    const { dashboard } = running;
    const { may } = await bodyOf(dashboard.get('/api/session'));
    assert.deepEqual(may, { ask: true, approve: false, cancel: false, resend: false, download: true });
    assert.equal(running.asked(), 0);
    assert.equal((await dashboard.post('/api/flares', {})).status, 200);
    assert.equal(running.asked(), 1);
    assert.equal((await dashboard.post('/api/flares/f-1/cancel', {})).status, 403);
  });
});
