import assert from 'node:assert/strict';
import { appendFile, mkdtempDisposable, readFile, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { suite, test } from 'node:test';
import { createLog } from '@flarewire/service';
import { journalEnded } from './journal-ended.ts';

suite('journalEnded()', () => {
  const log = createLog({ name: 'test', level: 'silent' });
  const hour = 3_600_000;
  const start = Date.parse('2026-03-01T00:00:00Z');
  const open = (folder: string, { laterMs = 0, most = 10 } = {}) =>
    journalEnded({
      file: path.join(folder, 'ended'),
      keptMs: hour,
      now: () => new Date(start + laterMs),
      log,
      most,
    });
  const folderFor = () => mkdtempDisposable(path.join(tmpdir(), 'flarewire-ended-'));
  const linesIn = async (folder: string) => (await readFile(path.join(folder, 'ended'), 'utf8')).split('\n').length - 1;

  test('knows after a restart what ended before, and not what ended long ago', async () => {
    await using folder = await folderFor();
    {
      await using ended = await open(folder.path);
      ended.add('f-1');
      ended.add('f-1');
    }
    assert.equal(await linesIn(folder.path), 1);
    assert.equal((await stat(path.join(folder.path, 'ended'))).mode & 0o777, 0o600);
    await using soon = await open(folder.path, { laterMs: hour / 2 });
    assert.deepEqual([soon.has('f-1'), soon.has('f-2')], [true, false]);
    await using late = await open(folder.path, { laterMs: 2 * hour });
    assert.equal(late.has('f-1'), false);
  });

  test('does not grow for ever', async () => {
    await using folder = await folderFor();
    {
      await using ended = await open(folder.path, { most: 5 });
      for (let index = 0; index < 99; index += 1) ended.add(`f-${index}`);
    }
    assert.ok((await linesIn(folder.path)) < 10);
    await using again = await open(folder.path, { most: 5 });
    assert.deepEqual([again.has('f-98'), again.has('f-1')], [true, false]);
  });

  test('is not confused by a line that a crash has cut short', async () => {
    await using folder = await folderFor();
    await (await open(folder.path))[Symbol.asyncDispose]();
    await appendFile(path.join(folder.path, 'ended'), '2026-03-01T00:00:00Z f-1\n2026-03-01T00:00:00Z f-');
    {
      await using ended = await open(folder.path);
      ended.add('f-2');
    }
    await using again = await open(folder.path);
    assert.deepEqual([again.has('f-1'), again.has('f-2')], [true, true]);
  });

  test('says what to mend where the file cannot be written', async () => {
    await assert.rejects(open('/proc/nowhere'), {
      code: 'invalid_config',
      message: /^Cannot keep in .*correct "journal"/,
    });
  });
});
