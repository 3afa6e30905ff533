import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { after, suite, test } from 'node:test';
import { artifactContract } from '../contract/artifact-contract.ts';
import { createFolderArtifacts } from './create-folder-artifacts.ts';
import { createFolderParts } from './folder-parts.ts';

suite('folder artifacts', async () => {
  const path = await mkdtemp(join(tmpdir(), 'flarewire-artifacts-'));
  after(() => rm(path, { recursive: true }));
  const store = createFolderArtifacts({ path, partBytes: 2 ** 20 });

  artifactContract(() => store);

  test('neither a failed nor a deleted artifact leaves a file or a folder behind', async () => {
    await assert.rejects(store.put('f-gone/archive', breakingSource()));
    const ref = await store.put('f-deleted/archive', Readable.from([new Uint8Array(5)]));
    await store.delete(ref);
    const left = await readdir(path);
    assert.ok(!left.includes('f-gone') && !left.includes('f-deleted'), left.join());
  });

  test('a sweep removes the rest of uploads that died, and nothing that was stored whole', async () => {
    const parts = createFolderParts(path);
    const old = await store.put('f-old/archive', Readable.from([new Uint8Array(5)]));
    const young = await store.put('f-young/archive', Readable.from([new Uint8Array(5)]));
    await utimes(join(path, old.parts[0]!.key), 0, 0);
    await mkdir(join(path, 'f-dead'));
    await writeFile(join(path, 'f-dead/0000.partial'), '');
    const signal = new AbortController().signal;
    assert.equal(await parts.sweep({ unfinishedMs: 60_000, signal }), 0);
    assert.equal(await parts.sweep({ unfinishedMs: -1, signal }), 1);
    const stored = (await store.stored()).map(({ key }) => key);
    for (const ref of [old, young]) assert.ok(stored.includes(ref.parts[0]!.key));
    await store.deleteParts(old.parts.map(({ key }) => key));
    const left = await readdir(path);
    assert.ok(!left.includes('f-old') && !left.includes('f-dead'), left.join());
    assert.equal((await Array.fromAsync(store.get(young))).length, 1);
  });

  test('a folder that is not there yet needs no sweep', async () => {
    const parts = createFolderParts(join(path, 'not-there'));
    assert.equal(await parts.sweep({ unfinishedMs: 0, signal: new AbortController().signal }), 0);
  });
});

async function* breakingSource(): AsyncGenerator<Uint8Array> {
  yield new Uint8Array(3 * 2 ** 20);
  throw new Error('the source broke');
}
