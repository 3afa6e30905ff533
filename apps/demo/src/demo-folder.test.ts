import assert from 'node:assert/strict';
import { mkdir, mkdtempDisposable, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { suite, test } from 'node:test';
import { makeDemoFolder } from './demo-folder.ts';

suite('the folder of a demo', () => {
  test('is made beside that of a demo which still runs, and clears away those of demos that are gone', async () => {
    await using parent = await mkdtempDisposable(path.join(tmpdir(), 'flarewire-demos-'));
    const running = String(process.ppid);
    const gone = String(2 ** 30);
    for (const name of [running, gone, 'logs']) await mkdir(path.join(parent.path, name, 'logs'), { recursive: true });
    const folder = await makeDemoFolder(parent.path, process.pid);
    assert.equal(folder, path.join(parent.path, String(process.pid)));
    assert.deepEqual((await readdir(parent.path)).toSorted(), [running, String(process.pid)].toSorted());
  });

  test('is empty even where an earlier process had the same number', async () => {
    await using parent = await mkdtempDisposable(path.join(tmpdir(), 'flarewire-demos-'));
    await mkdir(path.join(parent.path, String(process.pid), 'intake'), { recursive: true });
    assert.deepEqual(await readdir(await makeDemoFolder(parent.path, process.pid)), ['logs']);
  });
});
