import assert from 'node:assert/strict';
import { mkdtempDisposable, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { suite, test } from 'node:test';
import { parseConfig } from '@flarewire/config';
import { createLog } from '@flarewire/service';
import { createInProcessTransport } from '@flarewire/transport';
import { openArchiver } from './open-archiver.ts';

suite('an archiver without any profiler', () => {
  test('sends a flare on its way that asks for no profiles', async () => {
    await using folder = await mkdtempDisposable(path.join(tmpdir(), 'flarewire-archiver-'));
    await writeFile(path.join(folder.path, 'web.log'), 'started\n');
    const config = parseConfig(
      `targets:\n  web:\n    collect:\n      - { files: "${folder.path}/*.log", into: logs/ }\n`,
    );
    await using stack = new AsyncDisposableStack();
    const transport = stack.use(createInProcessTransport({ artifacts: 'memory' }));
    const log = createLog({ name: 'test', level: 'silent' });
    await openArchiver({
      config,
      env: {},
      log,
      transport,
      instance: 'here-1',
      host: 'here',
      stack,
      now: () => new Date(),
    });
    const reply = await transport.request('create', { profile: false, preflight: false });
    assert.ok(reply.status === 'accepted');
    const signal = AbortSignal.timeout(5_000);
    const seen: string[] = [];
    for await (const { name, data } of transport.tail({ from: 'start', flareId: reply.flareId, signal })) {
      seen.push(name);
      if (name !== 'profiles.collected') continue;
      assert.deepEqual([data.seconds, data.profiles], [0, []]);
      break;
    }
    assert.deepEqual(seen, ['flare.requested', 'flare.created', 'profiles.collected']);
  });
});
