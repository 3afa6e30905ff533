import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { suite, test } from 'node:test';

const repository = path.resolve(import.meta.dirname, '../..');
const read = (file: string) => JSON.parse(readFileSync(path.join(repository, file), 'utf8')) as unknown;

suite('installing packages', () => {
  test('asks nothing: of each package with a script of its own it is settled whether that runs', () => {
    const { packages } = read('package-lock.json') as { packages: Record<string, { hasInstallScript?: boolean }> };
    const { allowScripts } = read('package.json') as { allowScripts: Record<string, boolean> };
    const withScripts = Object.entries(packages)
      .filter(([, { hasInstallScript }]) => hasInstallScript)
      .map(([folder]) => folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length));
    assert.ok(withScripts.length > 0);
    assert.deepEqual(
      withScripts.filter((name) => !Object.hasOwn(allowScripts, name)),
      [],
    );
  });
});
