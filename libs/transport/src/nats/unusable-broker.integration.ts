import assert from 'node:assert/strict';
import { mkdtempDisposable, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { suite, test, type TestContext } from 'node:test';
import { natsConfig } from '@flarewire/schemas';
import { startBrokerWithUsers, startConfiguredBroker } from '@flarewire/testing';
import { connectNats } from './connect-nats.ts';

suite('a broker that answers and cannot be used', { timeout: 300_000 }, () => {
  const open = (url: string) =>
    connectNats({
      config: natsConfig.parse({ url }),
      artifacts: { store: 'nats' },
      name: 'test',
      streams: 'keep',
      signal: AbortSignal.timeout(5_000),
    });

  test('is told as one without JetStream, and how to start it', async (t: TestContext) => {
    await using folder = await mkdtempDisposable(path.join(tmpdir(), 'flarewire-plain-'));
    const file = path.join(folder.path, 'nats.conf');
    await writeFile(file, 'debug: false\n');
    await using broker = await startOrSkip(startConfiguredBroker(file), t);
    if (!broker) return;
    await assert.rejects(open(`nats://127.0.0.1:${broker.port}`), {
      code: 'broker_unavailable',
      message:
        'Cannot set up the streams: JetStream is not enabled on the broker; start nats-server with JetStream (-js), and let this user use it',
    });
  });

  test('is told as one that does not let this user read its answers', async (t: TestContext) => {
    await using broker = await startOrSkip(
      startBrokerWithUsers([{ name: 'nobody', publish: ['$JS.API.>'], subscribe: ['other'] }]),
      t,
    );
    if (!broker) return;
    await assert.rejects(open(broker.urlFor('nobody')), {
      code: 'not_allowed',
      message:
        /^Cannot set up the streams: the broker does not let this user subscribe to "_INBOX_test[^"]*", where answers come; see docs\/permissions.md/,
    });
  });
});

async function startOrSkip<B extends object>(starting: Promise<B | string>, t: TestContext): Promise<B | undefined> {
  const broker = await starting;
  if (typeof broker !== 'string') return broker;
  t.skip(broker);
  return undefined;
}
