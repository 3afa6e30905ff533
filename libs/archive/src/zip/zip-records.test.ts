import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { findDirectory } from '../join/find-directory.ts';
import { dataDescriptor, directoryHeader, endRecords, localHeader, type WrittenEntry } from './zip-records.ts';

const time = new Date('2026-11-22T10:00:02Z');
const gib5 = 5 * 2 ** 30;
const entry: WrittenEntry = { name: 'r/a.pprof', size: 3, crc32: 1, time, offset: 10 };

suite('zip records', () => {
  test('the 64-bit extra field of an entry beyond 4 GiB holds its offset alone', () => {
    const header = directoryHeader({ ...entry, offset: gib5 });
    assert.equal(header.readUInt16LE(6), 45);
    assert.equal(header.readUInt32LE(42), 0xffffffff);
    const extra = header.subarray(46 + entry.name.length);
    assert.equal(extra.readUInt16LE(0), 1);
    assert.equal(extra.readUInt16LE(2), 8);
    assert.equal(extra.readBigUInt64LE(4), BigInt(gib5));
  });

  test('a profile of more than 4 GiB has both sizes in the extra field of both headers', () => {
    const big = { ...entry, size: gib5 };
    for (const [header, fixed] of [[localHeader(big), 30] as const, [directoryHeader(big), 46] as const]) {
      const extra = header.subarray(fixed + entry.name.length);
      assert.equal(extra.readUInt16LE(2), 16);
      assert.equal(extra.readBigUInt64LE(4), BigInt(gib5));
      assert.equal(extra.readBigUInt64LE(12), BigInt(gib5));
    }
  });

  test('a deflated entry says its sizes behind its bytes and in the directory, and not before', () => {
    const deflated = { ...entry, size: 300, deflatedSize: 20 };
    assert.deepEqual(
      [6, 8, 14, 18, 22].map((at) => localHeader(deflated).readUInt16LE(at)),
      [8, 8, 0, 0, 0],
    );
    assert.deepEqual(
      [8, 10, 16, 20, 24].map((at) => directoryHeader(deflated).readUInt16LE(at)),
      [8, 8, 1, 20, 300],
    );
    assert.deepEqual(
      [4, 8, 12].map((at) => dataDescriptor(deflated).readUInt32LE(at)),
      [1, 20, 300],
    );
  });

  test('of a deflated entry the 64-bit field holds the size that needs it alone', () => {
    const deflated = { ...entry, size: gib5, deflatedSize: 20 };
    const header = directoryHeader(deflated);
    assert.equal(header.readUInt32LE(20), 20);
    const extra = header.subarray(46 + entry.name.length);
    assert.deepEqual([extra.readUInt16LE(2), extra.readBigUInt64LE(4)], [8, BigInt(gib5)]);
    assert.deepEqual(
      [8, 16].map((at) => Number(dataDescriptor(deflated).readBigUInt64LE(at))),
      [20, gib5],
    );
  });

  test('the time is written in UTC', () => {
    const [date, clock] = [localHeader(entry).readUInt16LE(12), localHeader(entry).readUInt16LE(10)];
    assert.deepEqual([(date >> 9) + 1980, (date >> 5) & 15, date & 31], [2026, 11, 22]);
    assert.deepEqual([clock >> 11, (clock >> 5) & 63, (clock & 31) * 2], [10, 0, 2]);
  });

  test('the end records of a directory with too many entries are found again by the reader', async () => {
    const directory = { offset: 0, size: 0, entries: 70_000, comment: Buffer.from('kept') };
    const records = endRecords(directory);
    const archive = {
      size: records.length,
      async *read(start: number, end: number) {
        yield records.subarray(start, end);
      },
    };
    assert.deepEqual(await findDirectory(archive), directory);
  });
});
