import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import * as fc from 'fast-check';
import { idTable } from './id-table.ts';

const id = fc.oneof(fc.bigInt({ min: 1n, max: 40n }), fc.bigInt({ min: 1n, max: 2n ** 64n - 1n }));
const halves = (value: bigint): [number, number] => [Number(value & 0xffffffffn), Number(value >> 32n)];

suite('idTable()', () => {
  test('does what maps would do, for any ids in any order', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.boolean(), id), { maxLength: 400, size: 'max' }), (steps) => {
        const table = idTable();
        const numbers = new Map<bigint, number>();
        const defined = new Set<bigint>();
        for (const [defines, value] of steps) {
          const expected = numbers.get(value) ?? numbers.size;
          const given = defines ? table.define(...halves(value)) : table.refer(...halves(value));
          assert.equal(given, defines && defined.has(value) ? -1 : expected);
          numbers.set(value, expected);
          if (defines) defined.add(value);
        }
        assert.equal(table.size, numbers.size);
        assert.equal(table.isComplete(), numbers.size === defined.size);
      }),
    );
  });

  test('has no entry of id 0, and never finds one', () => {
    const table = idTable();
    assert.equal(table.define(0, 0), -1);
    table.refer(0, 0);
    assert.equal(table.isComplete(), false);
  });
});
