import assert from 'node:assert/strict';
import { mkdtempDisposable, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { suite, test } from 'node:test';
import { createLog } from '@flarewire/service';
import { startTestBroker } from '@flarewire/testing';
import { startInProcessStack } from './in-process-stack.ts';
import { startNatsStack } from './nats-stack.ts';
import { startDashboard } from './start-dashboard.ts';
import type { Stack } from './stack.ts';

suite('the dashboard of the demo', { timeout: 300_000 }, () => {
  const { signal } = new AbortController();
  const log = createLog({ name: 'demo', level: 'silent' });

  /** Asks for a flare through the dashboard, and waits until the dashboard shows that it was sent. */
  async function watchOne(stack: Stack) {
    await using dashboard = await startDashboard(stack, { env: process.env, signal });
    const asked = await fetch(`${dashboard.url}/api/flares`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"profile":false}',
    });
    assert.equal(asked.status, 200);
    const events = await fetch(`${dashboard.url}/api/events`, { signal: AbortSignal.timeout(180_000) });
    let text = '';
    for await (const chunk of events.body!) {
      text += new TextDecoder().decode(chunk);
      if (text.includes('event: flare.sent')) return;
    }
    assert.fail('the stream ended');
  }

  test('follows a stack of processes, as a process of its own', async (t) => {
    const broker = await startTestBroker();
    if (typeof broker === 'string') return t.skip(broker);
    await using _closing = broker;
    await using folder = await mkdtempDisposable(path.join(tmpdir(), 'flarewire-demo-'));
    const theirs = { url: broker.url, version: '2', how: 'NATS_URL' as const, async [Symbol.asyncDispose]() {} };
    await using stack = await startNatsStack({ broker: theirs, folder: folder.path, env: process.env, log, signal });
    await watchOne(stack);
  });

  test('follows a stack within one process, in that process', async () => {
    await using folder = await mkdtempDisposable(path.join(tmpdir(), 'flarewire-demo-'));
    const logFile = path.join(folder.path, 'demo.log');
    await writeFile(logFile, 'started\n');
    await using stack = await startInProcessStack({ folder: folder.path, env: {}, logFile, log, signal });
    await watchOne(stack);
  });
});
