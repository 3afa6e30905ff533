import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FlareProgress } from '@flarewire/schemas';
import { createLog } from '@flarewire/service';
import { createInProcessTransport } from '@flarewire/transport';
import { followProgress } from './follow-progress.ts';
import { watchTargets, type Targets } from './watch-targets.ts';

const log = createLog({ name: 'test', level: 'silent' });

/** What fails when it is asked for the first time. */
function failingOnce<A extends unknown[], R>(work: (...args: A) => R): (...args: A) => R {
  let asked = 0;
  return (...args) => {
    if (asked++ === 0) throw new Error('the broker is away');
    return work(...args);
  };
}

suite('who serves what', () => {
  const record = (instance: string, more: object = {}) => ({
    target: 'web',
    role: 'archiver' as const,
    instance,
    host: 'web-1',
    since: new Date().toISOString(),
    seen: new Date().toISOString(),
    leaving: false,
    ...more,
  });
  const until = async (targets: Targets, instances: string[]) => {
    while (JSON.stringify(targets.list().map(({ instance }) => instance)) !== JSON.stringify(instances)) await sleep(5);
  };
  const open = (transport: ReturnType<typeof createInProcessTransport>) =>
    watchTargets({ transport, log, now: () => new Date(), tell: () => {}, againMs: 1 });

  test('is followed again when that has failed', { timeout: 10_000 }, async () => {
    const transport = createInProcessTransport({ artifacts: 'memory' });
    const watch = failingOnce(transport.targets.watch.bind(transport.targets));
    await using targets = await open({ ...transport, targets: { ...transport.targets, watch } });
    await transport.targets.put('web.archiver.here-1', record('here-1'));
    await until(targets, ['here-1']);
  });

  test('shows an instance as gone that says goodbye while the targets are read', { timeout: 10_000 }, async () => {
    const transport = createInProcessTransport({ artifacts: 'memory' });
    const { targets } = transport;
    await targets.put('web.archiver.here-1', record('here-1'));
    const list = async () => {
      const before = await targets.list();
      await targets.put('web.archiver.here-1', record('here-1', { leaving: true }));
      await sleep(10);
      return before;
    };
    await using seen = await open({ ...transport, targets: { ...targets, list } });
    while (seen.list()[0]?.online !== false) await sleep(5);
  });

  test(
    'shows no instance that has gone while another is there, and else the last one',
    { timeout: 10_000 },
    async () => {
      const transport = createInProcessTransport({ artifacts: 'memory' });
      await using targets = await open(transport);
      await transport.targets.put('web.archiver.here-1', record('here-1', { leaving: true }));
      await until(targets, ['here-1']);
      await transport.targets.put('web.archiver.here-2', record('here-2'));
      await until(targets, ['here-2']);
      await transport.targets.put('web.archiver.here-2', record('here-2', { leaving: true }));
      while (targets.list()[0]?.online !== false) await sleep(5);
      assert.equal(targets.list().length, 1);
    },
  );
});

test('progress is heard again when hearing it has failed', { timeout: 10_000 }, async () => {
  const transport = createInProcessTransport({ artifacts: 'memory' });
  const watchProgress = failingOnce(transport.watchProgress.bind(transport));
  const heard = Promise.withResolvers<FlareProgress>();
  await using _following = followProgress({
    transport: { ...transport, watchProgress },
    log,
    tell: heard.resolve,
    againMs: 1,
  });
  const progress: FlareProgress = {
    version: '1.0',
    flareId: 'f-1',
    target: 'web',
    time: new Date().toISOString(),
    stage: 'archiver',
    phase: 'collecting',
    done: 1,
    unit: 'items',
  };
  const telling = setInterval(() => transport.progress(progress), 20);
  assert.equal((await heard.promise).flareId, 'f-1');
  clearInterval(telling);
});
