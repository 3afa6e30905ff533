import assert from 'node:assert/strict';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { makeFolder } from './make-folder.ts';

suite('makeFolder()', () => {
  test('makes what is missing on the way, for its owner alone', async () => {
    const root = await mkdtemp(join(tmpdir(), 'flarewire-folder-'));
    try {
      const folder = join(root, 'a', 'b');
      await Promise.all([makeFolder(folder), makeFolder(folder)]);
      for (const made of [join(root, 'a'), folder]) assert.equal((await stat(made)).mode & 0o777, 0o700);
    } finally {
      await rm(root, { recursive: true, force: true });
    }
  });

  test('ends where a folder that is there says that it is not', { skip: process.platform !== 'linux' }, () =>
    assert.rejects(makeFolder('/proc/flares/4242'), { code: 'ENOENT' }),
  );
});
