import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { makeFlare, testFolder } from './flare.fixture.ts';
import { inspectArchive } from './inspect-archive.ts';

suite('inspectArchive', () => {
  test('says what is in an archive and what is missing, and why', async () => {
    await using folder = await testFolder();
    const log = await folder.write('a.log', 'line\n');
    const { zip, rows } = await makeFlare({
      collect: [
        { files: log, into: 'a.log' },
        { command: ['no-such-program'], into: 'b.txt' },
      ],
    });
    const inspection = await inspectArchive(await folder.write('flare.zip', zip));
    assert.equal(
      inspection.sentence,
      '1 of 2, missing: b.txt (not-found: cannot run no-such-program: there is no such program (ENOENT); install it, or take it out of flarewire.yaml)',
    );
    assert.deepEqual(
      [inspection.target, inspection.hostname, inspection.source],
      ['test', 'web-1.example.com', 'local'],
    );
    assert.deepEqual(inspection.items, rows);
    assert.deepEqual(
      inspection.missing.map(({ item }) => item),
      ['b.txt'],
    );
  });

  test('says what was masked in which file', async () => {
    await using folder = await testFolder();
    const log = await folder.write('a.log', 'password=planted-s3cret\n');
    const { zip } = await makeFlare({ collect: [{ files: log, into: 'a.log' }] });
    const { scrub } = await inspectArchive(await folder.write('flare.zip', zip));
    assert.deepEqual([scrub?.ruleSet, scrub?.masked, scrub?.files[0]?.name], ['strict', 1, 'a.log']);
  });

  test('says so when nothing is missing', async () => {
    await using folder = await testFolder();
    const { zip } = await makeFlare({ collect: [{ command: ['echo'], into: 'a.txt' }] });
    assert.equal((await inspectArchive(await folder.write('flare.zip', zip))).sentence, '1 of 1, nothing is missing');
  });

  test('says so first when nothing was collected', async () => {
    await using folder = await testFolder();
    const { zip } = await makeFlare({ collect: [{ files: `${folder.path}/none.log`, into: 'none.log' }] });
    const { sentence } = await inspectArchive(await folder.write('flare.zip', zip));
    assert.match(sentence, /^nothing was collected: 0 of 1, missing: none\.log \(not-found/);
  });

  test('counts what is there in part as there, and names it', async () => {
    await using folder = await testFolder();
    const { zip } = await makeFlare({ collect: [{ command: ['sh', '-c', 'echo a; exit 3'], into: 'a.txt' }] });
    assert.equal(
      (await inspectArchive(await folder.write('flare.zip', zip))).sentence,
      '1 of 1, nothing is missing; in part: a.txt (failed: ended with exit code 3)',
    );
  });

  test('gives advice that fits a zip that is not there', async () => {
    await assert.rejects(inspectArchive('/nowhere/flare.zip'), { message: /ENOENT.*; name one that is there/ });
  });

  test('refuses what is no zip, is cut off, or is not a flare', async () => {
    await using folder = await testFolder();
    const { zip } = await makeFlare({});
    const refused = { name: 'FlareError', code: 'archive_unreadable' };
    await assert.rejects(inspectArchive(await folder.write('text', 'no zip at all')), refused);
    await assert.rejects(inspectArchive(await folder.write('half.zip', zip.subarray(0, 300))), refused);
    await assert.rejects(inspectArchive(folder.path), refused);
  });
});
