import assert from 'node:assert/strict';
import path from 'node:path';
import { suite, test } from 'node:test';
import { folderOf, integrationFiles, whateverTheBroker } from './integration-files.ts';

const repository = path.resolve(import.meta.dirname, '../..');

suite('the files of integration tests', () => {
  const all = integrationFiles(repository);

  test('are of tools, apps and libraries, each once and never of a package', () => {
    assert.deepEqual([...new Set(all.map((file) => file.split('/')[0]))], ['tools', 'apps', 'libs']);
    assert.equal(new Set(all).size, all.length);
    assert.ok(!all.some((file) => file.includes('node_modules')));
  });

  test('can be those whose outcome depends on the broker', () => {
    const some = integrationFiles(repository, { ofBroker: true });
    assert.ok(some.every((file) => all.includes(file)));
    assert.ok(some.some((file) => file.startsWith('libs/transport/')));
    assert.ok(!some.some((file) => file.startsWith('libs/pprof/')));
    assert.deepEqual(
      some.filter((file) => whateverTheBroker.includes(file)),
      [],
    );
  });

  test('are there, of those that would repeat themselves with another broker', () => {
    assert.deepEqual(
      whateverTheBroker.filter((file) => !all.includes(file)),
      [],
    );
  });

  test('run in the folder of their project', () => {
    assert.equal(folderOf('apps/dashboard/web/src/page.integration.ts'), 'apps/dashboard');
    assert.equal(folderOf('tools/pack/npm-package.integration.ts'), '.');
  });
});
