import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { after, suite, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { startTestBroker, type TestBroker } from '@flarewire/testing';
import { connect } from 'nats';

const bin = fileURLToPath(new URL('../bin/flare.js', import.meta.resolve('@flarewire/cli')));
const broker = await startTestBroker();
if (typeof broker === 'string') test('a broker without Flarewire', { skip: broker });
else onBareBroker(broker);

function onBareBroker(broker: TestBroker): void {
  suite('a broker at which no Flarewire has been set up', { timeout: 300_000 }, () => {
    after(() => broker[Symbol.asyncDispose]());

    const flare = (args: string[]) =>
      promisify(execFile)(process.execPath, [bin, ...args, '--nats', broker.url, '--json'], { timeout: 60_000 }).then(
        ({ stdout }) => ({ code: 0, stdout, stderr: '' }),
        (error: { code: number; stdout: string; stderr: string }) => error,
      );
    const streams = async () => {
      const client = await connect({ servers: broker.url });
      try {
        const manager = await client.jetstreamManager();
        return (await manager.streams.list().next()).map(({ config }) => config.name);
      } finally {
        await client.close();
      }
    };

    for (const args of [
      ['ls'],
      ['ls', '--targets'],
      ['watch'],
      ['watch', 'f-1'],
      ['get', 'f-1'],
      ['approve', 'f-1'],
      ['cancel', 'f-1'],
      ['dlq', 'ls'],
      ['create', '--targets', 'web'],
    ])
      test(`is told as that by flare ${args.join(' ')}, which changes nothing there`, async () => {
        const { code, stdout, stderr } = await flare(args);
        assert.deepEqual(await streams(), []);
        assert.equal(code, 1);
        assert.equal((JSON.parse(stdout) as { error: { code: string } }).error.code, 'not_set_up');
        assert.match(stderr, /no Flarewire has been set up there; start its services.*--nats/);
      });

    test('is told as that by flare doctor, which changes nothing there', async () => {
      const { code, stdout } = await flare(['doctor']);
      assert.deepEqual(await streams(), []);
      assert.equal(code, 1);
      const findings = stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as { check: string; found: string; fix?: string });
      const found = findings.find(({ check }) => check === 'broker');
      assert.match(found!.found, /no Flarewire has been set up/);
      assert.match(found!.fix!, /^start the uploader/);
    });
  });
}
