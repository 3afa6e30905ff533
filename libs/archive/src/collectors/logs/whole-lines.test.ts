import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { suite, test } from 'node:test';
import { wholeLines } from './whole-lines.ts';

suite('whole lines', () => {
  const passed = async (chunks: readonly string[]) => {
    const lines: Buffer[] = [];
    const source = Readable.from(chunks.map((each) => Buffer.from(each)));
    await finished(source.pipe(wholeLines()).on('data', (line: Buffer) => void lines.push(line)));
    return lines;
  };

  test('are passed on once they are there, and the rest at the end', async () => {
    const lines = await passed(['a', 'b\nc', '\nd\n', 'e']);
    assert.deepEqual(lines.map(String), ['ab\n', 'c\nd\n', 'e']);
  });

  test('are not waited for where one is longer than a MiB', async () => {
    const chunks = Array.from({ length: 40 }, () => 'x'.repeat(65_536));
    const lines = await passed([...chunks, '\n']);
    assert.equal(Buffer.concat(lines).length, 40 * 65_536 + 1);
    assert.ok(lines.every(({ length }) => length <= 2 ** 20 + 65_536));
  });
});
