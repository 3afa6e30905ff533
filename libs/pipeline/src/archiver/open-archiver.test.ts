import assert from 'node:assert/strict';
import { mkdtempDisposable, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { suite, test } from 'node:test';
import { parseConfig } from '@flarewire/config';
import { createLog } from '@flarewire/service';
import { createInProcessTransport } from '@flarewire/transport';
import { openArchiver } from './open-archiver.ts';

/** An archiver of one target, whose host's clock is off by so many milliseconds. */
async function startArchiver({ shiftMs = 0 } = {}) {
  await using opening = new AsyncDisposableStack();
  const folder = opening.use(await mkdtempDisposable(path.join(tmpdir(), 'flarewire-archiver-')));
  await writeFile(path.join(folder.path, 'web.log'), 'started\n');
  const config = parseConfig(
    `targets:\n  web:\n    collect:\n      - { files: "${folder.path}/*.log", into: logs/ }\n`,
  );
  const transport = opening.use(createInProcessTransport({ artifacts: 'memory' }));
  const stack = opening.use(new AsyncDisposableStack());
  const log = createLog({ name: 'test', level: 'silent' });
  const now = () => new Date(Date.now() + shiftMs);
  await openArchiver({ config, env: {}, log, transport, instance: 'here-1', host: 'here', stack, now });
  const opened = opening.move();
  return { transport, [Symbol.asyncDispose]: () => opened.disposeAsync() };
}

suite('an archiver without any profiler', () => {
  test('sends a flare on its way that asks for no profiles', async () => {
    await using archiver = await startArchiver();
    const { transport } = archiver;
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

suite('an archiver whose clock is wrong', () => {
  for (const shiftMs of [3_600_000, -3_600_000])
    test(`by ${shiftMs / 60_000} minutes takes requests, of one target and of many`, async () => {
      await using archiver = await startArchiver({ shiftMs });
      const { transport } = archiver;
      const wishes = { profile: false, preflight: false } as const;
      const one = await transport.request('create', wishes);
      const many = await transport.requestGroup('create', { ...wishes, targets: ['*'] });
      assert.deepEqual([one.status, many.status], ['accepted', 'accepted']);
    });
});
