import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, suite, test } from 'node:test';
import { brokenRules } from './check.ts';
import { readWorkspaces } from './workspace.ts';

suite('brokenRules()', () => {
  let repository = '';

  beforeEach(() => {
    repository = mkdtempSync(path.join(tmpdir(), 'boundaries-'));
    writeFileSync(
      path.join(repository, 'package.json'),
      JSON.stringify({ name: 'root', workspaces: ['libs/*', 'apps/*'] }),
    );
    workspace('libs/schemas', 'schema');
    workspace('libs/transport', 'port', ['@x/schemas', '@nats-io/kv']);
    workspace('libs/testing', 'test', [], ['selfsigned']);
    workspace('apps/one', 'app', ['@x/schemas', '@x/two', '@nats-io/kv'], ['@x/testing']);
    workspace('apps/two', 'app');
  });
  afterEach(() => rmSync(repository, { recursive: true, force: true }));

  function workspace(folder: string, kind: string, dependencies: string[] = [], dev: string[] = []) {
    const manifest = {
      name: `@x/${path.basename(folder)}`,
      dependencies: Object.fromEntries(dependencies.map((name) => [name, '*'])),
      devDependencies: Object.fromEntries(dev.map((name) => [name, '*'])),
      nx: { tags: [`kind:${kind}`] },
    };
    mkdirSync(path.join(repository, folder, 'src'), { recursive: true });
    writeFileSync(path.join(repository, folder, 'package.json'), JSON.stringify(manifest));
  }

  function check(name: string, source: string, file = 'src/a.ts') {
    const workspaces = readWorkspaces(repository);
    const checked = workspaces.get(name)!;
    writeFileSync(path.join(checked.root, file), source);
    return brokenRules(checked, workspaces).join('\n');
  }

  test('lets an app import a schema', () => assert.equal(check('@x/one', `import { a } from '@x/schemas'`), ''));
  test('refuses an app in an app', () =>
    assert.match(check('@x/one', `import '@x/two'`), /kind:app may not import "@x\/two"/));
  test('refuses an app that is loaded while running', () =>
    assert.match(check('@x/one', `await import('@x/two')`), /kind:app may not import/));
  test('refuses an app behind a re-export', () =>
    assert.match(check('@x/one', `export { a } from '@x/two'`), /kind:app may not import/));
  test('refuses NATS outside of the port', () => {
    assert.match(check('@x/one', `import type { KV } from '@nats-io/kv'`), /only kind:port/);
    assert.equal(check('@x/transport', `import type { KV } from '@nats-io/kv'`), '');
  });
  test('refuses what package.json does not declare', () =>
    assert.match(check('@x/two', `import '@x/schemas'`), /"@x\/schemas" is not among/));
  test('refuses a relative path out of the workspace', () =>
    assert.match(check('@x/one', `import '../../two/src/b.ts'`), /leaves the workspace/));
  test('refuses a path past the door', () =>
    assert.match(check('@x/one', `import '@x/schemas/src/a.ts'`), /past the door/));
  test('refuses built-in modules in a schema', () =>
    assert.match(check('@x/schemas', `import 'node:fs'`), /may not import "node:fs"/));
  test('lets tests alone import test workspaces', () => {
    assert.equal(check('@x/one', `import '@x/testing'`, 'src/a.test.ts'), '');
    assert.match(check('@x/one', `import '@x/testing'`), /"@x\/testing" is not among/);
  });
  test('lets test workspaces import what is no part of production', () =>
    assert.equal(check('@x/testing', `import 'selfsigned'`), ''));
  test('lets what is bundled for a browser import what is only there to build, in .tsx too', () => {
    mkdirSync(path.join(repository, 'apps/one/web'));
    workspace('apps/one', 'app', [], ['preact']);
    assert.equal(check('@x/one', `import 'preact'`, 'web/a.tsx'), '');
    assert.match(check('@x/one', `import 'vue'`, 'web/a.tsx'), /"vue" is not among/);
    assert.match(check('@x/one', `import 'preact'`), /"preact" is not among/);
  });
  test('lets main.ts alone touch the process', () => {
    assert.match(check('@x/one', `process.env.HOME`), /only main\.ts/);
    rmSync(path.join(repository, 'apps/one/src/a.ts'));
    assert.equal(check('@x/one', `process.env.HOME`, 'src/main.ts'), '');
  });
});
