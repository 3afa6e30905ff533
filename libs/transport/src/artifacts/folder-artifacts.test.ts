import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { after, suite, test } from 'node:test';
import { artifactContract } from '../contract/artifact-contract.ts';
import { createFolderArtifacts } from './create-folder-artifacts.ts';

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
});

async function* breakingSource(): AsyncGenerator<Uint8Array> {
  yield new Uint8Array(3 * 2 ** 20);
  throw new Error('the source broke');
}
