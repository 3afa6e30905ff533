import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { suite, test } from 'node:test';
import type { FlareError } from '@flarewire/schemas';
import { ZipArchive } from 'archiver';
import { assert as assertProperty, asyncProperty, integer, nat, record } from 'fast-check';
import { entryNames } from './entry-names.ts';
import { findDirectory } from './find-directory.ts';
import { joinProfiles, type JoinOptions, type ProfileSource } from './join-profiles.ts';
import type { RandomAccess } from './random-access.ts';

const time = new Date('2026-11-22T10:00:00Z');

const inMemory = (bytes: Buffer, chunkSize = 1000): RandomAccess => ({
  size: bytes.length,
  async *read(start, end) {
    for (let at = start; at < end; at += chunkSize) yield bytes.subarray(at, Math.min(end, at + chunkSize));
  },
});

const profile = (file: string, text: string): ProfileSource => ({
  file,
  size: text.length,
  async *read() {
    yield Buffer.from(text);
  },
});

async function zipOf(files: Record<string, string>): Promise<Buffer> {
  const zip = new ZipArchive({});
  for (const [name, text] of Object.entries(files)) zip.append(text, { name, date: time });
  void zip.finalize();
  return Buffer.concat(await Array.fromAsync(zip as AsyncIterable<Buffer>));
}

const joined = async (options: Partial<JoinOptions> & Pick<JoinOptions, 'archive'>) =>
  Buffer.concat(await Array.fromAsync(joinProfiles({ root: 'web-1', time, profiles: [], ...options })));

const namesOf = async (zip: Buffer) => {
  const archive = inMemory(zip);
  return Array.fromAsync(entryNames(archive, await findDirectory(archive)));
};

