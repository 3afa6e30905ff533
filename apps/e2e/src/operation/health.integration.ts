import assert from 'node:assert/strict';
import { mkdtempDisposable, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { suite, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { startLocalBroker } from '@flarewire/broker';
import { freePort } from '@flarewire/broker';
import { startChildService } from '@flarewire/demo';
import { findLocalServer } from '@flarewire/testing';
import { stringify } from 'yaml';

const found = await findLocalServer();

suite('what a service says of itself', { timeout: 300_000 }, () => {
  test('is true: not ready while the broker is gone or frozen, and not live while its own loop stands still', async (t) => {
    if (typeof found === 'string') return t.skip(found);
    await using opened = new AsyncDisposableStack();
    const folder = opened.use(await mkdtempDisposable(path.join(tmpdir(), 'flarewire-health-'))).path;
    const broker = opened.use(await startLocalBroker({ ...found, storeDir: path.join(folder, 'broker') }));
    const port = await freePort();
    const configFile = path.join(folder, 'flarewire.yaml');
    const config = {
      nats: { url: broker.url },
      targets: { web: { collect: [{ files: path.join(folder, '*.log'), into: 'logs/' }] } },
      health: { port },
    };
    await writeFile(configFile, stringify(config));
    const { NATS_URL: _, ...env } = process.env;
    const args = ['--config', configFile];
    const service = opened.use(
      await startChildService({ name: 'archiver', args, env, logFile: path.join(folder, 'archiver.out') }),
    );
    /** The status of an answer; undefined when none comes in the time that whoever asks would give it. */
    const ask = async (page: string) => {
      const signal = AbortSignal.timeout(5_000);
      const answer = await fetch(`http://127.0.0.1:${port}/${page}`, { signal }).catch(() => undefined);
      return answer?.status;
    };
    const untilReadyIs = async (status: number) => {
      while ((await ask('readyz')) !== status) await delay(50);
      assert.equal(await ask('livez'), 200);
    };

    await untilReadyIs(200);
    broker.freeze();
    await untilReadyIs(503);
    broker.thaw();
    await untilReadyIs(200);
    await broker.kill();
    await untilReadyIs(503);
    await broker.restart();
    await untilReadyIs(200);
    service.process.kill('SIGSTOP');
    assert.deepEqual([await ask('livez'), await ask('readyz')], [undefined, undefined]);
    service.process.kill('SIGCONT');
    await untilReadyIs(200);
    return undefined;
  });
});
