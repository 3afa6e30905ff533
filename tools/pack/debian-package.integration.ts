import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { globSync } from 'node:fs';
import { mkdtempDisposable, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { after, before, suite, test } from 'node:test';
import { promisify } from 'node:util';
import { findProgram } from '@flarewire/broker';
import { bootHost, type BootedHost } from './booted-host.fixture.ts';
import { packDebian } from './debian-package.ts';

const run = promisify(execFile);
const repository = path.resolve(import.meta.dirname, '../..');
const missing = (
  await Promise.all(
    ['dpkg-deb', 'systemd-analyze'].map(async (name) => ((await findProgram(name, process.env['PATH'])) ? [] : [name])),
  )
).flat();
const skip = missing.length > 0 ? `not on this machine: ${missing.join(', ')}` : false;

const booted = skip ? skip : await bootHost();
// Not in a suite: a filter may leave none of that suite's tests, and then its hooks do not run.
after(async () => {
  if (typeof booted !== 'string') await booted[Symbol.asyncDispose]();
});

suite('the Debian package', { skip, timeout: 600_000 }, () => {
  const opened = new AsyncDisposableStack();
  let root = '';
  let file = '';
  const units = globSync('deploy/systemd/*.service', { cwd: repository })
    .map((file) => path.basename(file))
    .toSorted();

  before(async () => {
    const folder = opened.use(await mkdtempDisposable(path.join(tmpdir(), 'flarewire-deb-'))).path;
    root = path.join(folder, 'root');
    file = await packDebian(repository, folder);
    await run('dpkg-deb', ['--extract', file, root]);
  });
  after(() => opened.disposeAsync());

  test('brings the command line with a Node of its own', async () => {
    const { stdout } = await run(path.join(root, 'usr/bin/flare'), ['--version'], { env: { PATH: '/usr/bin:/bin' } });
    const { version } = JSON.parse(await readFile(path.join(repository, 'package.json'), 'utf8')) as {
      version: string;
    };
    assert.equal(stdout.trim(), version);
  });

  test('keeps what the command line has compiled in the home of whoever calls it', async () => {
    await using home = await mkdtempDisposable(path.join(tmpdir(), 'flarewire-home-'));
    await run(path.join(root, 'usr/bin/flare'), ['--version'], { env: { PATH: '/usr/bin:/bin', HOME: home.path } });
    assert.notDeepEqual(globSync('.flarewire/compiled/*/*', { cwd: home.path }), []);
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

  suite('on a host that systemd has booted', { skip: typeof booted === 'string' && booted }, () => {
    const host = booted as BootedHost;
    before(async () => {
      await host.write('/root/flarewire.deb', await readFile(file));
      await host.run('dpkg', '--install', '/root/flarewire.deb');
      await host.write('/root/nats.conf', 'host: 127.0.0.1\nprof_port: 6060\njetstream { store_dir: /var/lib/nats }\n');
      await host.run(
        'systemd-run',
        '--quiet',
        '--property=StateDirectory=nats',
        'nats-server',
        '-c',
        '/root/nats.conf',
      );
      await host.write('/etc/flarewire/intake.key', '0123456789abcdef0123456789abcdef\n');
      await host.write('/etc/default/flarewire-intake', 'INTAKE_API_KEY_FILE=/etc/flarewire/intake.key\n');
      await host.write('/etc/flarewire/flarewire.yaml', onHost);
      await host.run('systemctl', 'start', ...units);
      await until(async () => (await host.run('journalctl', '-o', 'cat')).match(/"msg":"Ready"/g)?.length === 5);
    });

    const of = async (unit: string, property: string) =>
      (await host.run('systemctl', 'show', '--value', '--property', property, unit)).trim();

    test('every unit works under its sandbox: a flare with profiles arrives', async () => {
      const args = ['create', '4242', '--email', 'ops@example.com', '--target', 'host', '--profile', '1', '--send'];
      const said = await host.run('flare', ...args);
      assert.match(said, /flare\.created +2 of 2 items/);
      assert.match(said, /profiles\.collected +5 profiles of nats/);
      assert.match(said, /flare\.sent .* to intake/);
      const kept = await host.run('find', '/var/lib/flarewire-intake', '-name', '*.zip');
      assert.equal(kept.trim().split('\n').length, 1);
    });

    test('the sandbox is what the units say', async (t) => {
      for (const unit of units) {
        const stdout = await host.run('systemd-analyze', 'security', '--no-pager', '--threshold=15', unit);
        t.diagnostic(/Overall exposure level.*/.exec(stdout)![0]);
        const pid = await of(unit, 'MainPID');
        const status = await host.run('cat', `/proc/${pid}/status`);
        for (const line of [/^CapBnd:\t0+$/m, /^NoNewPrivs:\t1$/m, /^Seccomp:\t2$/m]) assert.match(status, line);
        const within = ['nsenter', '--target', pid, '--mount'] as const;
        await assert.rejects(host.run(...within, 'touch', '/etc/flarewire/new'), /Read-only file system/);
        await host.run(...within, 'touch', '/tmp/new');
      }
    });

    test('one that is killed is started again, and one that is stopped ends cleanly', async () => {
      const unit = 'flarewire-profiler.service';
      await host.run('systemctl', 'kill', '--signal=KILL', unit);
      await until(async () => (await of(unit, 'NRestarts')) === '1' && (await of(unit, 'ActiveState')) === 'active');
      await host.run('systemctl', 'stop', ...units);
      for (const each of units)
        assert.deepEqual([each, await of(each, 'Result'), await of(each, 'ExecMainStatus')], [each, 'success', '0']);
    });

    test('the package goes with what it brought, units that run among it', async () => {
      await host.run('systemctl', 'enable', '--now', 'flarewire-archiver.service');
      const pid = await of('flarewire-archiver.service', 'MainPID');
      await host.run('dpkg', '--purge', 'flarewire');
      const places = ['/usr/lib/flarewire', '/usr/bin/flare', '/etc/systemd/system/multi-user.target.wants'];
      for (const place of [
        ...places.map((each) => `${each}/*`),
        `/proc/${pid}`,
        '/var/lib/flarewire-intake',
        '/var/cache/flarewire',
      ])
        assert.equal(
          await host.run('sh', '-c', `ls -d ${place} 2>/dev/null | grep -c -e flarewire -e /proc || :`),
          '0\n',
          place,
        );
    });
  });
});

const onHost = `
nats: { url: nats://127.0.0.1:4222 }
targets:
  host:
    collect:
      - { files: /var/log/dpkg.log, into: logs/ }
      - { command: [uname, -a], into: uname.txt }
    pprof: { nats: http://127.0.0.1:6060/debug/pprof }
destinations:
  intake: { kind: intake, url: http://127.0.0.1:8126, apiKeyFile: /etc/flarewire/intake.key }
dashboard: { port: 8090 }
`;

async function until(isSo: () => Promise<boolean>): Promise<void> {
  const late = performance.now() + 180_000;
  while (!(await isSo())) {
    assert.ok(performance.now() < late, 'it takes too long');
    await delay(200);
  }
}
