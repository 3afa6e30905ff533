import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { tellingScan } from './telling-parts.ts';

suite('the scan for parts of lines that tell of a secret', () => {
  const parts = (text: string): string[] => {
    const bytes = Buffer.from(text, 'latin1');
    return tellingScan()(bytes, 0, bytes.length).map(({ start, end }) => text.slice(start, end));
  };

  test('takes in what follows on the line, and a line of one word below', () => {
    assert.deepEqual(parts('a\nkey x 4711\nb c'), ['key x 4711']);
    assert.deepEqual(parts('admin password:\n  walrus-teapot\nb c'), ['password:\n  walrus-teapot']);
  });

  test('leaves parts that hold no value', () => assert.deepEqual(parts('the key of the map is\ngone'), []));
});
