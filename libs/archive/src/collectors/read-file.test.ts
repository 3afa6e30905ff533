import assert from 'node:assert/strict';
import { rm, symlink, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { gunzipSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { findingOf } from '../collect/finding.ts';
import { testFolder } from '../flare.fixture.ts';
import type { Finding, ReadOptions } from '../collect/item.ts';
import { readFile } from './read-file.ts';

function reading(maxBytes: number): ReadOptions & { findings: Finding[] } {
  const findings: Finding[] = [];
  return { maxBytes, signal: new AbortController().signal, report: (finding) => void findings.push(finding), findings };
}

async function textOf(source: AsyncIterable<Uint8Array>): Promise<string> {
  return Buffer.concat(await Array.fromAsync(source)).toString();
}

suite('readFile', () => {
  test('keeps what is left of a file that shrinks, and says so', async () => {
    await using folder = await testFolder();
    const path = await folder.write('app.log', 'line\n'.repeat(400_000));
    const options = reading(2 ** 30);
    let bytes = 0;
    for await (const chunk of readFile(Buffer.from(path), {}, options)) {
      if (bytes === 0) await truncate(path, 1_300_000);
      bytes += chunk.length;
    }
    assert.equal(bytes, 1_300_000);
    assert.deepEqual(options.findings, [
      { state: 'truncated', reason: 'shrank by 684 KiB to 1.2 MiB while it was read' },
    ]);
  });

  test('of a file that is gone, says that it was not found', async () => {
    await using folder = await testFolder();
    const path = await folder.write('app.log', 'line\n');
    await rm(path);
    const failure = await textOf(readFile(Buffer.from(path), {}, reading(100))).catch((thrown: unknown) =>
      findingOf(thrown),
    );
    assert.equal((failure as Finding).state, 'not-found');
  });

  test('does not follow a link that took the place of the file', async () => {
    await using folder = await testFolder();
    await symlink('/etc/passwd', join(folder.path, 'app.log'));
    await assert.rejects(textOf(readFile(Buffer.from(join(folder.path, 'app.log')), {}, reading(100))), {
      code: 'ELOOP',
    });
  });

  test('keeps whole lines of head and tail of a large file, within its bytes', async () => {
    await using folder = await testFolder();
    const lines = Array.from({ length: 10_000 }, (_, n) => `line ${n}\n`).join('');
    const options = reading(1_000);
    const text = await textOf(readFile(Buffer.from(await folder.write('app.log', lines)), {}, options));
    assert.match(text, /^line 0\n/);
    assert.match(text, /line 9999\n$/);
    assert.ok(text.length <= 1_000);
    assert.ok(
      text
        .split('\n')
        .every((line) => line === '' || /^line \d+$|^\[\.\.\. \d+ bytes were cut out here \.\.\.\]$/.test(line)),
    );
    assert.equal(options.findings[0]?.state, 'truncated');
  });

  test('says of a file what was kept of it only once it is: who is late on the way has not kept its end', async () => {
    await using folder = await testFolder();
    const path = await folder.write('app.log', 'line of text\n'.repeat(200_000));
    for (const [part, maxBytes] of [
      [{}, 2_000_000],
      [{ tail: 1_500_000 }, 2 ** 30],
    ] as const) {
      const late = new AbortController();
      const options = { ...reading(maxBytes), signal: late.signal };
      await assert.rejects(async () => {
        for await (const _ of readFile(Buffer.from(path), part, options)) late.abort(new Error('late'));
      }, /late/);
      assert.deepEqual(options.findings, []);
    }
  });

  test('reads a file whose size does not tell what it holds, as those of sysfs, to its end', async () => {
    await using folder = await testFolder();
    const path = await folder.write('size', '2\n');
    const options = reading(100);
    assert.equal(await textOf(readFile(Buffer.from(path), { size: Infinity }, options)), '2\n');
    assert.deepEqual(options.findings, []);
  });

  test('with "tail", keeps whole lines of the end', async () => {
    await using folder = await testFolder();
    const options = reading(1_000);
    const text = await textOf(
      readFile(Buffer.from(await folder.write('app.log', 'line of text\n'.repeat(100))), { tail: 30 }, options),
    );
    assert.equal(text, 'line of text\n'.repeat(2));
    assert.equal(options.findings[0]?.state, 'collected');
  });

  test('leaves out the rest of a key whose beginning is cut off', async () => {
    await using folder = await testFolder();
    const key = `-----BEGIN PRIVATE KEY-----\n${'c2VjcmV0\n'.repeat(500)}-----END PRIVATE KEY-----\n`;
    const text = await textOf(
      readFile(Buffer.from(await folder.write('app.log', `${key}after\n`)), { tail: 1_000 }, reading(10_000)),
    );
    assert.equal(text, 'after\n');
  });

  test('of a gzip file that is too large, keeps the head as a sound gzip file', async () => {
    await using folder = await testFolder();
    const lines = Array.from({ length: 50_000 }, () => `${Math.random()}\n`).join('');
    const path = await folder.write('app.log.gz', gzipSync(lines));
    const options = reading(100_000);
    const bytes = Buffer.concat(await Array.fromAsync(readFile(Buffer.from(path), {}, options)));
    assert.ok(bytes.length <= 100_000);
    assert.ok(lines.startsWith(gunzipSync(bytes).toString()));
    assert.equal(options.findings[0]?.state, 'truncated');
  });

  const numbered = Array.from({ length: 50_000 }, (_, n) => `line ${n} ${Math.sin(n)}\n`).join('');

  test('of a gzip file that ends early, keeps the whole lines of its head as a sound gzip file', async () => {
    await using folder = await testFolder();
    const whole = gzipSync(numbered);
    const path = await folder.write('app.log.gz', whole.subarray(0, whole.length / 2));
    const options = reading(2 ** 20);
    const text = gunzipSync(Buffer.concat(await Array.fromAsync(readFile(Buffer.from(path), {}, options)))).toString();
    assert.ok(text.length > numbered.length / 3 && numbered.startsWith(text) && text.endsWith('\n'));
    assert.equal(options.findings[0]?.state, 'truncated');
    assert.match(options.findings[0]?.reason ?? '', /ends early/);
  });

  test('leaves a sound gzip file of several members as it is', async () => {
    await using folder = await testFolder();
    const members = Buffer.concat([gzipSync('one\n'), gzipSync('two\n')]);
    const path = await folder.write('app.log.gz', members);
    const options = reading(2 ** 20);
    const bytes = Buffer.concat(await Array.fromAsync(readFile(Buffer.from(path), {}, options)));
    assert.deepEqual([bytes, options.findings], [members, []]);
  });

  test('of a gzip file of several members that ends early, keeps the first', async () => {
    await using folder = await testFolder();
    const second = gzipSync('two\n');
    const path = await folder.write('app.log.gz', Buffer.concat([gzipSync('one\n'), second.subarray(0, 12)]));
    const bytes = Buffer.concat(await Array.fromAsync(readFile(Buffer.from(path), {}, reading(2 ** 20))));
    assert.equal(gunzipSync(bytes).toString(), 'one\n');
  });

  test('opens a zstd file, and keeps the head of one that ends early', async () => {
    await using folder = await testFolder();
    const whole = zstdCompressSync(numbered);
    const path = await folder.write('app.log.1.zst', Buffer.concat([whole, zstdCompressSync('more\n')]));
    assert.equal(await textOf(readFile(Buffer.from(path), {}, reading(2 ** 24))), `${numbered}more\n`);
    const cut = await folder.write('cut.log.zst', whole.subarray(0, whole.length - 1_000));
    const options = reading(2 ** 24);
    const text = await textOf(readFile(Buffer.from(cut), {}, options));
    assert.ok(text.length > 0 && numbered.startsWith(text) && text.endsWith('\n'));
    assert.equal(options.findings[0]?.state, 'truncated');
  });

  test('says so of a file that is called zstd and is not', async () => {
    await using folder = await testFolder();
    const path = await folder.write('app.log.zst', 'plain text\n');
    await assert.rejects(textOf(readFile(Buffer.from(path), {}, reading(100))), /is not zstd/);
  });
});
