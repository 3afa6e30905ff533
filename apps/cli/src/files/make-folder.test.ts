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

  test('makes the folders around it too, and leaves one that is there', async () => {
    for (const _ of [1, 2]) await makeFolder(at('a', 'b', 'c'));
    assert.ok(statSync(at('a', 'b', 'c')).isDirectory());
  });

  test('says what is in the way', async () => {
    writeFileSync(at('file'), '');
    const reason = 'something that is not a folder has this name; name another one';
    for (const below of [[], ['a']])
      await assert.rejects(makeFolder(at('file', ...below)), { message: new RegExp(`^Cannot make .*: ${reason}$`) });
  });

  test('comes to an end below /proc, where nothing can be made', { skip: process.platform !== 'linux' }, async () => {
    await assert.rejects(makeFolder('/proc/flarewire/scrubbed'), {
      code: 'archive_failed',
      message: /name another one/,
    });
  });
});
