import assert from 'node:assert/strict';
import { mkdtempDisposable } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { folderJournal } from './folder-journal.ts';

const entry = { service: 'web', setting: 'mutexFraction', before: 0, owner: 'a', beat: 0 } as const;
const newFolder = () => mkdtempDisposable(join(tmpdir(), 'flarewire-journal-'));

suite('folderJournal()', () => {
  test('holds what another one in the same folder has remembered', async () => {
    await using folder = await newFolder();
    assert.equal(await folderJournal(folder.path).remember(entry), true);
    assert.deepEqual(await folderJournal(folder.path).pending(), [entry]);
  });

  test('takes a later beat of the same owner, and no entry of another', async () => {
    await using folder = await newFolder();
    const journal = folderJournal(folder.path);
    await journal.remember(entry);
    assert.equal(await journal.remember({ ...entry, beat: 1 }), true);
    assert.equal(await journal.remember({ ...entry, owner: 'b', before: 100 }), false);
    assert.deepEqual(await journal.pending(), [{ ...entry, beat: 1 }]);
  });

  test('forgets an entry of the same owner alone', async () => {
    await using folder = await newFolder();
    const journal = folderJournal(folder.path);
    await journal.remember(entry);
    await journal.forget({ ...entry, owner: 'b' });
    assert.deepEqual(await journal.pending(), [entry]);
    await journal.forget(entry);
    assert.deepEqual(await journal.pending(), []);
  });

  test('is empty before its folder is there', async () => {
    await using folder = await newFolder();
    assert.deepEqual(await folderJournal(join(folder.path, 'not', 'yet')).pending(), []);
  });
});
