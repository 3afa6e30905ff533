import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { runAgain } from './again.ts';

suite('running failed tests again', () => {
  const good = { file: 'libs/pprof/src/failures.integration.ts', code: 0 };
  const cluster = { file: 'libs/transport/src/nats/cluster.integration.ts', code: 1 };
  const killed = { file: 'apps/demo/src/demo.integration.ts', code: null };

  async function again(before: { file: string; code: number | null }[], codeOf: (file: string) => number) {
    const ran: string[] = [];
    const passed = await runAgain(before, async (file) => {
      ran.push(file);
      return { file, code: codeOf(file) };
    });
    return { ran, passed };
  }

  test('runs what failed, and tells what passed now', async () => {
    const { ran, passed } = await again([good, cluster, killed], (file) => (file === cluster.file ? 0 : 1));
    assert.deepEqual(ran, [cluster.file, killed.file]);
    assert.deepEqual(passed, [{ file: cluster.file, code: 0 }]);
  });

  test('leaves failures in many files as they are', async () => {
    const many = ['a', 'b', 'c', 'd'].map((file) => ({ file, code: 1 }));
    assert.deepEqual(await again([good, ...many], () => 0), { ran: [], passed: [] });
  });
});
