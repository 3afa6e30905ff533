import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import * as fc from 'fast-check';
import { Malformed } from './cursor.ts';
import { fieldSplitter } from './field-splitter.ts';
import { varint } from './write.ts';

const bytesField = (field: number, bytes: Uint8Array): Buffer =>
  Buffer.concat([varint(field * 8 + 2), varint(bytes.length), bytes]);

/** The fields that come out of these pieces, each with its value's bytes and with its place in the stream. */
function split(pieces: readonly Uint8Array[], maxBytes = 1 << 20): [number, string, number][] {
  const found: [number, string, number][] = [];
  const splitter = fieldSplitter((field, _type, { bytes, at, end }, { from, offset }) => {
    found.push([field, Buffer.from(bytes.subarray(at, end)).toString('hex'), offset + from]);
  }, maxBytes);
  for (const piece of pieces) splitter.push(piece);
  splitter.end();
  return found;
}

suite('fieldSplitter()', () => {
  test('gives the same fields however the stream is cut', () => {
    const content = fc.uint8Array({ maxLength: 300, size: 'max' });
    const message = fc.array(fc.tuple(fc.integer({ min: 1, max: 2 ** 29 - 1 }), content));
    fc.assert(
      fc.property(message, fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 1 }), (fields, sizes) => {
        const whole = Buffer.concat(fields.map(([field, bytes]) => bytesField(field, bytes)));
        const pieces: Uint8Array[] = [];
        for (let at = 0, n = 0; at < whole.length; n += 1) {
          const size = sizes[n % sizes.length]!;
          pieces.push(whole.subarray(at, at + size));
          at += size;
        }
        const found = split(pieces);
        assert.deepEqual(
          found.map(([field, hex]) => [field, hex]),
          fields.map(([field, bytes]) => [field, Buffer.from(bytes).toString('hex')]),
        );
        assert.deepEqual(found, split([whole]));
      }),
    );
  });

  test('refuses a stream that ends within a field', () => {
    const whole = bytesField(6, Buffer.from('main.work'));
    for (let length = 1; length < whole.length; length += 1)
      assert.throws(() => split([whole.subarray(0, length)]), Malformed);
  });

  test('refuses a field that is longer than the whole may be, before it has come', () => {
    const splitter = fieldSplitter(() => undefined, 1000);
    assert.throws(() => splitter.push(Buffer.concat([varint(50), varint(1001), Buffer.alloc(50)])), Malformed);
  });
});
