import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempDisposable, readdir, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { suite, test } from 'node:test';
import { openWorkFolder } from './work-folder.ts';

suite('the folder that a command works in', () => {
  test('is removed by the next command where the one that made it was killed', async () => {
    await using parent = await mkdtempDisposable(path.join(tmpdir(), 'flarewire-work-'));
    const script = `const { openWorkFolder } = await import(${JSON.stringify(new URL('work-folder.ts', import.meta.url).href)});
      await openWorkFolder(${JSON.stringify(parent.path)});
      process.kill(process.pid, 'SIGKILL');`;
    const { signal } = spawnSync(process.execPath, ['--input-type=module', '-e', script]);
    assert.equal(signal, 'SIGKILL');
    const [left] = await readdir(parent.path);
    assert.ok(left);
    await using next = await openWorkFolder(parent.path);
    assert.deepEqual(await readdir(parent.path), [path.basename(next.path)]);
    assert.equal((await stat(next.path)).mode & 0o777, 0o700);
  });

  test('that cannot be made says where, and how to name another place', async () => {
    await assert.rejects(openWorkFolder('/none'), {
      code: 'archive_failed',
      message:
        'Cannot make a folder for temporary files in /none: there is no such folder (ENOENT); make it, or name another one with TMPDIR',
    });
  });

  test('is not said to be missing where something else is in the way', async () => {
    await assert.rejects(openWorkFolder(import.meta.filename), {
      code: 'archive_failed',
      message: `Cannot make a folder for temporary files in ${import.meta.filename}: it is not a folder (ENOTDIR); name another one with TMPDIR`,
    });
  });

  test('that has no room for any flare says so before anything is collected', async () => {
    await using parent = await mkdtempDisposable(path.join(tmpdir(), 'flarewire-work-'));
    await assert.rejects(
      openWorkFolder(parent.path, () => Promise.resolve(61_440)),
      {
        code: 'storage_full',
        message: `Cannot make a folder for temporary files in ${parent.path}: there is room for 60 KiB; make room, or name another one with TMPDIR`,
      },
    );
    assert.deepEqual(await readdir(parent.path), []);
  });

  test('stays while its command runs', async () => {
    await using parent = await mkdtempDisposable(path.join(tmpdir(), 'flarewire-work-'));
    await using first = await openWorkFolder(parent.path);
    await using second = await openWorkFolder(parent.path);
    assert.deepEqual(
      (await readdir(parent.path)).toSorted(),
      [first, second].map((each) => path.basename(each.path)).toSorted(),
    );
  });
});
