import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { suite, test } from 'node:test';
import { promisify } from 'node:util';
import { testFolder } from '../flare.fixture.ts';
import { openZip } from './read-zip.ts';
import { writeZip, type ZipEntry } from './write-zip.ts';

const run = promisify(execFile);
const check = 'import sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); print(len(z.namelist()), z.testzip())';

suite('writeZip, beyond the limits of a plain zip', { concurrency: true }, () => {
  test('writes more than 65,535 entries, which other tools can check', async () => {
    await using folder = await testFolder();
    const path = join(folder.path, 'many.zip');
    await save(deepFiles(660, 100), path);
    await using zip = await openZip(path);
    assert.equal(zip.entries.length, 660);
    assert.equal(await output('python3', '-c', check, path), '66660 None');
    await run('unzip', ['-tqq', path], { maxBuffer: 2 ** 26 });
  });

  test('writes an entry of more than 4 GiB and one after it, which other tools can check', async () => {
    await using folder = await testFolder();
    const path = join(folder.path, 'large.zip');
    await save(oneLarge(2 ** 32 + 2 ** 20), path);
    await using zip = await openZip(path);
    assert.deepEqual(
      zip.entries.map(({ uncompressedSize }) => uncompressedSize),
      [2 ** 32 + 2 ** 20, 6],
    );
    assert.equal(await output('python3', '-c', check, path), '3 None');
    assert.equal(await output('unzip', '-p', path, 'root/small'), 'small');
  });
});

const save = (entries: AsyncIterable<ZipEntry>, path: string) =>
  pipeline(writeZip(entries, new Date('2026-11-22T10:00:00Z')), createWriteStream(path));
const output = async (program: string, ...args: string[]) => (await run(program, args)).stdout.trim();

/** Each file lies in so many folders of its own, since folders are the entries that are quick to make. */
async function* deepFiles(count: number, depth: number): AsyncIterable<ZipEntry> {
  const below = '/d'.repeat(depth - 1);
  for (let n = 0; n < count; n += 1) yield { path: `${n}${below}/file`, content: repeat(Buffer.from(`${n}`), 1) };
}

async function* oneLarge(size: number): AsyncIterable<ZipEntry> {
  yield { path: 'root/large', content: repeat(Buffer.alloc(2 ** 20), size / 2 ** 20) };
  yield { path: 'root/small', content: repeat(Buffer.from('small\n'), 1) };
}

async function* repeat(chunk: Uint8Array, times: number): AsyncIterable<Uint8Array> {
  for (let n = 0; n < times; n += 1) yield chunk;
}