suite('joining profiles to an archive', () => {
  test('adds the folder and the profiles after the archive’s own entries', async () => {
    const zip = await zipOf({ 'web-1/': '', 'web-1/status.log': 'fine' });
    const result = await joined({
      archive: inMemory(zip),
      profiles: [profile('core-heap.pprof', 'heap'), profile('b.pprof', 'b')],
    });
    assert.deepEqual(await namesOf(result), [
      'web-1/',
      'web-1/status.log',
      'web-1/profiles/',
      'web-1/profiles/core-heap.pprof',
      'web-1/profiles/b.pprof',
    ]);
  });

  test('copies the archive’s entries as they are', async () => {
    const zip = await zipOf({ 'web-1/status.log': 'fine '.repeat(1000) });
    const { offset } = await findDirectory(inMemory(zip));
    const result = await joined({ archive: inMemory(zip), profiles: [profile('a.pprof', 'a')] });
    assert.deepEqual(result.subarray(0, offset), zip.subarray(0, offset));
  });

  test('gives the same bytes however the source is cut into chunks', async () => {
    const zip = await zipOf({ 'web-1/a.log': 'a', 'web-1/b.log': 'b' });
    const digests = [1, 7, 64_000].map(async (chunkSize) =>
      createHash('sha256')
        .update(await joined({ archive: inMemory(zip, chunkSize), profiles: [profile('a.pprof', 'a')] }))
        .digest('hex'),
    );
    assert.equal(new Set(await Promise.all(digests)).size, 1);
  });

  test('does not add the folder where the archive has it', async () => {
    const zip = await zipOf({ 'web-1/profiles/': '' });
    const result = await joined({ archive: inMemory(zip), profiles: [profile('a.pprof', 'a')] });
    assert.deepEqual(await namesOf(result), ['web-1/profiles/', 'web-1/profiles/a.pprof']);
  });

  test('gives the archive’s own bytes when there is no profile', async () => {
    const zip = await zipOf({ 'web-1/a.log': 'a' });
    assert.deepEqual(await joined({ archive: inMemory(zip) }), zip);
  });

  test('joins to an archive without entries', async () => {
    const empty = Buffer.concat([Buffer.from('PK\x05\x06'), Buffer.alloc(18)]);
    const result = await joined({ archive: inMemory(empty), profiles: [profile('a.pprof', 'a')] });
    assert.deepEqual(await namesOf(result), ['web-1/profiles/', 'web-1/profiles/a.pprof']);
  });

  test('refuses what is not a sound zip before the first byte', async () => {
    const zip = await zipOf({ 'web-1/a.log': 'a' });
    const damaged = Buffer.from(zip);
    const { offset } = await findDirectory(inMemory(zip));
    damaged.writeUInt32LE(0, offset);
    const broken = [
      Buffer.alloc(0),
      Buffer.from('no zip at all, but rather long for something that is none'),
      zip.subarray(0, -1),
      Buffer.concat([Buffer.from('junk'), zip]),
      Buffer.concat([Buffer.from('junk'), zip.subarray(4)]),
      damaged,
    ];
    for (const bytes of broken) {
      const source = joinProfiles({
        archive: inMemory(bytes),
        root: 'web-1',
        time,
        profiles: [profile('a.pprof', 'a')],
      });
      await assert.rejects(source[Symbol.asyncIterator]().next(), { code: 'archive_unreadable' });
    }
  });

  test('meets damage anywhere in the directory with an error of its own, or not at all', async () => {
    const zip = await zipOf({ 'web-1/a.log': 'a', 'web-1/b.log': 'b' });
    const { offset } = await findDirectory(inMemory(zip));
    const damage = record({ at: integer({ min: offset, max: zip.length - 1 }), byte: nat(255), cut: nat(30) });
    await assertProperty(
      asyncProperty(damage, async ({ at, byte, cut }) => {
        const damaged = Buffer.from(zip.subarray(0, zip.length - cut));
        if (at < damaged.length) damaged[at] = byte;
        const result = await joined({ archive: inMemory(damaged), profiles: [profile('a.pprof', 'a')] }).catch(
          (error: unknown) => error,
        );
        assert.ok(Buffer.isBuffer(result) || (result as FlareError).code === 'archive_unreadable');
      }),
      { numRuns: 300 },
    );
  });

  test('fails when the store gives fewer bytes than it says', async () => {
    const zip = await zipOf({ 'web-1/a.log': 'a' });
    const archive = { ...inMemory(zip), size: zip.length + 1 };
    await assert.rejects(joined({ archive, profiles: [profile('a.pprof', 'a')] }), { code: 'archive_unreadable' });
  });

  test('refuses profiles with a path for a name, of the same name, of the wrong size, or that are there already', async () => {
    const archive = inMemory(await zipOf({ 'web-1/profiles/there.pprof': 'x' }));
    const wrong: ProfileSource[][] = [
      [profile('../a.pprof', 'a')],
      [profile('..', 'a')],
      [profile('x/a.pprof', 'a')],
      [profile('a.pprof', 'a'), profile('a.pprof', 'b')],
      [{ ...profile('a.pprof', 'a'), size: 2 }],
      [profile('there.pprof', 'a')],
    ];
    for (const profiles of wrong) await assert.rejects(joined({ archive, profiles }), { code: 'archive_failed' });
  });

  test('fails when a profile changes between its checksum and its bytes', async () => {
    let reads = 0;
    const changing: ProfileSource = {
      file: 'a.pprof',
      size: 1,
      async *read() {
        yield Buffer.from(String(reads++));
      },
    };
    const archive = inMemory(await zipOf({ 'web-1/a.log': 'a' }));
    await assert.rejects(joined({ archive, profiles: [changing] }), { code: 'archive_failed' });
  });

  test('stops when the signal aborts', async () => {
    const archive = inMemory(await zipOf({ 'web-1/a.log': 'a' }));
    const signal = AbortSignal.abort(new Error('enough'));
    await assert.rejects(joined({ archive, profiles: [profile('a.pprof', 'a')], signal }), {
      code: 'cancelled',
      retryable: true,
    });
  });
});
