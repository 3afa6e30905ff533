import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, suite, test } from 'node:test';
import { flare } from './cli.fixture.ts';

suite('flare', () => {
  let folder = '';
  const at = (...parts: string[]) => path.join(folder, ...parts);

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'flarewire-cli-'));
    mkdirSync(at('logs'));
    writeFileSync(at('logs', 'web.log'), 'started\npassword: planted-s3cret-1\nready\n');
    writeFileSync(
      at('flarewire.yaml'),
      `targets:\n  web:\n    collect:\n      - { files: "${at('logs')}/*.log", into: logs/ }\n`,
    );
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  test('names every command, and exits 2, when it is called without one', async () => {
    const { code, stderr } = await flare([]);
    assert.equal(code, 2);
    for (const name of ['create', 'watch', 'ls', 'collect', 'scrub', 'inspect', 'approve', 'cancel', 'get', 'send'])
      assert.match(stderr, new RegExp(`^  ${name} `, 'm'));
  });

  for (const [what, args] of [
    ['a command that there is not', ['make']],
    ['an option that there is not', ['collect', '--colour']],
    ['an argument too many', ['collect', 'more']],
    ['an argument too few', ['inspect']],
    ['a length of profile that is none', ['collect', '--profile', 'long']],
    ['a case id that is a path', ['create', '../x']],
  ] as const) {
    test(`exits 2 and says so on ${what}`, async () => {
      const { code, stdout, stderr } = await flare([...args]);
      assert.deepEqual([code, stdout], [2, '']);
      assert.notEqual(stderr, '');
    });
  }

  for (const args of [
    ['make', '--json'],
    ['collect', '--colour', '--json'],
  ]) {
    test(`says in JSON too that ${args[0]} was called wrongly`, async () => {
      const { code, json } = await flare(args);
      assert.equal(code, 2);
      assert.equal((json()[0] as { error: { code: string } }).error.code, 'invalid_request');
    });
  }

  test('ends quietly, with exit code 130, when it is interrupted', async () => {
    const { code, stdout, stderr } = await flare(['watch', '--json'], { signal: AbortSignal.abort() });
    assert.deepEqual([code, stdout, stderr], [130, '', '']);
  });

  test('collect makes a flare with no broker anywhere, and inspect tells what is in it', async () => {
    const out = at('x.zip');
    const made = await flare(['collect', '--config', at('flarewire.yaml'), '--target', 'web', '--out', out, '--json']);
    assert.equal(made.code, 0);
    const [result] = made.json() as [{ archive: string; bytes: number; summary: { present: number } }];
    assert.deepEqual([result.archive, result.bytes, result.summary.present], [out, statSync(out).size, 1]);
    assert.equal(statSync(out).mode & 0o777, 0o600);

    const inspected = await flare(['inspect', out]);
    assert.equal(inspected.code, 0);
    assert.match(inspected.stdout, /1 of 1, nothing is missing/);
    assert.match(inspected.stdout, /collected .* logs\/web\.log/);
  });

  test('collect gives the zip the flare’s own name in a folder that is there', async () => {
    const { json } = await flare(['collect', '-c', at('flarewire.yaml'), '--out', folder, '--json']);
    const [{ archive, name }] = json() as [{ archive: string; name: string }];
    assert.equal(archive, at(name));
    assert.match(name, /^datadog-agent-.*\.zip$/);
  });

  test('collect tells each mistake of the configuration with its line, exits 2, and collects nothing', async () => {
    writeFileSync(
      at('bad.yaml'),
      'targets:\n  web:\n    collect:\n      - files: logs/*.log\n      - http: nowhere\n    pproff: {}\n',
    );
    const { code, stderr } = await flare(['collect', '-c', at('bad.yaml'), '-o', at('x.zip')]);
    assert.equal(code, 2);
    for (const line of ['bad.yaml:4:', 'bad.yaml:5:', 'bad.yaml:6:']) assert.ok(stderr.includes(line), stderr);
    assert.throws(() => statSync(at('x.zip')));
  });

  test('collect leaves nothing behind when its file cannot be written', async () => {
    const { code, stderr } = await flare(['collect', '-c', at('flarewire.yaml'), '-o', at('nowhere', 'x.zip')]);
    assert.equal(code, 1);
    assert.match(stderr, /Cannot write/);
  });

  test('scrub writes what would leave, and tells how often which rule masked something', async () => {
    const { code, json } = await flare(['scrub', at('logs'), '--out', at('out'), '--json']);
    assert.equal(code, 0);
    const [report] = json() as [{ masked: number; files: { name: string }[] }];
    assert.deepEqual([report.masked, report.files.map(({ name }) => name)], [1, ['web.log']]);
    const scrubbed = readFileSync(at('out', 'web.log'), 'utf8');
    assert.match(scrubbed, /started[\s\S]*ready/);
    assert.ok(!scrubbed.includes('planted'));
  });

  test('scrub refuses to write into the folder it reads', async () => {
    const { code, stderr } = await flare(['scrub', folder, '--out', at('logs')]);
    assert.equal(code, 1);
    assert.match(stderr, /name a folder elsewhere/);
  });
});
