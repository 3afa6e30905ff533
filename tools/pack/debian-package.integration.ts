import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { globSync } from 'node:fs';
import { mkdtempDisposable, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, suite, test } from 'node:test';
import { promisify } from 'node:util';
import { findProgram } from '@flarewire/broker';
import { packDebian } from './debian-package.ts';

const run = promisify(execFile);
const repository = path.resolve(import.meta.dirname, '../..');
const missing = (
  await Promise.all(
    ['dpkg-deb', 'systemd-analyze'].map(async (name) => ((await findProgram(name, process.env['PATH'])) ? [] : [name])),
  )
).flat();
const skip = missing.length > 0 ? `not on this machine: ${missing.join(', ')}` : false;

suite('the Debian package', { skip, timeout: 200_000 }, () => {
  const opened = new AsyncDisposableStack();
  let root = '';
  const units = globSync('deploy/systemd/*.service', { cwd: repository })
    .map((file) => path.basename(file))
    .toSorted();

  before(async () => {
    const folder = opened.use(await mkdtempDisposable(path.join(tmpdir(), 'flarewire-deb-'))).path;
    root = path.join(folder, 'root');
    await run('dpkg-deb', ['--extract', await packDebian(repository, folder), root]);
  });
  after(() => opened.disposeAsync());

  test('brings the command line with a Node of its own', async () => {
    const { stdout } = await run(path.join(root, 'usr/bin/flare'), ['--version'], { env: { PATH: '/usr/bin:/bin' } });
    const { version } = JSON.parse(await readFile(path.join(repository, 'package.json'), 'utf8')) as {
      version: string;
    };
    assert.equal(stdout.trim(), version);
  });

  test('has a unit for each service, which systemd finds nothing to say against', async () => {
    assert.equal(units.length, 5);
    for (const unit of units) {
      const { stderr } = await run('systemd-analyze', [
        'verify',
        '--root',
        root,
        '--man=no',
        '--recursive-errors=no',
        unit,
      ]);
      assert.doesNotMatch(stderr, new RegExp(unit));
    }
  });

  test('sandboxes every unit: systemd’s exposure level is at most 1.5', async (t) => {
    for (const unit of units) {
      // A threshold of 15 is a level of 1.5; above it the exit code is not 0.
      const { stdout } = await run('systemd-analyze', [
        'security',
        '--offline=true',
        '--threshold=15',
        '--root',
        root,
        unit,
      ]);
      t.diagnostic(/Overall exposure level.*/.exec(stdout)![0]);
    }
  });

  for (const unit of units) {
    test(`has what ${unit} starts`, async () => {
      const text = await readFile(path.join(root, 'usr/lib/systemd/system', unit), 'utf8');
      const [, command] = /^ExecStart=(.*)$/m.exec(text)!;
      const [program, ...args] = command!
        .split(' ')
        .map((word) => (word.startsWith('/') ? path.join(root, word) : word));
      const wrong = path.join(root, 'wrong.yaml');
      await writeFile(wrong, 'nats: 1\n');
      const env = { PATH: '/usr/bin:/bin', FLAREWIRE_CONFIG: wrong, INTAKE_API_KEY_FILE: '/nowhere/keys' };
      // It runs far enough to read what it is told, and refuses that.
      await assert.rejects(run(program!, args, { env }), /wrong\.yaml:1: nats|\/nowhere\/keys/);
    });
  }
});
