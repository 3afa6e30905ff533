import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { copyFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { makeFlare, testFolder } from '../../flare.fixture.ts';

const secret = 'hunter2-correct-horse-battery';
const remote = '/lib/systemd/systemd-journal-remote';
const withJournal = existsSync(remote) ? {} : { skip: 'systemd-journal-remote is not installed' };
const hasEngine = spawnSync('docker', ['info'], { stdio: 'ignore' }).status === 0;
const withDocker = hasEngine ? {} : { skip: 'no Docker engine answers' };

function field(name: string, value: string): Buffer {
  if (!value.includes('\n')) return Buffer.from(`${name}=${value}\n`);
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(Buffer.byteLength(value)));
  return Buffer.concat([Buffer.from(`${name}\n`), length, Buffer.from(`${value}\n`)]);
}

/** A journal as systemd keeps it, and the export that journalctl makes of it. */
function makeJournal(folder: string, messages: string[]): string {
  const entries = messages.map((message, n) =>
    Buffer.concat([
      Buffer.from(`__REALTIME_TIMESTAMP=${1_795_000_000_000_000 + n}\n__MONOTONIC_TIMESTAMP=${1_000 + n}\n`),
      Buffer.from(`_BOOT_ID=${'0a'.repeat(16)}\n_SYSTEMD_UNIT=web.service\n`),
      field('MESSAGE', message),
      Buffer.from('\n'),
    ]),
  );
  const journal = join(folder, 'web.journal');
  execFileSync(remote, ['-o', journal, '-'], { input: Buffer.concat(entries), stdio: ['pipe', 'ignore', 'ignore'] });
  return journal;
}

suite('an export of systemd’s journal', withJournal, () => {
  const messages = [
    'started',
    `two lines:\n  password=${secret}`,
    `token=${secret}`,
    'é and "quotes"',
    'x'.repeat(70_000),
  ];

  test('has an entry a line in the archive, scrubbed, as a file, packed, and as what a command prints', async () => {
    await using folder = await testFolder();
    const journal = makeJournal(folder.path, messages);
    const print = ['journalctl', '--file', journal, '-o', 'export'];
    const [program = '', ...args] = print;
    const exported = execFileSync(program, args);
    await folder.write('web.export', exported);
    await folder.write('web.export.gz', execFileSync('gzip', ['-c'], { input: exported }));
    const flare = await makeFlare({
      collect: [
        { files: `${folder.path}/web.export*`, into: 'logs/' },
        { command: print, into: 'logs/journal.txt' },
      ],
    });
    const scrubbed = messages.map((text) => text.replace(secret, '********'));
    for (const name of ['logs/web.export', 'logs/journal.txt']) {
      assert.equal(flare.row(name)?.state, 'collected', flare.row(name)?.reason);
      const entries = flare.files[name]!.trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as Record<string, string>);
      assert.deepEqual(
        entries.map(({ MESSAGE }) => MESSAGE),
        scrubbed,
      );
      assert.deepEqual([entries[0]?._SYSTEMD_UNIT, entries[0]?._BOOT_ID], ['web.service', '0a'.repeat(16)]);
      assert.match(entries[0]?.__CURSOR ?? '', /^s=[0-9a-f]{32};i=1;b=(0a){16};/);
    }
    assert.equal(flare.row('logs/web.export.gz')?.state, 'collected', flare.row('logs/web.export.gz')?.reason);
    assert.ok(!flare.zip.toString('latin1').includes(secret));
  });
});

suite('a log of Docker’s local driver', withDocker, () => {
  test('is what its json-file driver writes, with lines whole that were cut, and scrubbed', async () => {
    await using folder = await testFolder();
    const image = `flarewire-logs-${process.pid}`;
    await folder.write(
      'main.go',
      `package main
import ("fmt"; "os"; "strings")
func main() {
  fmt.Println("first line")
  fmt.Fprintln(os.Stderr, "an error")
  fmt.Println(strings.Repeat("x", 16384-30) + " password=${secret} end")
  fmt.Println("")
}`,
    );
    execFileSync('go', ['build', '-o', 'print', 'main.go'], {
      cwd: folder.path,
      env: { ...process.env, CGO_ENABLED: '0' },
    });
    const tar = execFileSync('tar', ['-c', 'print'], { cwd: folder.path, maxBuffer: 2 ** 26 });
    execFileSync('docker', ['import', '-c', 'ENTRYPOINT ["/print"]', '-', image], { input: tar });
    const docker = (...args: string[]) => execFileSync('docker', args, { encoding: 'utf8', stdio: 'pipe' }).trim();
    const id = docker('create', '--network', 'none', '--log-driver', 'local', image);
    try {
      docker('start', '-a', id);
      const root = docker('info', '-f', '{{.DockerRootDir}}');
      await copyFile(join(root, 'containers', id, 'local-logs/container.log'), join(folder.path, 'container.log'));
    } finally {
      docker('rm', '-f', id);
      docker('rmi', image);
    }
    const whole = await readFile(join(folder.path, 'container.log'));
    await folder.write('container.log.1.gz', execFileSync('gzip', ['-c'], { input: whole }));
    const flare = await makeFlare({ collect: [{ files: `${folder.path}/container.log*`, into: 'logs/' }] });
    assert.equal(flare.row('logs/container.log')?.state, 'collected', flare.row('logs/container.log')?.reason);
    const records = flare.files['logs/container.log']!.trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { log: string; stream: string; time: string });
    const of = (stream: string) => records.filter((each) => each.stream === stream).map(({ log }) => log);
    assert.deepEqual(of('stderr'), ['an error\n']);
    assert.deepEqual(of('stdout'), ['first line\n', `${'x'.repeat(16_354)} password=******** end\n`, '\n']);
    assert.match(records[0]?.time ?? '', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{9}Z$/);
    assert.equal(
      flare.row('logs/container.log.1.gz')?.state,
      'collected',
      flare.row('logs/container.log.1.gz')?.reason,
    );
    assert.ok(!flare.zip.toString('latin1').includes(secret));
  });
});
