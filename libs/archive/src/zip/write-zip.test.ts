import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { suite, test } from 'node:test';
import { deflateRawSync } from 'node:zlib';
import { unzip } from '../flare.fixture.ts';
import { writeZip, type ZipEntry } from './write-zip.ts';

const mib = 2 ** 20;
const date = new Date('2026-11-22T10:00:00Z');

suite('writeZip()', () => {
  test('gives back contents of any length around that of a block, however they come', async () => {
    for (const length of [0, 1, 2 ** 15, 2 ** 15 + 1, mib, mib + 1, 3 * mib + 7]) {
      for (const pieceLength of [2 ** 16 + 1, 3 * mib]) {
        const text = textOf(length);
        const zip = await made({ 'root/a.log': inPieces(text, pieceLength), 'root/b.log': inPieces('second', 2) });
        const { files } = await unzip(zip, 'root');
        assert.ok(files['a.log'] === text, `of ${length} bytes in pieces of ${pieceLength}`);
        assert.equal(files['b.log'], 'second');
      }
    }
  });

  test('makes the same bytes of the same content, however that comes', async () => {
    const text = textOf(mib + 3);
    const [one, other] = await Promise.all([2 ** 16, mib + 9].map((size) => made({ 'root/a': inPieces(text, size) })));
    assert.ok(one!.equals(other!));
  });

  test('loses next to nothing by deflating in blocks', async () => {
    const text = textOf(2 ** 14).repeat(200);
    const zip = await made({ 'root/a': inPieces(text, mib) });
    const atOnce = deflateRawSync(text, { level: 5 });
    assert.ok(zip.length < 1.02 * atOnce.length + 500, `${zip.length} bytes instead of ${atOnce.length}`);
  });

  test('keeps names that are not ASCII', async () => {
    const { names } = await unzip(await made({ 'root/журнал.log': inPieces('x', 1) }), 'root');
    assert.deepEqual(names, ['root/', 'root/журнал.log']);
  });

  test('fails as a content fails', async () => {
    await assert.rejects(made({ 'root/a': failing() }), /^Error: the source broke off$/);
  });

  test('ends its sources when nobody reads on', async () => {
    let isEnded = false;
    const endless = async function* () {
      try {
        for (;;) yield randomBytes(mib);
      } finally {
        isEnded = true;
      }
    };
    for await (const _ of writeZip(entriesOf({ 'root/a': endless() }), date)) break;
    assert.ok(isEnded);
  });
});

async function made(contents: Record<string, AsyncIterable<Uint8Array>>): Promise<Buffer> {
  return Buffer.concat(await Array.fromAsync(writeZip(entriesOf(contents), date)));
}

async function* entriesOf(contents: Record<string, AsyncIterable<Uint8Array>>): AsyncIterable<ZipEntry> {
  for (const [path, content] of Object.entries(contents)) yield { path, content };
}

async function* inPieces(text: string, length: number): AsyncIterable<Uint8Array> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length);
}

async function* failing(): AsyncIterable<Uint8Array> {
  yield Buffer.alloc(2 * mib, 'a');
  throw new Error('the source broke off');
}

/** A text that deflates to about a half. */
function textOf(length: number): string {
  const lines = Array.from(
    { length: 8_192 },
    (_, n) => `${(Math.imul(n, 2_654_435_761) >>> 8).toString(36)} line\n`,
  ).join('');
  return lines.repeat(Math.ceil(length / lines.length)).slice(0, length);
}
