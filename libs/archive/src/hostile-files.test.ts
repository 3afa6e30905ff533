import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { appendFile, mkdir, open, readdir, symlink, truncate } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { makeFlare, testFolder } from './flare.fixture.ts';

const linuxOnly = { skip: process.platform === 'linux' ? false : 'needs Linux' };

/** Collects all of a folder into `in/`. */
const all = (folder: string, more = {}) => ({ collect: [{ files: `${folder}/**`, into: 'in/', ...more }] });

suite('bad input on disk', () => {
  test('a link out of the tree is left out, a link to a folder outside too', async () => {
    await using folder = await testFolder();
    await using outside = await testFolder();
    await outside.write('secret', 'outside\n');
    await symlink(join(outside.path, 'secret'), join(folder.path, 'file'));
    await symlink(outside.path, join(folder.path, 'folder'));
    await symlink('../../../../etc/passwd', join(folder.path, 'up'));
    const flare = await makeFlare(all(folder.path));
    for (const item of ['in/file', 'in/folder', 'in/up']) assert.equal(flare.row(item)?.state, 'skipped', item);
    assert.ok(!flare.zip.includes('outside'));
  });

  test('a link to nowhere is not found, and a link to itself fails', async () => {
    await using folder = await testFolder();
    await symlink('gone', join(folder.path, 'broken'));
    await symlink('loop', join(folder.path, 'loop'));
    const flare = await makeFlare(all(folder.path));
    assert.equal(flare.row('in/broken')?.state, 'not-found');
    assert.equal(flare.row('in/loop')?.state, 'failed');
  });

  test('a pipe and a socket are named and never opened', async () => {
    await using folder = await testFolder();
    execFileSync('mkfifo', [join(folder.path, 'pipe')]);
    const server = createServer().listen(join(folder.path, 'socket'));
    const flare = await makeFlare(all(folder.path));
    server.close();
    assert.deepEqual(flare.row('in/pipe'), {
      ...flare.row('in/pipe'),
      state: 'skipped',
      reason: 'is a named pipe, not a file',
    });
    assert.equal(flare.row('in/socket')?.reason, 'is a socket, not a file');
  });

  test('a device is never read', async () => {
    const flare = await makeFlare({ collect: [{ files: '/dev/zero', into: 'zero' }] });
    assert.equal(flare.row('zero')?.reason, 'is a device, not a file');
  });

  test('a kernel file that says 0 bytes is read to its end', linuxOnly, async () => {
    const flare = await makeFlare({ collect: [{ files: '/proc/self/status', into: 'status' }] });
    assert.equal(flare.row('status')?.state, 'collected');
    assert.match(flare.files['status']!, /^Name:/);
  });

  test('a kernel file that never ends is cut at its cap', linuxOnly, async () => {
    const flare = await makeFlare({
      collect: [{ files: '/proc/self/pagemap', into: 'pagemap', maxBytes: '1MiB', timeout: '2s' }],
    });
    assert.notEqual(flare.row('pagemap')?.state, 'collected');
    assert.ok((flare.row('pagemap')?.bytes ?? 0) <= 2 ** 20);
  });

  test('a file that grows is kept as long as it was', async () => {
    await using folder = await testFolder();
    const path = await folder.write('app.log', 'line\n'.repeat(200_000));
    const growing = setInterval(() => void appendFile(path, 'more\n'.repeat(1_000)), 1);
    const flare = await makeFlare(all(folder.path));
    clearInterval(growing);
    assert.equal(flare.row('in/app.log')?.state, 'collected');
    assert.ok((flare.row('in/app.log')?.bytes ?? 0) >= 999_999);
  });

  test('an empty file is in the archive, as empty', async () => {
    await using folder = await testFolder();
    await folder.write('empty.log', '');
    const flare = await makeFlare(all(folder.path));
    assert.equal(flare.row('in/empty.log')?.state, 'empty');
    assert.equal(flare.files['in/empty.log'], '');
  });

  test('of a sparse file of 10 GiB head and tail are kept', async () => {
    await using folder = await testFolder();
    const path = await folder.write('sparse.log', `first\n${'x'.repeat(80)}\n`);
    await truncate(path, 10 * 2 ** 30);
    await appendFile(path, '\nlast\n');
    const flare = await makeFlare(all(folder.path, { maxBytes: '1MiB' }));
    const text = flare.files['in/sparse.log']!;
    assert.equal(flare.row('in/sparse.log')?.state, 'truncated');
    assert.ok(text.startsWith('first\n'));
    assert.ok(text.includes('bytes were cut out here'));
    assert.equal(text.trim().slice(-5), '\nlast');
  });

  test('names that are not UTF-8 become names that are, and their content is kept', linuxOnly, async () => {
    await using folder = await testFolder();
    for (const byte of [0xff, 0xfe]) {
      const file = await open(
        Buffer.concat([Buffer.from(`${folder.path}/caf`), Buffer.from([byte]), Buffer.from('.log')]),
        'w',
      );
      await file.writeFile(`byte ${byte}\n`);
      await file.close();
    }
    const flare = await makeFlare(all(folder.path));
    assert.equal(flare.files['in/caf\uFFFD.log']?.trim(), 'byte 254');
    assert.equal(flare.files['in/caf\uFFFD~2.log']?.trim(), 'byte 255');
  });

  test('a name of 255 bytes is shortened, with its extension kept', async () => {
    await using folder = await testFolder();
    await folder.write(`${'ä'.repeat(125)}.log`, 'long\n');
    const flare = await makeFlare(all(folder.path));
    const [row] = flare.rows;
    assert.equal(flare.files[row!.item]?.trim(), 'long');
    assert.ok(Buffer.byteLength(row!.item) <= 'in/'.length + 200);
    assert.match(row!.item, /\.log$/);
  });

  test('names that lead out of the archive stay in it', async () => {
    await using folder = await testFolder();
    await folder.write('a\\..\\..\\evil.log', 'backslashes\n');
    await folder.write('C:evil.log', 'drive\n');
    const { names, rows } = await makeFlare(all(folder.path));
    assert.ok(
      names.every((name) => !/[\\:]/.test(name) && !name.split('/').includes('..')),
      names.join(' '),
    );
    assert.deepEqual(
      rows.map(({ state }) => state),
      ['collected', 'collected'],
    );
  });

  test('a file and a folder of one name do not collide', async () => {
    await using folder = await testFolder();
    await mkdir(join(folder.path, 'a'));
    await folder.write('a/b', 'nested\n');
    const file = await folder.write('plain', 'file\n');
    const flare = await makeFlare({
      collect: [
        { files: file, into: 'in/a' },
        { files: `${folder.path}/**/b`, into: 'in/' },
      ],
    });
    assert.deepEqual(
      flare.rows.map(({ item }) => item),
      ['in/a', 'in/a~2/b'],
    );
  });

  test('a folder in place of a file’s parent is not found, not an error of the flare', async () => {
    await using folder = await testFolder();
    const file = await folder.write('file', 'text\n');
    const flare = await makeFlare({
      collect: [
        { files: `${file}/below`, into: 'x' },
        { files: `${file}/*.log`, into: 'y/' },
      ],
    });
    assert.deepEqual(
      flare.rows.map(({ state }) => state),
      ['not-found', 'not-found'],
    );
  });

  test('a secret that a cut would split is dropped with its line', async () => {
    await using folder = await testFolder();
    const secret = 'api_key=0123456789abcdef0123456789abcdef\n';
    await folder.write('app.log', `${'line of text\n'.repeat(300)}${secret.repeat(2_000)}`);
    const flare = await makeFlare(all(folder.path, { maxBytes: '8KiB' }));
    assert.doesNotMatch(flare.files['in/app.log']!, /89abcdef0123456789a/);
    assert.equal(flare.row('in/app.log')?.state, 'truncated');
  });

  test('where no temp folder can be made, the flare is kept in memory and says so', async () => {
    await using folder = await testFolder();
    const path = await folder.write('a.log', 'line\n');
    const flare = await makeFlare(
      { collect: [{ files: path, into: 'a.log' }] },
      { tempRoot: join(folder.path, 'absent') },
    );
    assert.equal(flare.row('a.log')?.state, 'collected');
    assert.match(flare.files['flare_creation.log']!, /No temp folder/);
  });

  test('no temp file is left behind', async () => {
    await using folder = await testFolder();
    await using temp = await testFolder();
    await folder.write('a.log', 'line\n');
    await makeFlare(all(folder.path), { tempRoot: temp.path });
    assert.deepEqual(await readdir(temp.path), []);
  });
});
