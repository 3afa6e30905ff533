import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempDisposable, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { promisify } from 'node:util';
import { startNatsWithPprof, startNodeExporter } from '@flarewire/testing';
import { servePprof } from '../serve/serve-pprof.ts';
import { decodeProfile, profileMerger } from './merge-profiles.ts';

const run = promisify(execFile);
const noGo = await run('go', ['version']).then(
  () => false,
  () => 'no go on this machine',
);

/** A CPU profile of one second of a process that requests keep busy meanwhile. */
async function profileOf(url: string, signal: AbortSignal): Promise<Buffer> {
  const ended = new AbortController();
  const busy = keepBusy(url, ended.signal);
  const response = await fetch(`${url}/profile?seconds=1`, { signal });
  const bytes = Buffer.from(await response.arrayBuffer());
  ended.abort();
  await busy;
  assert.equal(response.status, 200);
  return bytes;
}

async function keepBusy(url: string, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) await (await fetch(`${url}/goroutine?debug=2`)).arrayBuffer();
}

/** What `go tool pprof -top` has of each function in these profiles together: its own time, that with what it calls, its name. */
async function topOf(files: readonly string[], folder: string): Promise<string[]> {
  const options = ['-top', '-symbolize=none', '-nodecount=0', '-nodefraction=0', '-edgefraction=0', '-unit=ms'];
  const env = { ...process.env, PPROF_TMPDIR: folder };
  const { stdout } = await run('go', ['tool', 'pprof', ...options, ...files], { env });
  const [, table] = stdout.split(/^ +flat .*\n/m);
  assert.ok(table, stdout);
  return table.trim().split('\n').map(rowOf).toSorted();
}

function rowOf(line: string): string {
  const [flat, , , cum, , ...name] = line.trim().split(/ +/);
  return [flat, cum, ...name].join(' ');
}

suite('the merged CPU profile of a group in go tool pprof', { skip: noGo }, () => {
  async function assertSame(profiles: readonly Buffer[], t: { diagnostic: (text: string) => void }): Promise<void> {
    await using folder = await mkdtempDisposable(join(tmpdir(), 'flarewire-merged-'));
    const files = profiles.map((_, index) => join(folder.path, `${index}.pprof`));
    for (const [index, bytes] of profiles.entries()) await writeFile(files[index]!, bytes);
    const merger = profileMerger();
    for (const bytes of profiles) assert.ok(merger.add(decodeProfile(bytes)));
    const merged = join(folder.path, 'merged.pprof');
    await writeFile(merged, merger.finish()!);
    const top = await topOf([merged], folder.path);
    t.diagnostic(`${top.length} functions`);
    assert.deepEqual(top, await topOf(files, folder.path));
  }

  test('has of each function what pprof itself makes of those of several Go processes', async (t) => {
    await using opened = new AsyncDisposableStack();
    const started = await Promise.all([startNatsWithPprof(), startNatsWithPprof(), startNatsWithPprof()]);
    const servers = started.flatMap((server) => (server ? [opened.use(server)] : []));
    if (servers.length < started.length) return t.skip('no nats-server on this machine');
    await assertSame(await Promise.all(servers.map(({ url }) => profileOf(url, t.signal))), t);
  });

  test('and of those of another Go program', async (t) => {
    await using server = await startNodeExporter();
    if (!server) return t.skip('no prometheus-node-exporter on this machine');
    await assertSame([await profileOf(server.url, t.signal), await profileOf(server.url, t.signal)], t);
  });

  test('and of those of a Node process', async (t) => {
    await using server = await servePprof({ port: 0 });
    await assertSame([await profileOf(server.url, t.signal), await profileOf(server.url, t.signal)], t);
  });
});
