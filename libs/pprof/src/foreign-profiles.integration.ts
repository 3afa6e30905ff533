import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { glob, mkdtempDisposable, readFile, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite, test, type TestContext } from 'node:test';
import { promisify } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { createScrubber } from '@flarewire/scrubber';
import { startNatsWithPprof, startPprofDouble } from '@flarewire/testing';
import { collectProfiles } from './index.ts';
import { servePprof } from './serve/serve-pprof.ts';

/** A folder of profiles that others wrote, such as those that public projects keep for their tests. */
const folder = process.env['FLAREWIRE_PROFILES'];

const run = promisify(execFile);
const noGo = await run('go', ['version']).then(
  () => false,
  () => 'no go on this machine',
);

/** What `go tool pprof` makes of a profile; undefined where it refuses it. */
async function rawOf(bytes: Uint8Array): Promise<string | undefined> {
  await using folder = await mkdtempDisposable(join(tmpdir(), 'flarewire-raw-'));
  const file = join(folder.path, 'profile');
  await writeFile(file, bytes);
  const options = { maxBuffer: 2 ** 30, env: { ...process.env, PPROF_TMPDIR: folder.path } };
  return await run('go', ['tool', 'pprof', '-symbolize=none', '-raw', file], options).then(
    ({ stdout }) => stdout,
    () => undefined,
  );
}

/** What of a profile is kept when a process serves it as each of its profiles; undefined where none is. */
async function collected(bytes: Uint8Array, scrub: (text: string) => string, { signal }: TestContext) {
  const names = ['heap', 'profile', 'mutex', 'block'];
  const answers = Object.fromEntries(
    names.map((name) => [name, (response: { end: (bytes: Uint8Array) => void }) => response.end(bytes)]),
  );
  await using double = await startPprofDouble({ answers });
  const { profiles } = await collectProfiles({
    services: { app: double.url },
    seconds: 1,
    scrub,
    keep: async (_file, bytes) => {
      const chunks: Uint8Array[] = [];
      for await (const chunk of bytes) chunks.push(chunk);
      return Buffer.concat(chunks);
    },
    signal,
  });
  for (const { kept } of profiles) assert.deepEqual(kept, profiles[0]?.kept);
  return profiles[0]?.kept;
}

/** Formats from before profile.proto, which pprof reads too: text, and the words of gperftools. */
const isOlder = (bytes: Buffer): boolean =>
  /^(?:---|heap profile:|\w+ profile: total|\0{4})/.test(
    (bytes[0] === 0x1f ? gunzipSync(bytes) : bytes).toString('latin1', 0, 64),
  );

/** Compares what pprof makes of a profile before and after: as it is scrubbed for a flare, and with a change in many texts. */
async function assertSame(bytes: Buffer, t: TestContext): Promise<'equal' | 'refused' | 'older'> {
  const before = await rawOf(bytes);
  const strict = createScrubber({ rules: 'strict' });
  const after = await collected(bytes, (text) => strict.line(text), t);
  if (before === undefined) {
    assert.equal(after, undefined, 'pprof refuses it');
    return 'refused';
  }
  if (isOlder(bytes)) {
    assert.equal(after, undefined);
    return 'older';
  }
  assert.ok(after !== undefined, 'pprof opens it');
  if (!after.equals(bytes)) {
    const masks = (raw = ''): string[] => raw.split('\n').filter((line) => !line.includes('********'));
    const kept = new Set(before.split('\n'));
    for (const line of masks(await rawOf(after))) assert.ok(kept.has(line), line);
    t.diagnostic('something in it was masked');
  }
  const changed = await collected(bytes, (text) => text.replaceAll('un', 'um'), t);
  const normal = (raw = ''): string => raw.replaceAll('un', 'um');
  assert.equal(normal(await rawOf(changed!)), normal(before));
  if (before.split('\nMappings\n')[0]!.includes('un')) assert.ok(!changed!.equals(bytes), 'it was written anew');
  return 'equal';
}

suite('a profile is the same to go tool pprof before and after', { skip: noGo }, () => {
  test('when nats-server wrote it', async (t) => {
    await using server = await startNatsWithPprof();
    if (server === undefined) return t.skip('no nats-server on this machine');
    for (const path of ['heap', 'allocs', 'profile?seconds=1', 'mutex', 'block']) {
      const response = await fetch(`${server.url}/${path}`);
      assert.equal(await assertSame(Buffer.from(await response.arrayBuffer()), t), 'equal');
    }
  });

  test('when Node.js wrote it', async (t) => {
    await using server = await servePprof({ port: 0 });
    for (const path of ['heap', 'profile?seconds=1', 'mutex']) {
      const response = await fetch(`${server.url}/${path}`);
      assert.equal(await assertSame(Buffer.from(await response.arrayBuffer()), t), 'equal');
    }
  });

  test('when it is one of a folder', { skip: folder === undefined }, async (t) => {
    const seen = { equal: 0, refused: 0, older: 0 };
    for await (const name of glob('**/*', { cwd: folder! })) {
      const file = join(folder!, name);
      if (!(await stat(file)).isFile()) continue;
      const bytes = await readFile(file);
      await t.test(name, async (t) => {
        seen[await assertSame(bytes, t)] += 1;
      });
    }
    t.diagnostic(JSON.stringify(seen));
  });
});
