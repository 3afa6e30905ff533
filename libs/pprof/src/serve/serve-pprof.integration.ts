import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempDisposable, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { promisify } from 'node:util';
import { collectProfiles } from '../index.ts';
import { servePprof } from './serve-pprof.ts';

const run = promisify(execFile);
const noGo = await run('go', ['version']).then(
  () => false,
  () => 'no go on this machine',
);

/** Work that a profile can name: a function that calls itself is not merged into its caller. */
const fibonacci = (n: number): number => (n < 2 ? n : fibonacci(n - 1) + fibonacci(n - 2));

/** Keeps the event loop busy until the signal aborts. */
function workHard(signal: AbortSignal): void {
  fibonacci(25);
  if (!signal.aborted) setImmediate(workHard, signal);
}

suite('servePprof()', () => {
  test('lets a flare of this very process work like that of a Go process', async (t) => {
    await using server = await servePprof({ port: 0 });
    const { profiles, failed } = await collectProfiles({
      services: { self: server.url },
      seconds: 1,
      keep: async (file) => file,
      signal: t.signal,
    });
    assert.deepEqual(failed, []);
    assert.equal(profiles.length, 5);
  });

  test('names the function that used the CPU, in the profile and in the summary', { skip: noGo }, async (t) => {
    const done = new AbortController();
    workHard(done.signal);
    await using server = await servePprof({ port: 0 });
    await using folder = await mkdtempDisposable(join(tmpdir(), 'flarewire-serve-'));
    const { profiles, summary } = await collectProfiles({
      services: { self: server.url },
      seconds: 1,
      keep: async (file, bytes) => {
        await writeFile(join(folder.path, file), bytes);
        return join(folder.path, file);
      },
      signal: t.signal,
    }).finally(() => done.abort());
    for (const { kept } of profiles)
      assert.match((await run('go', ['tool', 'pprof', '-top', kept])).stdout, /^Type: /m);
    assert.match((await run('go', ['tool', 'pprof', '-top', profiles[1]!.kept])).stdout, /fibonacci/);
    assert.ok(summary?.services[0]?.cpu.some(({ function: name }) => name === 'fibonacci'));
  });

  test('answers 500 while a CPU profile runs, 400 to a bad length, 404 to another path', async (t) => {
    await using server = await servePprof({ port: 0 });
    const statusOf = async (path: string): Promise<number> =>
      (await fetch(`${server.url}/${path}`, { signal: t.signal })).status;
    const statuses = await Promise.all([statusOf('profile?seconds=1'), statusOf('profile?seconds=1')]);
    assert.deepEqual(statuses.toSorted(), [200, 500]);
    assert.equal(await statusOf('profile?seconds=601'), 400);
    assert.equal(await statusOf('profile?seconds=x'), 400);
    assert.equal(await statusOf('cmdline'), 404);
  });

  test('ends a CPU profile whose reader has gone', async (t) => {
    await using server = await servePprof({ port: 0 });
    await assert.rejects(fetch(`${server.url}/profile?seconds=600`, { signal: AbortSignal.timeout(50) }));
    const { profiles } = await collectProfiles({
      services: { self: server.url },
      seconds: 1,
      keep: async (file) => file,
      signal: t.signal,
    });
    assert.equal(profiles.length, 5);
  });

  test('closes when its signal aborts, in the middle of a profile too, and can be opened again', async () => {
    const closing = new AbortController();
    const first = await servePprof({ port: 0, signal: closing.signal });
    const cut = fetch(`${first.url}/profile?seconds=600`);
    closing.abort();
    await assert.rejects(cut);
    await first[Symbol.asyncDispose]();
    await using second = await servePprof({ port: 0 });
    assert.notEqual(second.url, '');
  });

  test('rejects when the port is taken, and leaves nothing open', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as AddressInfo;
    await assert.rejects(servePprof({ port }), { code: 'profile_failed', message: /EADDRINUSE/ });
    taken.close();
    await once(taken, 'close');
    await using server = await servePprof({ port });
    assert.equal(server.url, `http://127.0.0.1:${port}/debug/pprof`);
  });

  test('rejects in a process that serves its profiles already', async () => {
    await using server = await servePprof({ port: 0 });
    await assert.rejects(servePprof({ port: 0 }), { code: 'profile_failed' });
    assert.equal((await fetch(`${server.url}/heap`)).status, 200);
  });
});
