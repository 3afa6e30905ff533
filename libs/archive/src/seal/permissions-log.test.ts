import assert from 'node:assert/strict';
import { chmod, rm } from 'node:fs/promises';
import { suite, test } from 'node:test';
import { makeFlare, testFolder } from '../flare.fixture.ts';
import { permissionsLog } from './permissions-log.ts';

const nobody = { users: new Map(), groups: new Map() };

suite('permissions.log', () => {
  test('has the Agent’s columns, with ids where an account has no name', async () => {
    await using folder = await testFolder();
    const path = await folder.write('a.log', 'line\n');
    await chmod(path, 0o640);
    const [head, rule, row] = await permissionsLog([Buffer.from(path)], nobody);
    assert.equal(head, `${'File path'.padEnd(50)} | mode  | owner      | group      | error     |`);
    assert.equal(rule, '-'.repeat(99));
    const ids = [process.getuid?.(), process.getgid?.()].map((id) => `${id}`.padEnd(10));
    assert.equal(row, `${path.padEnd(50)} | -rw-r----- | ${ids.join(' | ')} | ${' '.repeat(10)}|`);
  });

  test('says so of a path that is gone', async () => {
    await using folder = await testFolder();
    const path = await folder.write('a.log', '');
    await rm(path);
    const [, , row] = await permissionsLog([Buffer.from(path)], nobody);
    assert.match(row!, /could not stat file (\S+): stat \1: no such file or directory\|$/);
  });

  test(
    'has one row for a name that is not UTF-8 or holds a line end',
    { skip: process.platform !== 'linux' },
    async () => {
      await using folder = await testFolder();
      const names = [Buffer.from('bad\xff.log', 'latin1'), Buffer.from('new\nline.log')];
      for (const name of names) await folder.write(name, 'line\n');
      const flare = await makeFlare({ collect: [{ files: `${folder.path}/*`, into: 'in/' }] });
      const rows = flare.files['permissions.log']!.trim().split('\n').slice(2);
      assert.deepEqual(
        rows.map((row) =>
          row
            .split(' | ')
            .map((cell) => cell.trim())
            .slice(0, 2),
        ),
        [
          [`${folder.path}/bad\ufffd.log`, '-rw-r--r--'],
          [`${folder.path}/new line.log`, '-rw-r--r--'],
        ],
      );
    },
  );
});
