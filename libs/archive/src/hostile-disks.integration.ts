import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmod, copyFile, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { targetConfig } from '@flarewire/schemas';
import { createScrubber } from '@flarewire/scrubber';
import { createArchive } from './create-archive.ts';
import { makeFlare, testFolder } from './flare.fixture.ts';

const isRoot = process.platform === 'linux' && process.getuid?.() === 0;

suite('bad disks and permissions', { skip: isRoot ? false : 'needs root on Linux' }, () => {
  test('a full disk makes rows of what has no room, and the flare goes on', async () => {
    await using folder = await testFolder();
    await using disk = await tinyDisk(join(folder.path, 'disk'));
    await folder.write('a.log', 'small\n');
    await folder.write('b.log', 'x'.repeat(79).concat('\n').repeat(100_000));
    await folder.write('c.log', 'small\n');
    const flare = await makeFlare(
      { collect: [{ files: `${folder.path}/*.log`, into: 'in/' }] },
      { tempRoot: disk.path },
    );
    assert.equal(flare.row('in/a.log')?.state, 'collected');
    assert.equal(flare.row('in/b.log')?.state, 'failed');
    assert.match(flare.row('in/b.log')!.reason!, /no room left there \(ENOSPC\)/);
    assert.equal(flare.row('in/c.log')?.state, 'collected');
    assert.deepEqual(await readdir(disk.path), []);
  });

  test('a read-only temp folder makes a flare in memory', async () => {
    await using folder = await testFolder();
    await using disk = await tinyDisk(join(folder.path, 'disk'), 'ro');
    const path = await folder.write('a.log', 'line\n');
    const flare = await makeFlare({ collect: [{ files: path, into: 'a.log' }] }, { tempRoot: disk.path });
    assert.equal(flare.row('a.log')?.state, 'collected');
    assert.match(flare.files['flare_creation.log']!, /EROFS/);
  });

  test('files and folders that may not be read are denied', async () => {
    await using folder = await testFolder();
    await chmod(folder.path, 0o755);
    await folder.write('secret.log', 'not for you\n');
    await chmod(join(folder.path, 'secret.log'), 0o600);
    await mkdir(join(folder.path, 'locked'), { mode: 0o700 });
    assert.deepEqual(rowsAsNobody({ files: `${folder.path}/**`, into: 'in/' }), [
      ['in/locked', 'denied'],
      ['in/secret.log', 'denied'],
    ]);
  });

  test('a command that runs as another user, as with sudo, and so cannot be killed is let go of', async () => {
    await using folder = await testFolder();
    await chmod(folder.path, 0o755);
    const sudo = join(folder.path, 'sudo');
    await copyFile('/usr/bin/setpriv', sudo);
    await chmod(sudo, 0o4755);
    const command = [sudo, '--reuid=0', '--regid=0', '--clear-groups', 'sleep', '3'];
    assert.deepEqual(rowsAsNobody({ command, into: 'out.txt', timeout: '500ms' }), [['out.txt', 'timed-out']]);
  });

  test('while it is collected, nothing unscrubbed lies in the temp folder, and nobody else may enter it', async () => {
    await using folder = await testFolder();
    const secret = '0123456789abcdef0123456789abcdef';
    await folder.write('app.log', `api_key=${secret}\n`);
    await using temp = await testFolder();
    await using archive = await createArchive({
      targetName: 'test',
      target: targetConfig.parse({ collect: [{ files: `${folder.path}/*.log`, into: 'in/' }] }),
      scrubber: createScrubber({ rules: 'strict' }),
      now: new Date(),
      signal: new AbortController().signal,
      tempRoot: temp.path,
    });
    assert.equal(archive.ledger().length, 1);
    assert.throws(() => execFileSync('grep', ['-rq', secret.slice(0, 20), temp.path]));
    assert.match(
      execFileSync('find', [temp.path, '-mindepth', '1', '-printf', '%m %y\\n']).toString(),
      /^700 d\n600 f\n$/,
    );
  });
});

/** The state of each item of a flare that a user without rights makes. */
function rowsAsNobody(collect: object): unknown {
  const script = `
    process.setgroups([]); process.setgid(65534); process.setuid(65534);
    const { makeFlare } = await import('${import.meta.resolve('./flare.fixture.ts')}');
    const flare = await makeFlare({ collect: [${JSON.stringify(collect)}] });
    console.log(JSON.stringify(flare.rows.map(({ item, state }) => [item, state])));`;
  const args = ['--input-type=module', '-e', script];
  return JSON.parse(execFileSync(process.execPath, args, { env: { TMPDIR: '/tmp' } }).toString());
}

/** A disk of 1 MiB. */
async function tinyDisk(path: string, mode: 'rw' | 'ro' = 'rw'): Promise<AsyncDisposable & { path: string }> {
  await mkdir(path);
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=1m,${mode}`, 'tmpfs', path]);
  return { path, [Symbol.asyncDispose]: async () => void execFileSync('umount', [path]) };
}
