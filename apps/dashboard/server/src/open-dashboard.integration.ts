import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtempDisposable } from 'node:fs/promises';
import { get, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { suite, test } from 'node:test';
import { findProgram, startLocalBroker } from '@flarewire/broker';
import { natsConfig } from '@flarewire/schemas';
import { startTestBroker } from '@flarewire/testing';
import { connectNats } from '@flarewire/transport';
import { bodyOf, publishEnded, readSse, startDashboard, type SseMessage } from './dashboard.fixture.ts';
import { startHoldingProxy } from './holding-proxy.fixture.ts';

/** A browser's EventSource: connects again after what it had last. Ends when `isEnough` says so. */
async function follow(url: string, isEnough: (messages: readonly SseMessage[]) => boolean): Promise<SseMessage[]> {
  const messages: SseMessage[] = [];
  let last: string | undefined;
  while (!isEnough(messages)) {
    try {
      const headers: Record<string, string> = last === undefined ? {} : { 'last-event-id': last };
      const asking = get(`${url}/api/events?after=0`, { headers });
      const [response] = (await once(asking, 'response')) as [IncomingMessage];
      for await (const message of readSse(response)) {
        messages.push(message);
        last = message.id ?? last;
        if (isEnough(messages)) break;
      }
    } catch {
      // Cut off; a browser connects again.
    }
  }
  return messages;
}

const storedIn = (messages: readonly SseMessage[]) => messages.filter(({ id }) => id !== undefined);

suite('the events of a dashboard', { timeout: 300_000 }, () => {
  test('come once each and in order through a proxy that holds back and cuts off, and over a restart of the broker', async (t) => {
    const broker = await startTestBroker();
    if (typeof broker === 'string') return t.skip(broker);
    await using opened = new AsyncDisposableStack();
    opened.use(broker);
    const connect = async (name: string) =>
      opened.use(
        await connectNats({ config: natsConfig.parse({ url: broker.url }), artifacts: { store: 'nats' }, name }),
      );
    const publisher = await connect('publisher');
    const dashboard = opened.use(await startDashboard({ transport: await connect('dashboard') }));
    const proxy = opened.use(await startHoldingProxy(dashboard.url));

    const flares = 150;
    const following = follow(proxy.url, (messages) => storedIn(messages).length >= 2 * flares);
    const early = follow(dashboard.url, (messages) => storedIn(messages).length >= 2 * flares);
    for (let flare = 0; flare < flares; flare++) {
      await publishEnded(publisher, `f-${flare}`);
      if (flare % 20 === 10) proxy.cut();
      if (flare === 60) await broker.kill();
      if (flare === 60) await broker.restart();
    }
    const [through, direct] = await Promise.all([following, early]);
    const numbers = Array.from({ length: 2 * flares }, (_, index) => String(index + 1));
    assert.deepEqual(
      storedIn(through).map(({ id }) => id),
      numbers,
    );
    assert.deepEqual(storedIn(direct), storedIn(through));
    assert.equal((await bodyOf(fetch(`${proxy.url}/api/flares`, { headers: { host: 'localhost' } }))).seq, 2 * flares);
    const connected = direct
      .filter(({ event }) => event === 'broker')
      .map(({ data }) => (data as { connected: boolean }).connected);
    assert.equal(connected.at(-1), true);
  });

  test('begin anew where the broker comes back without its store', async (t) => {
    const program = await findProgram('nats-server', process.env.PATH);
    if (!program) return t.skip('no nats-server on this machine');
    await using opened = new AsyncDisposableStack();
    const folder = opened.use(await mkdtempDisposable(path.join(tmpdir(), 'flarewire-broker-'))).path;
    const first = opened.use(await startLocalBroker({ program, storeDir: path.join(folder, 'first') }));
    const open = async (name: string) =>
      connectNats({ config: natsConfig.parse({ url: first.url }), artifacts: { store: 'nats' }, name });
    const publisher = opened.use(await open('publisher'));
    const dashboard = opened.use(await startDashboard({ transport: opened.use(await open('dashboard')) }));
    for (const id of ['f-1', 'f-2']) await publishEnded(publisher, id);
    const following = follow(dashboard.url, (messages) => messages.some(({ event }) => event === 'reset'));
    await first.kill();
    const ports = { client: Number(new URL(first.url).port) };
    opened.use(await startLocalBroker({ program, storeDir: path.join(folder, 'second'), ports }));
    await publishEnded(publisher, 'f-3');
    const messages = await following;
    assert.equal(messages.at(-1)?.event, 'reset');
    const { flares } = await bodyOf(dashboard.get('/api/flares'));
    assert.deepEqual(
      flares.map(({ id }) => id),
      ['f-3'],
    );
  });
});
