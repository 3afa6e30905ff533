import assert from 'node:assert/strict';
import { access, mkdtempDisposable, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { findOrStartBroker, type FindBrokerOptions } from './find-or-start-broker.ts';
import { findProgram } from './find-program.ts';
import { choosePorts } from './ports.ts';
import { readInfo } from './read-info.ts';
import { startLocalBroker } from './start-local-broker.ts';

const program = await findProgram('nats-server', process.env['PATH']);
const skip = program ? false : 'no nats-server on this machine';

suite('findOrStartBroker', { skip, timeout: 300_000 }, () => {
  const temporary = () => mkdtempDisposable(join(tmpdir(), 'flarewire-broker-'));
  const find = (rest: Partial<FindBrokerOptions> & { storeDir: string }) =>
    findOrStartBroker({
      env: { PATH: process.env['PATH'] },
      log: { info() {}, warn() {} },
      allowInstall: false,
      allowDocker: false,
      ...rest,
    });

  test('a nats-server of this machine is started, healthy, on loopback, with its files in the folder', async () => {
    await using folder = await temporary();
    await using broker = await find({ storeDir: folder.path });
    assert.equal(broker?.how, 'local');
    assert.match(broker.url, /^nats:\/\/127\.0\.0\.1:\d+$/);
    assert.equal((await readInfo(broker.url)).version, broker.version);
    assert.equal((await fetch(`${broker.monitorUrl}/healthz?js-enabled-only=true`)).status, 200);
    assert.equal((await fetch(`${broker.profUrl}/cmdline`)).status, 200);
    assert.match(await readFile(broker.logFile!, 'utf8'), /Server is ready/);
    assert.match(await readFile(broker.configFile!, 'utf8'), /max_payload/);
    const { config } = (await (await fetch(`${broker.monitorUrl}/jsz?config=true`)).json()) as {
      config: { store_dir: string };
    };
    assert.ok(config.store_dir.startsWith(folder.path));
  });

  test('the ports that are asked for are used', async () => {
    await using folder = await temporary();
    const ports = await choosePorts();
    await using broker = await find({ storeDir: folder.path, ports: { client: ports.client } });
    assert.equal(broker?.url, `nats://127.0.0.1:${ports.client}`);
  });

  test('the broker that NATS_URL names is used as it is, and left running', async () => {
    await using folder = await temporary();
    await using theirs = await startLocalBroker({ program: program!, storeDir: folder.path });
    {
      await using broker = await find({ env: { NATS_URL: theirs.url }, storeDir: '/nowhere' });
      assert.deepEqual([broker?.how, broker?.url, broker?.version], ['NATS_URL', theirs.url, theirs.version]);
    }
    await readInfo(theirs.url);
  });

  test('a NATS_URL where nobody answers is an error, and no other broker is started', async () => {
    const { client } = await choosePorts();
    const finding = find({
      env: { NATS_URL: `nats://127.0.0.1:${client}`, PATH: process.env['PATH'] },
      storeDir: '/nowhere',
    });
    await assert.rejects(finding, { code: 'broker_unavailable', message: /NATS_URL/ });
    await assert.rejects(access('/nowhere'));
  });

  test('a broker that was killed comes back on the same port', async () => {
    await using folder = await temporary();
    await using broker = await startLocalBroker({ program: program!, storeDir: folder.path });
    await broker.kill();
    await assert.rejects(readInfo(broker.url), { code: 'broker_unavailable' });
    await broker.restart();
    await readInfo(broker.url);
  });

  test('closing ends it', async () => {
    await using folder = await temporary();
    const broker = await startLocalBroker({ program: program!, storeDir: folder.path });
    await broker[Symbol.asyncDispose]();
    await assert.rejects(readInfo(broker.url), { code: 'broker_unavailable' });
  });

  test('one that cannot start says why', async () => {
    await using folder = await temporary();
    await using first = await startLocalBroker({ program: program!, storeDir: join(folder.path, 'one') });
    const client = Number(new URL(first.url).port);
    const second = startLocalBroker({ program: program!, storeDir: join(folder.path, 'two'), ports: { client } });
    await assert.rejects(second, {
      code: 'broker_unavailable',
      message: /Cannot start the broker: it ended with exit code 1/,
    });
  });
});
