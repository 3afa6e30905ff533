import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { findLongRuns } from './long-runs.ts';

function runs(text: string): string[] {
  const found: string[] = [];
  findLongRuns(Buffer.from(text), 0, text.length, (start, end) => found.push(text.slice(start, end)));
  return found;
}

suite('the search for long runs', () => {
  test('finds a key of 32 digits wherever it begins', () => {
    const key = '0123456789abcdef'.repeat(2);
    for (let offset = 0; offset < 70; offset += 1) assert.deepEqual(runs(`${' '.repeat(offset)}${key}.`), [key]);
  });

  test('passes over what is too short, and over digests and paths', () => {
    assert.deepEqual(runs(`${'a'.repeat(31)} ${'a1'.repeat(32)} pkg/collector/worker/check_logger/and/so/on`), []);
  });

  test('finds base64', () => {
    const encoded = Buffer.from('a text that is long enough for it').toString('base64');
    assert.deepEqual(runs(`x: ${encoded}\n`), [encoded]);
  });
});
