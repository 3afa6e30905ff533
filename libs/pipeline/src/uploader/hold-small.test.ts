import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { createInProcessTransport, type ArtifactStore } from '@flarewire/transport';
import { holdSmall } from './hold-small.ts';

suite('holdSmall()', () => {
  async function storeOf(bytes: number) {
    const { artifacts } = createInProcessTransport({ artifacts: 'memory' });
    const ref = await artifacts.put(
      'f-1/archive.zip',
      (async function* () {
        yield Buffer.alloc(bytes, 7);
      })(),
    );
    let reads = 0;
    const counting: ArtifactStore = { ...artifacts, get: (...given) => (reads++, artifacts.get(...given)) };
    const held = holdSmall(counting);
    const read = async (range: { start?: number; end?: number } = {}) =>
      Buffer.concat(await Array.fromAsync(held.get(ref, range)));
    return { ref, read, held, counting, reads: () => reads };
  }

  test('reads a small artifact once, and gives any of its bytes', async () => {
    const { read, reads } = await storeOf(1_000);
    assert.equal((await read({ start: 990 })).length, 10);
    assert.deepEqual(await read({ start: 10, end: 20 }), Buffer.alloc(10, 7));
    assert.equal((await read()).length, 1_000);
    assert.equal(reads(), 1);
  });

  test('holds nothing of a large one', async () => {
    const { read, reads } = await storeOf(2 ** 19);
    await read({ end: 10 });
    await read({ end: 10 });
    assert.equal(reads(), 2);
  });

  test('reads again what could not be read', async () => {
    const { ref, counting } = await storeOf(1_000);
    let broken = true;
    const held = holdSmall({
      ...counting,
      async *get(...given) {
        if (broken) throw new Error('lost');
        yield* counting.get(...given);
      },
    });
    await assert.rejects(Array.fromAsync(held.get(ref)), /lost/);
    broken = false;
    assert.equal(Buffer.concat(await Array.fromAsync(held.get(ref))).length, 1_000);
  });
});
