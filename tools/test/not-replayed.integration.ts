import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { mkdtempDisposable } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { suite, test } from 'node:test';

const repository = path.resolve(import.meta.dirname, '../..');

/** Without what Nx and the test runner tell their children: the inner ones work on another folder. */
const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(NX|NODE_TEST)_/.test(name)));

suite('what Nx remembers', () => {
  test('an integration test that failed because of a tool of the machine fails, whatever passed before', async () => {
    await using folder = await mkdtempDisposable(path.join(tmpdir(), 'flarewire-nx-'));
    const at = (...parts: string[]) => path.join(folder.path, ...parts);
    const tool = (exitCode: number) => {
      writeFileSync(at('tools', '7z'), `#!/bin/sh\nexit ${exitCode}\n`);
      chmodSync(at('tools', '7z'), 0o755);
    };
    mkdirSync(at('libs', 'zip', 'src'), { recursive: true });
    mkdirSync(at('tools'));
    for (const name of ['nx.json', 'package-lock.json', 'tsconfig.base.json'])
      copyFileSync(path.join(repository, name), at(name));
    symlinkSync(path.join(repository, 'node_modules'), at('node_modules'));
    writeFileSync(at('package.json'), JSON.stringify({ name: 'root', private: true, workspaces: ['libs/*'] }));
    writeFileSync(
      at('libs', 'zip', 'package.json'),
      JSON.stringify({ name: 'zip', private: true, type: 'module', nx: { targets: { integration: {} } } }),
    );
    writeFileSync(
      at('libs', 'zip', 'src', 'zip.integration.ts'),
      `import { execFileSync } from 'node:child_process';\nimport { test } from 'node:test';\ntest('7z', () => { execFileSync('7z'); });\n`,
    );
    const run = () => {
      const { status, stdout, stderr } = spawnSync(
        path.join(repository, 'node_modules', '.bin', 'nx'),
        ['run-many', '-t', 'integration', '--output-style=static'],
        {
          cwd: folder.path,
          env: {
            ...env,
            NX_NO_CLOUD: 'true',
            PATH: [at('tools'), path.dirname(process.execPath), env['PATH']].join(path.delimiter),
          },
          encoding: 'utf8',
        },
      );
      return { status, output: stdout + stderr };
    };
    tool(0);
    const good = run();
    assert.equal(good.status, 0, good.output);
    tool(1);
    const bad = run();
    assert.notEqual(bad.status, 0, bad.output);
  });
});
