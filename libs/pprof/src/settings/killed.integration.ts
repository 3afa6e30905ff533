import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempDisposable } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { startPprofDouble, startSettingsDouble, type SettingsRequest } from '@flarewire/testing';
import { folderJournal, restorePending } from '../index.ts';

const mutex = 'runtime_mutex_profile_fraction';
const block = 'runtime_block_profile_rate';
const original = { [mutex]: 7, [block]: 0 };

/** Starts another process that profiles with both samplings raised. */
function startCollector(services: object, journal: string): ChildProcess {
  const door = JSON.stringify(new URL('../index.ts', import.meta.url).href);
  const code = `
    const { collectProfiles, folderJournal } = await import(${door});
    await collectProfiles({
      services: ${JSON.stringify(services)},
      seconds: 1, mutexFraction: 100, blockingRate: 10000,
      settings: folderJournal(${JSON.stringify(journal)}),
      keep: async (file) => file,
      signal: new AbortController().signal,
    });`;
  return spawn(process.execPath, ['--input-type=module', '--eval', code], {
    stdio: 'inherit',
    env: { ...process.env, TMPDIR: journal },
  });
}

/** Where the collector is killed: at the n-th request of this method for this setting, before or after it took effect. */
interface Step {
  name: string;
  at: SettingsRequest & { nth: number; when: 'before' | 'after' };
}

const steps: Step[] = [
  { name: 'when it has read the first value', at: { method: 'GET', key: mutex, nth: 1, when: 'after' } },
  {
    name: 'when it has remembered the first value, and not yet changed it',
    at: { method: 'POST', key: mutex, nth: 1, when: 'before' },
  },
  {
    name: 'when it has changed the first value, and not yet heard so',
    at: { method: 'POST', key: mutex, nth: 1, when: 'after' },
  },
  { name: 'between the two settings', at: { method: 'GET', key: block, nth: 1, when: 'before' } },
  { name: 'when it has changed both', at: { method: 'POST', key: block, nth: 1, when: 'after' } },
  {
    name: 'while it restores, and the value is not yet back',
    at: { method: 'POST', key: mutex, nth: 2, when: 'before' },
  },
  { name: 'while it restores, and the value is back', at: { method: 'POST', key: mutex, nth: 2, when: 'after' } },
  {
    name: 'when it has restored both, and not yet forgotten them',
    at: { method: 'GET', key: block, nth: 2, when: 'after' },
  },
];

suite('a profiler that is killed leaves no sampling setting changed once the next one looks:', () => {
  for (const { name, at } of steps) {
    test(name, async (t) => {
      await using folder = await mkdtempDisposable(join(tmpdir(), 'flarewire-killed-'));
      const counts = new Map<string, number>();
      const killAt =
        (when: 'before' | 'after') =>
        async ({ method, key }: SettingsRequest): Promise<undefined> => {
          const name = `${when} ${method} ${key}`;
          counts.set(name, (counts.get(name) ?? 0) + 1);
          if (method === at.method && key === at.key && when === at.when && counts.get(name) === at.nth) await kill();
        };
      await using settings = await startSettingsDouble({
        values: { ...original },
        before: killAt('before'),
        after: killAt('after'),
      });
      await using pprof = await startPprofDouble();
      const services = { web: { url: pprof.url, settings: { url: settings.url } } };
      const collector = startCollector(services, folder.path);
      const exit = once(collector, 'exit');
      const kill = async (): Promise<void> => {
        collector.kill('SIGKILL');
        await exit;
      };

      assert.deepEqual(await exit, [null, 'SIGKILL']);
      await assertRestored({ folder: folder.path, services, signal: t.signal });
      assert.deepEqual(settings.values, original);
    });
  }

  test('while the CPU profile runs', async (t) => {
    await using folder = await mkdtempDisposable(join(tmpdir(), 'flarewire-killed-'));
    await using settings = await startSettingsDouble({ values: { ...original } });
    await using pprof = await startPprofDouble({ answers: { profile: () => void collector.kill('SIGKILL') } });
    const services = { web: { url: pprof.url, settings: { url: settings.url } } };
    const collector = startCollector(services, folder.path);

    assert.deepEqual(await once(collector, 'exit'), [null, 'SIGKILL']);
    assert.deepEqual(settings.values, { [mutex]: 100, [block]: 10_000 });
    await assertRestored({ folder: folder.path, services, signal: t.signal });
    assert.deepEqual(settings.values, original);
  });
});

/** Looks as the next profiler does when it starts, and sees that nothing is left in the journal. */
async function assertRestored({
  folder,
  services,
  signal,
}: {
  folder: string;
  services: Record<string, { url: string; settings: { url: string } }>;
  signal: AbortSignal;
}) {
  const journal = folderJournal(folder);
  const changes = await restorePending(journal, { services, signal, watchMs: 1 });
  assert.ok(changes.every(({ restored }) => restored));
  assert.deepEqual(await journal.pending(), []);
}
