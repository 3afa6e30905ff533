import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import * as fc from 'fast-check';
import { cursorOver, Malformed, readVarint, signedOf, skipField } from './cursor.ts';
import { varint } from './write.ts';

suite('readVarint()', () => {
  test('reads every number of 64 bits, to the bit', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }), (value) => {
        const cursor = cursorOver(varint(value));
        assert.equal(readVarint(cursor), Number(value));
        assert.equal((BigInt(cursor.high) << 32n) | BigInt(cursor.low), value);
        assert.equal(cursor.at, cursor.end);
      }),
    );
  });

  test('reads a number that is written longer than it need be', () => {
    assert.equal(readVarint(cursorOver(Uint8Array.of(0x83, 0x80, 0x80, 0x00))), 3);
  });

  test('refuses what does not end, within ten bytes or at all', () => {
    for (const bytes of [
      [],
      [0x80],
      Array.from({ length: 11 }, () => 0x80),
      [...Array.from({ length: 10 }, () => 0x80), 0],
    ])
      assert.throws(() => readVarint(cursorOver(Uint8Array.from(bytes))), Malformed);
  });
});

test('signedOf() gives negative numbers as such', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }), (value) => {
      const cursor = cursorOver(varint(BigInt.asUintN(64, value)));
      readVarint(cursor);
      assert.equal(signedOf(cursor.low, cursor.high), Number(value));
    }),
  );
});

suite('skipField()', () => {
  test('passes over each wire type that there is', () => {
    for (const [type, bytes] of [
      [0, [0x96, 0x01]],
      [1, [1, 2, 3, 4, 5, 6, 7, 8]],
      [2, [2, 7, 7]],
      [5, [1, 2, 3, 4]],
    ] as const) {
      const cursor = cursorOver(Uint8Array.from(bytes));
      skipField(cursor, type);
      assert.equal(cursor.at, cursor.end);
    }
  });

  test('refuses groups, unknown types, and values that are cut off', () => {
    for (const [type, bytes] of [
      [3, [1]],
      [4, [1]],
      [6, [1]],
      [7, [1]],
      [1, [1, 2, 3]],
      [5, [1, 2, 3]],
      [2, [4, 1]],
    ] as const)
      assert.throws(() => skipField(cursorOver(Uint8Array.from(bytes)), type), Malformed);
  });
});
