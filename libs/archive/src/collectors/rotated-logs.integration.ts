import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import type { Finding } from '../collect/item.ts';
import { makeFlare, testFolder } from '../flare.fixture.ts';
import { readFile } from './read-file.ts';

const lines = Array.from({ length: 50_000 }, (_, n) => `2026-11-28 INFO line ${n}\n`).join('');

type Folder = Awaited<ReturnType<typeof testFolder>>;

/** Has logrotate, as it is, rotate the folder's `app.log` now. */
async function rotate(folder: Folder, ...directives: string[]): Promise<void> {
  const log = join(folder.path, 'app.log');
  const rules = ['su root root', 'rotate 3', ...directives].map((line) => `  ${line}\n`).join('');
  const config = await folder.write('logrotate.conf', `${log} {\n${rules}}\n`);
  execFileSync('logrotate', ['--force', '--state', join(folder.path, 'state'), config], {
    env: { ...process.env, PATH: `${process.env['PATH']}:/usr/sbin` },
  });
}

/** Reads a log, with something happening to it behind the first chunk. */
async function readWhile(path: string, happening: () => Promise<void>): Promise<{ text: string; said: Finding[] }> {
  const said: Finding[] = [];
  const chunks: Uint8Array[] = [];
  const options = {
    maxBytes: 2 ** 24,
    signal: new AbortController().signal,
    report: (each: Finding) => said.push(each),
  };
  for await (const chunk of readFile(Buffer.from(path), { size: lines.length }, options)) {
    if (chunks.push(chunk) === 1) await happening();
  }
  return { text: Buffer.concat(chunks).toString(), said };
}

suite('logs that logrotate rotates', () => {
  test('with "create" while one is read: it is read to its end', async () => {
    await using folder = await testFolder();
    const log = await folder.write('app.log', lines);
    const { text, said } = await readWhile(log, () => rotate(folder, 'create'));
    assert.ok((await readdir(folder.path)).includes('app.log.1'));
    assert.deepEqual([text === lines, said], [true, []]);
  });

  test('with "copytruncate" while one is read: what came until then is kept, and the row says so', async () => {
    await using folder = await testFolder();
    const log = await folder.write('app.log', lines);
    const { text, said } = await readWhile(log, () => rotate(folder, 'copytruncate'));
    assert.ok(text.length > 0 && lines.startsWith(text));
    assert.match(said[0]?.reason ?? '', /^shrank by [\d.]+ \w+ to [\d.]+ \w+ while it was read$/);
  });

  const packers: Record<string, string[]> = {
    gzip: ['compress'],
    zstd: ['compress', 'compresscmd /usr/bin/zstd', 'compressext .zst', 'compressoptions --rm -q'],
  };
  for (const [packer, directives] of Object.entries(packers))
    test(`packed by ${packer}: they are opened, and scrubbed`, async () => {
      await using folder = await testFolder();
      await folder.write('app.log', `${lines}password=hunter2-horse-battery\n`);
      await rotate(folder, ...directives);
      const flare = await makeFlare({ collect: [{ files: `${folder.path}/app.log.*`, into: 'logs/' }] });
      const [row] = flare.rows;
      assert.deepEqual([flare.rows.length, row?.state], [1, 'collected']);
      assert.doesNotMatch(flare.zip.toString('latin1'), /hunter2/);
      if (packer === 'zstd') assert.ok(flare.files['logs/app.log.1'] === `${lines}password=********\n`);
    });

  test('packed by xz: a row says that they cannot be looked into', async () => {
    await using folder = await testFolder();
    await folder.write('app.log', lines);
    await rotate(folder, 'compress', 'compresscmd /usr/bin/xz', 'compressext .xz');
    const flare = await makeFlare({ collect: [{ files: `${folder.path}/app.log.*`, into: 'logs/' }] });
    assert.equal(flare.row('logs/app.log.1.xz')?.state, 'quarantined');
    assert.match(flare.row('logs/app.log.1.xz')?.reason ?? '', /cannot be looked into; unpack it/);
  });

  test('packed by gzip just now: the head that is there is kept', async () => {
    await using folder = await testFolder();
    const whole = execFileSync('gzip', ['-c'], { input: lines });
    await folder.write('app.log.1.gz', whole.subarray(0, whole.length - 2_000));
    const flare = await makeFlare({ collect: [{ files: `${folder.path}/*.gz`, into: 'logs/' }] });
    assert.equal(flare.row('logs/app.log.1.gz')?.state, 'truncated');
    assert.match(flare.row('logs/app.log.1.gz')?.reason ?? '', /gzip file ends early/);
    assert.ok((flare.row('logs/app.log.1.gz')?.bytes ?? 0) > 1_000);
  });

  test('that grow faster than they are read are kept as long as they were', async () => {
    await using folder = await testFolder();
    const log = await folder.write('app.log', lines);
    const { text } = await readWhile(log, async () => {
      execFileSync('sh', ['-c', `yes "2026-11-28 INFO more" | head -c 50000000 >> ${log}`]);
    });
    assert.equal(text === lines, true);
  });
});
