import assert from 'node:assert/strict';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { suite, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { startLocalBroker } from '@flarewire/broker';
import { startChildService } from '@flarewire/demo';
import { findLocalServer, startIntakeDouble } from '@flarewire/testing';
import { connect } from 'nats';
import { stringify } from 'yaml';
import { startPipeline } from '../pipeline.fixture.ts';
import { manyWords, mountSmallDisk } from './small-disk.fixture.ts';

const found = await findLocalServer();

suite('a disk that is full', { timeout: 300_000 }, () => {
  test('below the artifact store fails the flares under way, refuses new ones, and is forgotten once there is room', async (t) => {
    const disk = await mountSmallDisk(2);
    if (typeof disk === 'string') return t.skip(disk);
    await using _disk = disk;
    await using intake = await startIntakeDouble();
    const artifacts = { store: 'folder', path: path.join(disk.path, 'artifacts') };
    await mkdir(artifacts.path);
    const pipeline = await startPipeline({ intakeUrl: intake.url, more: { artifacts } });
    if (typeof pipeline === 'string') return t.skip(pipeline);
    await using _pipeline = pipeline;
    const { ask, untilEnd, transport, folder, services } = pipeline;
    const endOf = async (flareId: string) => (await untilEnd(flareId)).at(-1)!;
    const large = path.join(folder, 'large.log');

    assert.equal((await endOf(await ask({ profile: false }))).name, 'flare.sent');
    await writeFile(large, manyWords(60_000));
    const end = await endOf(await ask({ profile: false }));
    assert.ok(end.name === 'flare.failed' && end.data.code === 'storage_full', JSON.stringify(end));
    await rm(large);
    await disk.fill(0);
    // What the archiver knows of the room is a second old at most.
    await delay(1_100);
    const refused = await transport.request('create', { profile: false });
    assert.ok(refused.status === 'refused', JSON.stringify(refused));
    assert.deepEqual([refused.error.code, refused.error.status], ['storage_full', 507]);
    await disk.free();
    await delay(1_100);
    assert.equal((await endOf(await ask({ profile: false }))).name, 'flare.sent');
    for (const { process } of Object.values(services)) assert.equal(process.exitCode, null);
    return undefined;
  });

  test('below the broker refuses new requests, and ends no service and no flare: all go on once it has room and was started again', async (t) => {
    if (typeof found === 'string') return t.skip(found);
    const disk = await mountSmallDisk(16);
    if (typeof disk === 'string') return t.skip(disk);
    await using opened = new AsyncDisposableStack();
    opened.use(disk);
    const intake = opened.use(await startIntakeDouble());
    const storeDir = path.join(disk.path, 'store');
    // By itself it would keep to three quarters of the disk.
    const more = `jetstream: { store_dir: ${JSON.stringify(path.join(storeDir, 'jetstream'))}, max_file_store: 20GB }`;
    const broker = opened.use(await startLocalBroker({ ...found, storeDir, more }));
    const folder = path.join(disk.path, 'target');
    const keyFile = path.join(disk.path, 'intake.key');
    const configFile = path.join(disk.path, 'flarewire.yaml');
    await mkdir(folder);
    await writeFile(path.join(folder, 'web.log'), manyWords(30_000));
    await writeFile(keyFile, `${'0f'.repeat(15)}key`, { mode: 0o600 });
    const config = {
      nats: { url: broker.url, takeover: '3s' },
      targets: { web: { collect: [{ files: path.join(folder, '*.log'), into: 'logs/' }] } },
      destinations: { intake: { kind: 'intake', url: intake.url, apiKeyFile: keyFile } },
    };
    await writeFile(configFile, stringify(config));
    const { NATS_URL: _, ...env } = process.env;
    const services = await Promise.all(
      (['archiver', 'uploader'] as const).map((name) =>
        startChildService({ name, args: ['--config', configFile], env, logFile: `${disk.path}-${name}.out` }),
      ),
    );
    for (const service of services) opened.use(service);
    for (const name of ['archiver', 'uploader']) opened.defer(() => rm(`${disk.path}-${name}.out`));
    const client = await connect({ servers: broker.url, maxReconnectAttempts: -1 });
    opened.defer(() => client.close());
    const ask = async () => {
      const reply = await client.request('flare.create', '{"profile":false}', { timeout: 10_000 });
      return reply.json<{ flareId: string }>().flareId;
    };

    await disk.fill(600_000);
    const flareId = await ask();
    const stateOf = async () => {
      const kv = await client.jetstream().views.kv('FLARES');
      return (await kv.get(flareId))?.json<{ state: string }>().state;
    };
    const full = async () => {
      const reply = await client
        .request('flare.create', '{"profile":false}', { timeout: 10_000 })
        .catch(() => undefined);
      return reply?.json<{ error?: { code: string } }>().error?.code;
    };
    // Some are still accepted before the broker notices.
    while ((await full()) !== 'storage_full') await delay(500);
    for (const { process } of services) assert.equal(process.exitCode, null);
    await disk.free();
    await broker.restart();
    while ((await stateOf().catch(() => undefined)) !== 'sent') await delay(100);
    assert.notEqual(await ask(), flareId);
    assert.ok(intake.tickets() >= 1);
    for (const { process } of services) assert.equal(process.exitCode, null);
    return undefined;
  });
});
