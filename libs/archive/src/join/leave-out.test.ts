import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { flareManifest, scrubReport } from '@flarewire/schemas';
import { makeFlare, testFolder, unzip, type MadeFlare } from '../flare.fixture.ts';
import { canLeaveOut, leaveOut } from './leave-out.ts';
import { movedHeader, offsetOf } from './move-header.ts';
import { joinProfiles } from './join-profiles.ts';
import { writeZip } from '../zip/write-zip.ts';
import { directoryHeader } from '../zip/zip-records.ts';

const time = new Date('2026-11-22T10:00:00Z');

suite('leaveOut()', () => {
  async function flare(): Promise<MadeFlare> {
    await using folder = await testFolder();
    for (const name of ['a', 'b', 'c']) await folder.write(`${name}.log`, `started ${name}\n`.repeat(100));
    return await makeFlare({ collect: [{ files: `${folder.path}/*.log`, into: 'logs/' }] });
  }
  const rangesOf = (zip: Uint8Array) => ({
    size: zip.length,
    read: async function* (start: number, end: number) {
      yield zip.subarray(start, end);
    },
  });
  async function without(zip: Uint8Array, root: string, ...names: string[]) {
    const files = names.map((name) => ({ file: `${root}/${name}`, reason: 'the gate found something in it' }));
    const { summary, stream } = await leaveOut({ archive: rangesOf(zip), root, time, files });
    return { summary, zip: Buffer.concat(await Array.fromAsync(stream())), again: stream };
  }
  async function* chunks(text: string) {
    yield Buffer.from(text);
  }
  const rootOf = (zip: Buffer) => zip.toString('latin1', 30, 30 + zip.readUInt16LE(26)).split('/')[0]!;

  test('leaves files out, and the ledger and the report say so', async () => {
    const { zip, files } = await flare();
    const root = rootOf(zip);
    const mended = await without(zip, root, 'logs/b.log', 'permissions.log');
    const after = await unzip(mended.zip, root);
    const left = Object.keys(files).filter((name) => !['logs/b.log', 'permissions.log'].includes(name));
    assert.deepEqual(Object.keys(after.files).toSorted(), left.toSorted());
    assert.equal(after.files['logs/c.log'], files['logs/c.log']);
    const manifest = flareManifest.parse(JSON.parse(after.files['flare-manifest.json']!));
    assert.deepEqual(
      manifest.items.map(({ item, state, bytes }) => [item, state, bytes]),
      [
        ['logs/a.log', 'collected', 1_000],
        ['logs/b.log', 'quarantined', 0],
        ['logs/c.log', 'collected', 1_000],
      ],
    );
    assert.deepEqual([manifest.present, manifest.states], [2, { collected: 2, quarantined: 1 }]);
    assert.equal(mended.summary.missing[0]?.reason, 'the gate found something in it');
    const report = scrubReport.parse(JSON.parse(after.files['scrub-report.json']!));
    assert.deepEqual(
      report.quarantined.map(({ name }) => name),
      ['logs/b.log', 'permissions.log'],
    );
  });

  test('does not say how a file was called that was taken over as it was and is left out for its name', async () => {
    const { zip, files } = await flare();
    const root = rootOf(zip);
    const asIs = { ...files, 'non_scrubbed_files.json': '{"count":2,"files":["logs/b.log","logs/c.log"]}' };
    async function* entries() {
      for (const [name, text] of Object.entries(asIs)) yield { path: `${root}/${name}`, content: chunks(text) };
    }
    const archive = rangesOf(Buffer.concat(await Array.fromAsync(writeZip(entries(), time))));
    const left = [{ file: `${root}/logs/b.log`, reason: 'the gate found something in its name', shown: 'masked' }];
    const { stream } = await leaveOut({ archive, root, time, files: left });
    const after = await unzip(Buffer.concat(await Array.fromAsync(stream())), root);
    assert.deepEqual(JSON.parse(after.files['non_scrubbed_files.json']!), {
      count: 2,
      files: ['logs/c.log', 'masked'],
    });
    for (const name of ['flare-manifest.json', 'scrub-report.json', 'non_scrubbed_files.json'])
      assert.ok(!after.files[name]!.includes('b.log'), name);
  });

  for (const name of ['logs/a.log', 'logs/c.log'])
    test(`leaves out ${name}, whatever lies beside it`, async () => {
      const { zip, names } = await flare();
      const mended = await without(zip, rootOf(zip), name);
      const after = await unzip(mended.zip, rootOf(zip));
      assert.equal(after.names.length, names.length - 1);
      assert.equal(after.files[name], undefined);
    });

  test('gives the same bytes each time, to which profiles can be joined and from which more can be left out', async () => {
    const { zip } = await flare();
    const root = rootOf(zip);
    const mended = await without(zip, root, 'logs/b.log');
    assert.deepEqual(Buffer.concat(await Array.fromAsync(mended.again())), mended.zip);
    const twice = await without(mended.zip, root, 'logs/a.log');
    assert.deepEqual(twice.summary.states, { collected: 1, quarantined: 2 });
    const profile = { file: 'web-heap.pprof', size: 1, read: () => rangesOf(Buffer.from('x')).read(0, 1) };
    const joined = joinProfiles({ archive: rangesOf(mended.zip), root, time, profiles: [profile] });
    const after = await unzip(Buffer.concat(await Array.fromAsync(joined)), root);
    assert.equal(after.files['profiles/web-heap.pprof'], 'x');
  });

  test('does not leave out what says what is in the archive', async () => {
    const { zip } = await flare();
    const root = rootOf(zip);
    assert.deepEqual(
      ['flare-manifest.json', 'logs/flare-manifest.json'].map((name) => canLeaveOut(`${root}/${name}`)),
      [false, true],
    );
    await assert.rejects(without(zip, root, 'scrub-report.json'), { code: 'archive_failed' });
  });

  test('refuses what is no archive of Flarewire’s', async () => {
    await assert.rejects(without(Buffer.alloc(100), 'r', 'a'), { code: 'archive_unreadable' });
  });
});

suite('movedHeader()', () => {
  for (const [what, offset, size] of [
    ['a small archive', 5_000, 10],
    ['an archive above 4 GiB', 5_000_000_000, 10],
    ['a large file in one', 5_000_000_000, 6_000_000_000],
  ] as const)
    test(`moves an entry of ${what}`, () => {
      const bytes = directoryHeader({ name: 'a', size, crc32: 0, time, offset });
      const header = { name: 'a', localOffset: bytes.readUInt32LE(42), bytes };
      assert.equal(offsetOf(header), offset);
      const moved = movedHeader(header, 1_000);
      assert.equal(offsetOf({ ...header, localOffset: moved.readUInt32LE(42), bytes: moved }), offset - 1_000);
    });
});
