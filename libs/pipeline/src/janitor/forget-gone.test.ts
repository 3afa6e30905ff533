import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { FlareError, type TargetRecord } from '@flarewire/schemas';
import { registerTargets } from '../stage/heartbeat.ts';
import { createWorker } from '../stage/stage.fixture.ts';
import { forgetGone } from './forget-gone.ts';

const { signal } = new AbortController();

suite('forgetGone()', () => {
  function fleet(target = 'web') {
    const worker = createWorker();
    const { transport, log } = worker;
    const start = (instance: string, role: TargetRecord['role'] = 'archiver') =>
      registerTargets({ transport, targets: { [target]: {} }, role, instance, host: 'here', log });
    const told = new Set<string>();
    const look = (laterMs = 0) => forgetGone(worker, { now: new Date(Date.now() + laterMs), told, signal });
    const known = async () => (await transport.targets.list()).map(({ value }) => value.instance).toSorted();
    return { worker, start, look, known };
  }

  test('keeps no more than those that are there, however often they were started anew', async () => {
    const { start, look, known } = fleet();
    for (let time = 1; time <= 30; time += 1) {
      await using _archiver = await start(`archiver-${time}`);
      await using _profiler = await start(`profiler-${time}`, 'profiler');
    }
    await using _one = await start('archiver-31');
    await using _two = await start('archiver-32');
    await using _profiler = await start('profiler-31', 'profiler');
    await look();
    assert.deepEqual(await known(), ['archiver-31', 'archiver-32', 'profiler-31']);
  });

  test('removes who was killed once it is silent and another is there', async () => {
    const { worker, start, look, known } = fleet();
    await using _ = await start('killed');
    const killed = (await worker.transport.targets.list())[0]!;
    await using _other = await start('other');
    await look();
    assert.deepEqual(await known(), ['killed', 'other']);
    const list = worker.transport.targets.list.bind(worker.transport.targets);
    worker.transport.targets.list = async () =>
      (await list()).map((entry) =>
        entry.key === killed.key ? { ...entry, updated: new Date(entry.updated.getTime() - 31_000) } : entry,
      );
    await look();
    assert.deepEqual(await known(), ['other']);
  });

  test('keeps the last one of a target that nobody serves any more', async () => {
    const { start, look, known } = fleet();
    for (const instance of ['first', 'last']) {
      await (await start(instance))[Symbol.asyncDispose]();
      await delay(5);
    }
    await look();
    assert.deepEqual(await known(), ['last']);
    await look(3_600_000);
    assert.deepEqual(await known(), ['last']);
  });

  test('leaves it at a word in the log where the broker does not let it', async () => {
    const { worker, start, look, known } = fleet();
    for (const instance of ['first', 'second']) await (await start(instance))[Symbol.asyncDispose]();
    worker.transport.targets.forget = async () => {
      throw new FlareError('not_allowed', 'Cannot remove record "x"');
    };
    await look();
    assert.deepEqual(await known(), ['first', 'second']);
  });
});
