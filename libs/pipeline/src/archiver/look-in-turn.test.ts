import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { createWorker } from '../stage/stage.fixture.ts';
import { lookInTurn } from './look-in-turn.ts';

suite('lookInTurn()', () => {
  test('lets one of many archivers read all records, and another once that one is gone, whatever its clock said', async (t) => {
    t.mock.timers.enable({ apis: ['setInterval', 'Date'], now: new Date('2026-01-02T03:04:05Z') });
    const worker = createWorker();
    const readers: string[] = [];
    const alive = new Set<string>();
    const open = (instance: string, aheadMs = 0) => {
      const { flares } = worker.transport;
      alive.add(instance);
      const list: typeof flares.list = (...given) => (readers.push(instance), flares.list(...given));
      const transport = { ...worker.transport, flares: { ...flares, list } };
      const now = () => new Date(Date.now() + aheadMs);
      return lookInTurn({ ...worker, transport, instance, now }, { target: 'web' });
    };
    const heartbeat = async (instance: string) => {
      const seen = new Date().toISOString();
      const record = {
        target: 'web',
        role: 'archiver',
        instance,
        host: 'here',
        labels: {},
        since: seen,
        seen,
      } as const;
      await worker.transport.targets.put(`web.archiver.${instance}`, { ...record, leaving: false });
    };
    const settled = () => new Promise((resolve) => setImmediate(resolve));
    const later = async (seconds: number) => {
      for (let passed = 0; passed < seconds; passed += 30) {
        t.mock.timers.tick(29_000);
        await Promise.all([...alive].map(heartbeat));
        t.mock.timers.tick(1_000);
        for (let turns = 0; turns < 20; turns += 1) await settled();
      }
    };
    await using first = open('here-1', 3_600_000);
    await using _second = open('here-2');
    await later(120);
    assert.deepEqual(new Set(readers), new Set(['here-1']));
    await first[Symbol.asyncDispose]();
    alive.delete('here-1');
    readers.length = 0;
    await later(120);
    assert.deepEqual(new Set(readers), new Set(['here-2']));
  });
});
