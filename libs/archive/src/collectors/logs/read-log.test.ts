import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Finding } from '../../collect/item.ts';
import { readLog } from './read-log.ts';

async function read(bytes: Buffer, { startsWithin = false, chunk = 999 } = {}) {
  const findings: Finding[] = [];
  const source = async function* () {
    for (let at = 0; at < bytes.length; at += chunk) yield bytes.subarray(at, at + chunk);
  };
  const pieces = await Array.fromAsync(readLog(source(), { report: (each) => findings.push(each), startsWithin }));
  return { text: Buffer.concat(pieces).toString(), findings };
}

const length = (bytes: number, big: boolean) => {
  const buffer = Buffer.alloc(big ? 4 : 8);
  if (big) buffer.writeUInt32BE(bytes);
  else buffer.writeBigUInt64LE(BigInt(bytes));
  return buffer;
};

const cursor = (n: number) => `s=${'ab'.repeat(16)};i=${n}`;
const entry = (n: number, message: string) =>
  Buffer.concat([
    Buffer.from(`__CURSOR=${cursor(n)}\nPRIORITY=6\nMESSAGE\n`),
    length(Buffer.byteLength(message), false),
    Buffer.from(`${message}\n\n`),
  ]);
const line = (n: number, message: string) =>
  `${JSON.stringify({ __CURSOR: cursor(n), PRIORITY: '6', MESSAGE: message })}\n`;
const seam = '[... 99 bytes were cut out here ...]\n';

suite('readLog() of an export of systemd’s journal', () => {
  test('gives an entry a line, however the bytes come', async () => {
    for (const chunk of [1, 7, 10_000])
      assert.equal(
        (await read(Buffer.concat([entry(1, 'a\nb'), entry(2, 'é\0')]), { chunk })).text,
        line(1, 'a\nb') + line(2, 'é\0'),
      );
  });

  test('keeps each value of a field that an entry has twice', async () => {
    const { text } = await read(Buffer.from(`__CURSOR=${cursor(1)}\nSEEN=a\nSEEN=b\n\n`));
    assert.deepEqual(JSON.parse(text), { __CURSOR: cursor(1), SEEN: ['a', 'b'] });
  });

  test('begins with the first whole entry where it begins within a file', async () => {
    const rest = Buffer.concat([entry(1, 'password: a\nb').subarray(60), entry(2, 'c\nd')]);
    assert.equal((await read(rest, { startsWithin: true })).text, line(2, 'c\nd'));
  });

  test('leaves out the entries on either side of a cut', async () => {
    const bytes = Buffer.concat([
      entry(1, 'a'),
      entry(2, 'b'.repeat(99)).subarray(0, -50),
      Buffer.from(`\n${seam}`),
      entry(3, 'c').subarray(20),
      entry(4, 'd'),
    ]);
    const { text, findings } = await read(bytes);
    assert.deepEqual(
      [text.includes(line(1, 'a')), text.endsWith(line(4, 'd')), /b{9}|"c"/.test(text)],
      [true, true, false],
    );
    assert.equal(findings[0]?.state, 'truncated');
  });

  test('leaves out a field that is too long, and says so', async () => {
    const { text, findings } = await read(Buffer.concat([entry(1, 'x'.repeat(2_000_000)), entry(2, 'y')]));
    assert.equal(text, `${JSON.stringify({ __CURSOR: cursor(1), PRIORITY: '6' })}\n${line(2, 'y')}`);
    assert.match(findings[0]?.reason ?? '', /left out MESSAGE, which has 1\.9 MiB/);
  });
});

suite('readLog() of a log of Docker’s local driver', () => {
  const record = (text: string) => {
    const body = Buffer.concat([
      Buffer.from([0x0a, 6, ...Buffer.from('stdout'), 0x10, 0x80, 0x94, 0xeb, 0xdc, 0x03, 0x1a, text.length]),
      Buffer.from(text),
    ]);
    return Buffer.concat([length(body.length, true), body, length(body.length, true)]);
  };
  const json = (text: string) =>
    `${JSON.stringify({ log: `${text}\n`, stream: 'stdout', time: '1970-01-01T00:00:01.000000000Z' })}\n`;

  test('gives a record a line, however the bytes come', async () => {
    for (const chunk of [1, 7, 10_000])
      assert.equal((await read(Buffer.concat([record('a'), record('"b"')]), { chunk })).text, json('a') + json('"b"'));
  });

  test('passes over what is no record, and says so', async () => {
    const bytes = Buffer.concat([record('a'), record('b').subarray(5), record('c'), record('d').subarray(0, -1)]);
    const { text, findings } = await read(bytes);
    assert.equal(text, json('a') + json('c'));
    assert.match(findings[0]?.reason ?? '', /left out \d+ B that do not make up a whole record/);
  });

  test('is known where it begins within a file', async () => {
    const bytes = Buffer.concat([record('a').subarray(7), record('b'), record('c')]);
    assert.equal((await read(bytes, { startsWithin: true })).text, json('c'));
  });
});
