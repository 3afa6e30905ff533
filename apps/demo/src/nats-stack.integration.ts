import assert from 'node:assert/strict';
import { mkdtempDisposable } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { suite, test } from 'node:test';
import { inspectArchive } from '@flarewire/archive';
import { createLog } from '@flarewire/service';
import { startTestBroker } from '@flarewire/testing';
import { makeDemoFlare } from './demo.ts';
import { startNatsStack } from './nats-stack.ts';
import { reportToPerson } from './report.ts';

const broker = await startTestBroker();

suite('the demo over a broker that is not ours', { skip: typeof broker === 'string' ? broker : false }, () => {
  test('makes a flare of its own logs and profiles, shows no password of NATS_URL, and takes no part where Flarewire runs already', async () => {
    assert.ok(typeof broker !== 'string');
    await using _closing = broker;
    await using folder = await mkdtempDisposable(path.join(tmpdir(), 'flarewire demo '));
    const { signal } = new AbortController();
    const url = broker.url.replace('//', '//ops:s3cret@');
    const log = createLog({ name: 'demo', level: 'silent' });
    const theirs = { url, version: '2', how: 'NATS_URL' as const, async [Symbol.asyncDispose]() {} };
    await using stack = await startNatsStack({ broker: theirs, folder: folder.path, env: process.env, log, signal });
    const report = reportToPerson({ write() {} });
    const { archive } = await makeDemoFlare(stack, { seconds: 1, report, signal });

    const { missing, items, profiles } = await inspectArchive(archive);
    assert.deepEqual(missing, []);
    assert.ok(items.some(({ item }) => item.endsWith('uploader.log')));
    assert.ok(profiles.includes('demo-cpu.pprof'));
    assert.doesNotMatch(`${stack.brokerInWords} ${stack.brokerUrl}`, /s3cret/);

    await using second = await mkdtempDisposable(path.join(tmpdir(), 'flarewire demo '));
    const again = startNatsStack({ broker: theirs, folder: second.path, env: process.env, log, signal });
    await assert.rejects(again, /Flarewire runs there already, with the targets broker/);
  });
});
