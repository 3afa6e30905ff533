import assert from 'node:assert/strict';
import { mkdtempDisposable, readFile, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { suite, test } from 'node:test';
import { renderConfig } from './render-config.ts';
import { defaultUsers, parseUser } from './users.ts';
import { writeKeys } from './write-keys.ts';

suite('the configuration of a broker with users', () => {
  test('deploy/nats/nats.conf is what npm run nats writes for one target', async () => {
    const file = path.join(import.meta.dirname, '../../deploy/nats/nats.conf');
    const ready = { users: defaultUsers, targets: ['broker'], folder: '/etc/nats', store: '/data' };
    assert.equal(await readFile(file, 'utf8'), renderConfig(ready));
  });

  test('a user of one target may not work on another', () => {
    const users = [parseUser('archiver-web=archiver@web')];
    const text = renderConfig({ users, targets: ['web', 'db'], folder: '/', store: '/data' });
    assert.match(text, /CONSUMER\.MSG\.NEXT\.EVENTS\.archiver-web"/);
    assert.doesNotMatch(text, /archiver-db/);
  });

  test('a user of an unknown role, or in another form, is refused with the roles there are', () => {
    for (const wrong of ['alice', 'alice=king', 'alice=__proto__', '=asker', 'a b=asker'])
      assert.throws(() => parseUser(wrong), /^Error: Cannot read the user .*asker, approver/);
    assert.deepEqual(parseUser('alice=looker+asker'), { name: 'alice', roles: ['looker', 'asker'] });
  });

  test('a key that is there stays, and is for its owner alone', async () => {
    await using folder = await mkdtempDisposable(path.join(tmpdir(), 'flarewire-keys-'));
    await writeKeys(folder.path, ['a', 'b']);
    const seed = await readFile(path.join(folder.path, 'keys/a.nk'), 'utf8');
    const known = await readFile(path.join(folder.path, 'public-keys.conf'), 'utf8');
    await writeKeys(folder.path, ['a', 'c']);
    assert.equal(await readFile(path.join(folder.path, 'keys/a.nk'), 'utf8'), seed);
    assert.match(seed, /^SU[A-Z2-7]{56}\n$/);
    assert.equal((await stat(path.join(folder.path, 'keys/a.nk'))).mode & 0o077, 0);
    const [first] = known.split('\n');
    assert.ok((await readFile(path.join(folder.path, 'public-keys.conf'), 'utf8')).startsWith(`${first}\n`));
  });
});
