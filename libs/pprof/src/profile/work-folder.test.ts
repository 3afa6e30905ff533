import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempDisposable, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { suite, test } from 'node:test';
import { openWorkFolder, removeAbandonedWork } from './work-folder.ts';

suite('removeAbandonedWork()', () => {
  test('removes at once what a killed process has left, and nothing of a living one', async () => {
    await using parent = await mkdtempDisposable(join(tmpdir(), 'flarewire-work-'));
    const opening = `import(process.argv[1]).then(({ openWorkFolder }) => openWorkFolder(process.argv[2]))`;
    const module = import.meta.resolve('./work-folder.ts');
    const child = spawnSync(process.execPath, ['-e', opening, module, parent.path], { encoding: 'utf8' });
    assert.equal(child.status, 0, child.stderr);
    await using living = await openWorkFolder(parent.path);
    assert.equal((await readdir(parent.path)).length, 2);
    await removeAbandonedWork(parent.path);
    assert.deepEqual(await readdir(parent.path), [basename(living.path)]);
  });
});
