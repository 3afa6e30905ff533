import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, suite, test } from 'node:test';
import { makeFolder } from './make-folder.ts';

suite('makeFolder', () => {
  let folder = '';
  const at = (...parts: string[]) => path.join(folder, ...parts);
  beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), 'flarewire-folder-'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  test('makes the folders around it too, with the same permissions, and leaves one that is there', async () => {
    for (const mode of [0o700, 0o755]) await makeFolder(at('a', 'b', 'c'), { mode });
    for (const parts of [['a'], ['a', 'b'], ['a', 'b', 'c']]) assert.equal(statSync(at(...parts)).mode & 0o777, 0o700);
  });

  test('is made once where several ask for it', async () => {
    await Promise.all(Array.from({ length: 8 }, () => makeFolder(at('a', 'b'))));
    assert.ok(statSync(at('a', 'b')).isDirectory());
  });

  test('says what is in the way', async () => {
    writeFileSync(at('file'), '');
    for (const below of [[], ['a']]) await assert.rejects(makeFolder(at('file', ...below)), { code: 'EEXIST' });
  });

  test('comes to an end below /proc, where nothing can be made', { skip: process.platform !== 'linux' }, async () => {
    await assert.rejects(makeFolder('/proc/flarewire/scrubbed'), { code: 'ENOENT' });
  });
});
