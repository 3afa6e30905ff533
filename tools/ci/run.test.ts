import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { mkdtempDisposable } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { suite, test } from 'node:test';

const repository = path.resolve(import.meta.dirname, '../..');
const ofDebian = [
  'apt-get',
  'nats-server',
  'dockerd',
  'iptables',
  'go',
  '7z',
  'unzip',
  'openssl',
  'logrotate',
  'chromium',
  'zstd',
];
const more = ['xz', 'mmdebstrap', 'systemd-nspawn', 'busybox', 'ldd', 'npx'];

/** Runs `.ci/run` with a stand-in for everything that it calls; `npm test` ends as is said. */
async function runWith(npmTest: string) {
  await using folder = await mkdtempDisposable(path.join(tmpdir(), 'flarewire-ci-'));
  const at = (...parts: string[]) => path.join(folder.path, ...parts);
  const script = (file: string, ...lines: string[]) => {
    writeFileSync(file, ['#!/bin/sh', ...lines, ''].join('\n'));
    chmodSync(file, 0o755);
  };
  for (const each of ['bin', 'tools/ci', 'tmp']) mkdirSync(at(each), { recursive: true });
  cpSync(path.join(repository, '.ci'), at('.ci'), { recursive: true });
  for (const name of [...ofDebian, ...more]) script(at('bin', name));
  script(at('bin', 'npm'), `[ "$1" != test ] || { ${npmTest}; }`);
  script(at('tools', 'ci', 'audit.sh'));
  script(at('tools', 'ci', 'prepare.sh'), 'echo flarewire-nats:2 >"$1/nats-image"');

  const env = { PATH: `${at('bin')}:/usr/bin:/bin`, TMPDIR: at('tmp') };
  const { status, stdout } = spawnSync(at('.ci', 'run'), { env, encoding: 'utf8' });
  return { status, lastLine: stdout.trim().split('\n').at(-1), left: readdirSync(at('tmp')) };
}

suite('the check of a new machine', () => {
  test('ends well, with the totals of both test runs, and leaves nothing behind', async () => {
    assert.deepEqual(await runWith('echo 3 passed, 0 failed, 1 skipped'), {
      status: 0,
      lastLine: '6 passed, 0 failed, 2 skipped',
      left: [],
    });
  });

  test('fails where tests fail, and leaves nothing behind', async () => {
    const { status, left } = await runWith('echo 2 passed, 1 failed; exit 1');
    assert.deepEqual({ status, left }, { status: 1, left: [] });
  });
});
