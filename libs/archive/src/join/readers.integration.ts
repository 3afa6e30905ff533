import assert from 'node:assert/strict';
import { execFile, spawnSync } from 'node:child_process';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, suite, test } from 'node:test';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { ZipArchive } from 'archiver';
import { joinProfiles } from './join-profiles.ts';

const run = promisify(execFile);
const more16Bit = 66_000;
const time = new Date('2026-11-22T10:00:00Z');

const readInPython = `
import sys, zipfile
zip = zipfile.ZipFile(sys.argv[1])
assert zip.testzip() is None
for info in zip.infolist()[-2:]:
    print(info.filename, oct(info.external_attr >> 16), info.compress_type, info.flag_bits)
`;

const readInGo = `package main

import ("archive/zip"; "fmt"; "io"; "os")

func main() {
	reader, err := zip.OpenReader(os.Args[1])
	if err != nil { panic(err) }
	for _, file := range reader.File {
		content, err := file.Open()
		if err != nil { panic(err) }
		if _, err = io.Copy(io.Discard, content); err != nil { panic(err) }
	}
	last := reader.File[len(reader.File)-1]
	fmt.Println(last.Name, last.Mode(), last.Modified.UTC().Format("2006-01-02T15:04:05Z"))
}
`;

suite('a joined archive opens in other programs', () => {
  let folder: string;
  const archives: string[] = [];

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'flarewire-join-'));
    for (const entries of [3, more16Bit]) archives.push(await makeJoined(folder, entries));
  });

  after(() => rm(folder, { recursive: true }));

  test('Info-ZIP', async (t) => {
    if (missing('unzip', '-v')) return t.skip('unzip is not installed');
    for (const archive of archives) await run('unzip', ['-tqq', archive]);
  });

  test('7-Zip', async (t) => {
    if (missing('7z', 'i')) return t.skip('7z is not installed');
    for (const archive of archives) await run('7z', ['t', archive]);
  });

  test('Python', async (t) => {
    if (missing('python3', '-V')) return t.skip('python3 is not installed');
    for (const archive of archives) {
      const { stdout } = await run('python3', ['-c', readInPython, archive]);
      assert.deepEqual(stdout.trim().split('\n'), [
        'web-1/profiles/ 0o40755 0 0',
        'web-1/profiles/core-heap.pprof 0o100644 0 0',
      ]);
    }
  });

  test('Go', async (t) => {
    if (missing('go', 'version')) return t.skip('go is not installed');
    const program = join(folder, 'read.go');
    await writeFile(program, readInGo);
    await run('go', ['build', '-o', join(folder, 'read'), program]);
    for (const archive of archives) {
      const { stdout } = await run(join(folder, 'read'), [archive]);
      assert.equal(stdout.trim(), 'web-1/profiles/core-heap.pprof -rw-r--r-- 2026-11-22T10:00:00Z');
    }
  });
});

async function* oneByte() {
  yield Buffer.from('x');
}

const missing = (command: string, argument: string) => spawnSync(command, [argument]).error !== undefined;

async function makeJoined(folder: string, entries: number): Promise<string> {
  const [plain, joined] = [join(folder, `${entries}.zip`), join(folder, `${entries}-joined.zip`)];
  const zip = new ZipArchive({});
  zip.append('fine', { name: 'web-1/status.log' });
  void zip.finalize();
  await writeFile(plain, Buffer.concat(await Array.fromAsync(addTo(await buffer(zip), 'web-1/logs', entries))));

  const profile = gzipSync('a heap profile');
  const source = joinProfiles({
    archive: { size: (await stat(plain)).size, read: (start, end) => createReadStream(plain, { start, end: end - 1 }) },
    root: 'web-1',
    time,
    profiles: [{ file: 'core-heap.pprof', size: profile.length, read: () => Readable.from([profile]) }],
  });
  await pipeline(source, createWriteStream(joined));
  return joined;
}

function addTo(zip: Buffer, root: string, entries: number) {
  return joinProfiles({
    archive: { size: zip.length, read: (start, end) => Readable.from([zip.subarray(start, end)]) },
    root,
    time,
    profiles: Array.from({ length: entries }, (_, n) => ({ file: `${n}.pprof`, size: 1, read: oneByte })),
  });
}
