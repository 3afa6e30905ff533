import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempDisposable, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { promisify } from 'node:util';
import { startNatsWithPprof } from '@flarewire/testing';
import { collectProfiles } from './index.ts';

const run = promisify(execFile);
const hasGo = await run('go', ['version']).then(
  () => true,
  () => false,
);

suite('collectProfiles() of a real nats-server', () => {
  test('keeps five profiles that go tool pprof opens, named as the Agent names them', async (t) => {
    await using server = await startNatsWithPprof();
    if (server === undefined) return t.skip('no nats-server on this machine');
    await using folder = await mkdtempDisposable(join(tmpdir(), 'flarewire-pprof-'));
    const keep = async (file: string, bytes: AsyncIterable<Uint8Array>) => {
      await writeFile(join(folder.path, file), bytes);
      return join(folder.path, file);
    };

    const { profiles, failed } = await collectProfiles({
      services: { broker: server.url },
      seconds: 1,
      keep,
      signal: t.signal,
    });

    assert.deepEqual(failed, []);
    assert.deepEqual(
      profiles.map(({ file }) => file),
      ['broker-1st-heap.pprof', 'broker-cpu.pprof', 'broker-2nd-heap.pprof', 'broker-mutex.pprof', 'broker-block.pprof'],
    );
    if (!hasGo) return t.skip('no go on this machine: the profiles were not opened');
    for (const { kept } of profiles) {
      const { stdout } = await run('go', ['tool', 'pprof', '-top', kept]);
      assert.match(stdout, /^Type: /m);
    }
  });

  test('names each profile of a process that is not there, and keeps those of the other', async (t) => {
    await using server = await startNatsWithPprof();
    if (server === undefined) return t.skip('no nats-server on this machine');

    const { profiles, failed } = await collectProfiles({
      services: { gone: 'http://127.0.0.1:1/debug/pprof', broker: server.url },
      seconds: 1,
      keep: async (file, bytes) => {
        for await (const _ of bytes);
        return file;
      },
      signal: t.signal,
    });

    assert.deepEqual(new Set(failed.map(({ service, code }) => `${service} ${code}`)), new Set(['gone profile_unreachable']));
    assert.equal(failed.length, 5);
    assert.equal(profiles.length, 5);
  });
});
