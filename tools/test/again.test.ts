import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { runAgain } from './again.ts';
import type { FailedTest } from './failures.ts';

suite('running failed tests again', () => {
  const transport = { task: '@flarewire/transport:integration', file: 'src/nats/cluster.integration.ts' };
  const demo = { task: '@flarewire/demo:integration', file: 'src/demo.integration.ts' };

  async function again(tests: FailedTest[], passes: (file: string) => boolean, more: string[] = []) {
    const ran: string[] = [];
    const tasks = [...tests.map(({ task }) => task), ...more];
    const passed = await runAgain({ tests, tasks }, async (file, folder) => {
      ran.push(`${folder}/${file}`);
      return passes(file);
    });
    return { ran, passed };
  }

  test('runs each file once, in the folder of its project, and tells which tests passed now', async () => {
    const { ran, passed } = await again([transport, transport, demo], (file) => file === transport.file);
    assert.deepEqual(ran, [`libs/transport/${transport.file}`, `apps/demo/${demo.file}`]);
    assert.deepEqual(passed, [transport, transport]);
  });

  test('leaves a failure of unit tests as it is', async () => {
    const unit = { task: '@flarewire/transport:test', file: 'src/nats/link.test.ts' };
    assert.deepEqual(await again([transport, unit], () => true), { ran: [], passed: [] });
  });

  test('leaves failures in many files as they are', async () => {
    const many = ['a', 'b', 'c', 'd'].map((name) => ({ ...demo, file: `src/${name}.integration.ts` }));
    assert.deepEqual(await again(many, () => true), { ran: [], passed: [] });
  });

  test('does not make up for a task that failed before its tests ran', async () => {
    assert.deepEqual(await again([transport], () => true, ['@flarewire/dashboard:build']), { ran: [], passed: [] });
  });
});
