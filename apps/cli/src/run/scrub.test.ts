import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync, readdirSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, suite, test } from 'node:test';
import { flare } from '../cli.fixture.ts';

suite('flare scrub', () => {
  let folder = '';
  const at = (...parts: string[]) => path.join(folder, ...parts);

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'flarewire-cli-'));
    mkdirSync(at('logs'));
    writeFileSync(at('logs', 'web.log'), 'started\npassword: planted-s3cret-1\nready\n');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  test('scrub writes what would leave, and tells how often which rule masked something', async () => {
    const { code, json } = await flare(['scrub', at('logs'), '--out', at('out'), '--json']);
    assert.equal(code, 0);
    const [report] = json() as [{ masked: number; files: { name: string }[] }];
    assert.deepEqual([report.masked, report.files.map(({ name }) => name)], [1, ['web.log']]);
    const scrubbed = readFileSync(at('out', 'web.log'), 'utf8');
    assert.match(scrubbed, /started[\s\S]*ready/);
    assert.ok(!scrubbed.includes('planted'));
  });

  test('scrub without --out prints a file as it would leave, and tells on standard error what was masked', async () => {
    const { code, stdout, stderr } = await flare(['scrub', at('logs', 'web.log')]);
    assert.equal(code, 0);
    assert.match(stdout, /^started\npassword: \S+\nready\n$/);
    assert.ok(!stdout.includes('planted'));
    assert.match(stderr, /^1 file, 1 value masked by rule set "strict"\n  web\.log: [a-z-]+ 1\n$/);
  });

  test('scrub - reads standard input, and masks in its first line what its last line shows to be secret', async () => {
    const input = 'retry with planted-s3cret-1\npassword: planted-s3cret-1\n';
    const { code, stdout, stderr } = await flare(['scrub', '-'], { input });
    assert.equal(code, 0);
    assert.match(stdout, /^retry with \S+\npassword: \S+\n$/);
    assert.ok(!stdout.includes('planted'));
    assert.match(stderr, /standard input: /);
  });

  test('scrub prints what a shell passes on as a named pipe', { skip: process.platform === 'win32' }, async () => {
    execFileSync('mkfifo', [at('pipe')]);
    const [{ code, stdout }] = await Promise.all([
      flare(['scrub', at('pipe')]),
      writeFile(at('pipe'), 'password: planted-s3cret-1\n'),
    ]);
    assert.equal(code, 0);
    assert.match(stdout, /^password: (?!planted)\S+\n$/);
  });

  test('scrub asks for --out where a folder is to be scrubbed', async () => {
    const { code, stdout, stderr } = await flare(['scrub', at('logs')]);
    const said = `Cannot print ${at('logs')}: it is a folder; name one to write to, such as --out scrubbed\n`;
    assert.deepEqual([code, stdout, stderr], [1, '', said]);
  });

  test('scrub prints nothing of a file that is not there, or cannot be scrubbed', async () => {
    const missing = await flare(['scrub', at('none.log')]);
    assert.deepEqual([missing.code, missing.stdout], [1, '']);
    assert.match(missing.stderr, /there is no such file or folder/);
    writeFileSync(at('half.log.gz'), Buffer.from([0x1f, 0x8b, 8, 0, 1, 2, 3]));
    const broken = await flare(['scrub', at('half.log.gz')]);
    assert.deepEqual([broken.code, broken.stdout], [1, '']);
    assert.match(broken.stderr, /left out: half\.log\.gz: /);
  });

  test('scrub says of what is no file that it was passed over', async () => {
    symlinkSync('web.log', at('logs', 'link.log'));
    const { code, json } = await flare(['scrub', at('logs'), '--out', at('out'), '--json']);
    const [{ passedOver }] = json() as [{ passedOver: unknown }];
    assert.deepEqual([code, passedOver], [0, [{ name: 'link.log', reason: 'it is a link' }]]);
  });

  test('scrub says of a folder without files that there is none', async () => {
    mkdirSync(at('nothing'));
    const { stdout } = await flare(['scrub', at('nothing'), '--out', at('out')]);
    assert.match(stdout, /^There is no file in .*nothing, so .*out is empty$/m);
  });

  test('scrub follows a link that is named, and refuses what is neither file nor folder', async () => {
    symlinkSync(at('logs', 'web.log'), at('current'));
    assert.equal((await flare(['scrub', at('current'), '--out', at('out')])).code, 0);
    assert.match(readFileSync(at('out', 'current'), 'utf8'), /ready/);
    const { code, stderr } = await flare(['scrub', '/dev/zero', '--out', at('out')]);
    assert.deepEqual([code, stderr], [1, 'Cannot scrub /dev/zero: it is a device; name a file or a folder\n']);
  });

  test('scrub exits 1 where it had to leave a file out', async () => {
    mkdirSync(at('out', 'web.log'), { recursive: true });
    const { code, stdout } = await flare(['scrub', at('logs'), '--out', at('out')]);
    assert.equal(code, 1);
    assert.match(stdout, /left out: web\.log: .*it is a folder/);
  });

  test('scrub leaves out a file that cannot be opened, and scrubs the others', async () => {
    writeFileSync(Buffer.concat([Buffer.from(at('logs', 'odd-')), Buffer.from([0xff]), Buffer.from('.log')]), 'odd\n');
    const { code, stdout } = await flare(['scrub', at('logs'), '--out', at('out')]);
    assert.equal(code, 1);
    assert.match(stdout, /left out: odd-.\.log: it is there no more, or its name is not UTF-8/);
    assert.match(readFileSync(at('out', 'web.log'), 'utf8'), /ready/);
  });

  test('scrub passes over no hidden file, nor what lies in a hidden folder', async () => {
    mkdirSync(at('logs', '.state'));
    writeFileSync(at('logs', '.state', '.env'), 'password: planted-s3cret-2\n');
    const { json } = await flare(['scrub', at('logs'), '--out', at('out'), '--json']);
    const [{ files }] = json() as [{ files: { name: string }[] }];
    assert.deepEqual(
      files.map(({ name }) => name),
      ['.state/.env', 'web.log'],
    );
    assert.ok(!readFileSync(at('out', '.state', '.env'), 'utf8').includes('planted'));
  });

  test('scrub follows no link to a folder, which may lead anywhere, or round and round', async () => {
    mkdirSync(at('elsewhere'));
    writeFileSync(at('elsewhere', 'other.log'), 'of somebody else\n');
    symlinkSync(at('elsewhere'), at('logs', 'there'));
    symlinkSync('.', at('logs', 'round'));
    const { json } = await flare(['scrub', at('logs'), '--out', at('out'), '--json']);
    const [{ files, passedOver }] = json() as [{ files: unknown[]; passedOver: { name: string }[] }];
    assert.deepEqual(
      passedOver.map(({ name }) => name),
      ['round', 'there'],
    );
    assert.equal(files.length, 1);
  });

  test('scrub refuses to write into the folder it reads, by whatever way', async () => {
    symlinkSync(at('logs'), at('link'));
    for (const [from, out] of [
      [folder, at('logs')],
      [folder, at('..within')],
      [at('link'), at('logs')],
      [at('logs'), at('link', 'new', 'out')],
      [at('logs', 'web.log'), at('link')],
    ] as const) {
      const { code, stderr } = await flare(['scrub', from, '--out', out]);
      assert.equal(code, 1, `${from} into ${out}`);
      assert.match(stderr, /name (a|another) folder/);
    }
    assert.match(readFileSync(at('logs', 'web.log'), 'utf8'), /planted/);
  });

  test('scrub writes nothing outside the folder that it writes to, also where a link leads from there', async () => {
    mkdirSync(at('logs', 'sub'));
    writeFileSync(at('logs', 'sub', 'web.log'), 'started\n');
    mkdirSync(at('out'));
    mkdirSync(at('elsewhere'));
    symlinkSync(at('elsewhere'), at('out', 'sub'));
    const { code, stderr } = await flare(['scrub', at('logs'), '--out', at('out')]);
    assert.equal(code, 1);
    assert.match(stderr, /a link leads from there/);
    assert.deepEqual(readdirSync(at('elsewhere')), []);
  });
});
