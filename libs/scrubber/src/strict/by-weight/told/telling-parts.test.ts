import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { tellingScan } from './telling-parts.ts';

suite('the scan for parts of lines that tell of a secret', () => {
  const parts = (text: string): string[] => {
    const bytes = Buffer.from(text, 'latin1');
    return tellingScan()(bytes, 0, bytes.length).map(({ start, end }) => text.slice(start, end));
  };

  test('takes in what follows on the line, and lines of one word below', () => {
    assert.deepEqual(parts('a\nkey x 4711\nb c'), ['key x 4711']);
    assert.deepEqual(parts('a password:\n  walrus-teapot\nb c'), ['password:\n  walrus-teapot']);
    assert.deepEqual(parts('backup codes\n- 7955 8870\n- 8119 2221\nb c'), ['codes\n- 7955 8870\n- 8119 2221']);
    assert.deepEqual(parts('passphrase:\ntundra fern\ntundra fern\n'), ['passphrase:\ntundra fern']);
  });

  test('leaves parts that hold no value', () => assert.deepEqual(parts('the key of the map is\ngone'), []));
});
