import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { brotliCompressSync, deflateRawSync, deflateSync } from 'node:zlib';
import { fileKind, kindBytes } from './file-kinds.ts';

const log = Array.from(
  { length: 3_000 },
  (_, line) => `2026-12-01T00:00:00Z request ${line} of user u${(line * 7_919) % 1_000} took ${(line * 31) % 977} ms\n`,
).join('');
const kindOf = (bytes: Uint8Array) => fileKind('app.log', bytes.subarray(0, kindBytes));

suite('packed bytes', () => {
  test('are told at the beginning of a file, also where nothing marks them', () => {
    const packed = {
      deflate: deflateSync(log),
      fastest: deflateSync(log, { level: 1 }),
      short: deflateSync('password=hunter2\n'),
      raw: deflateRawSync(log),
      brotli: brotliCompressSync(log),
      compress: Buffer.from('\x1f\x9d\x90a', 'latin1'),
      lzip: Buffer.from('LZIP\x01\x0c', 'latin1'),
      snappy: Buffer.from('\xff\x06\0\0sNaPpY', 'latin1'),
      lzma: Buffer.from('\x5d\0\0\x80\0\xff', 'latin1'),
    };
    for (const [name, bytes] of Object.entries(packed)) assert.equal(kindOf(bytes), 'unreadable', name);
  });

  test('are not seen in text of whatever letters, nor in records with much room', () => {
    const texts = {
      ascii: Buffer.from('x^2 + y^2 = z^2\n'.repeat(40)),
      colours: Buffer.from('\u001b[31mfailed\u001b[0m\n'.repeat(40)),
      latin1: Buffer.from('x\xdatil \xe4\xf6\xfc\xdf '.repeat(60), 'latin1'),
      // "日本語のログ" in Shift JIS, and "системный журнал" in KOI8-R.
      shiftJis: Buffer.from('93fa967b8cea82cc838d834f0a'.repeat(40), 'hex'),
      koi8: Buffer.from('d3c9d3d4c5cdced9ca20d6d5d2cec1cc0a'.repeat(40), 'hex'),
      utf16: Buffer.from('started on port 8080\n'.repeat(20), 'utf16le'),
      records: Buffer.concat(
        Array.from({ length: 20 }, (_, at) =>
          Buffer.concat([Buffer.from([7, 0, 0, 0, at, 200, 0, 1]), Buffer.alloc(24, 0)]),
        ),
      ),
    };
    for (const [name, bytes] of Object.entries(texts)) assert.notEqual(kindOf(bytes), 'unreadable', name);
  });
});
