import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { holdBlocks } from './hold-blocks.ts';
import { readBytes } from './random-access.ts';

suite('holdBlocks()', () => {
  const whole = Buffer.alloc(3 * 2 ** 20 + 1_000);
  for (let at = 0; at < whole.length; at += 4) whole.writeUInt32LE(at, at);

  function counted(bytes = whole) {
    const asked: [number, number][] = [];
    const archive = {
      size: bytes.length,
      async *read(start: number, end: number) {
        asked.push([start, end]);
        yield bytes.subarray(start, end);
      },
    };
    return { asked, held: holdBlocks(archive) };
  }

  test('gives the bytes that are asked for, wherever they lie', async () => {
    const { held } = counted();
    for (const [start, end] of [
      [0, 10],
      [5, 2 ** 20 + 5],
      [2 ** 20 - 3, 2 ** 20 + 3],
      [whole.length - 2 ** 17 - 7, whole.length - 2 ** 17 + 7],
      [whole.length - 5, whole.length],
      [0, whole.length],
      [9, 9],
    ] as const)
      assert.ok((await readBytes(held, start, end)).equals(whole.subarray(start, end)), `${start} to ${end}`);
  });

  test('asks once for a small archive, however often it is read', async () => {
    const { asked, held } = counted(whole.subarray(0, 5_000));
    for (let at = 0; at < 5_000; at += 100) await readBytes(held, at, at + 100);
    await readBytes(held, 0, 5_000);
    assert.deepEqual(asked, [[0, 5_000]]);
  });

  test('asks once a MiB for what is read piece by piece', async () => {
    const { asked, held } = counted();
    for (let at = 0; at < whole.length; at += 500) await readBytes(held, at, Math.min(whole.length, at + 500));
    assert.ok(asked.length <= 6, `${asked.length} times`);
  });

  test('passes a large range on as it is', async () => {
    const { asked, held } = counted();
    await readBytes(held, 0, whole.length);
    assert.deepEqual(asked, [[0, whole.length]]);
  });
});
