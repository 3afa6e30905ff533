import assert from 'node:assert/strict';
import { mkdtempDisposable, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import {
  startPprofDouble,
  startSettingsDouble,
  type PprofAnswer,
  type SettingsDoubleOptions,
} from '@flarewire/testing';
import { collectProfiles, folderJournal, restorePending, type CollectOptions } from '../index.ts';

const mutex = 'runtime_mutex_profile_fraction';
const block = 'runtime_block_profile_rate';

/** A process with settings, a journal, and the options to profile it with both samplings raised. */
async function openProcess(settings: Partial<SettingsDoubleOptions> = {}, profile?: PprofAnswer) {
  const stack = new AsyncDisposableStack();
  const folder = stack.use(await mkdtempDisposable(join(tmpdir(), 'flarewire-settings-')));
  const double = stack.use(await startSettingsDouble({ values: { [mutex]: 7, [block]: 0 }, ...settings }));
  const pprof = stack.use(await startPprofDouble(profile === undefined ? {} : { answers: { profile } }));
  const journal = folderJournal(join(folder.path, 'journal'));
  const endpoint = { url: pprof.url, settings: { url: double.url } };
  const options = (more: Partial<CollectOptions<string>>) => ({
    services: { web: endpoint },
    seconds: 1,
    mutexFraction: 100,
    blockingRate: 10_000,
    settings: journal,
    keep: async (file: string) => file,
    signal: new AbortController().signal,
    ...more,
  });
  return { double, journal, endpoint, options, folder: folder.path, [Symbol.asyncDispose]: () => stack.disposeAsync() };
}

suite('sampling settings', { concurrency: true }, () => {
  test('are raised while the CPU profile runs, and have their old values afterwards', async (t) => {
    const during: Record<string, number>[] = [];
    const values = { [mutex]: 7, [block]: 0 };
    await using web = await openProcess({ values }, (response) => {
      during.push({ ...values });
      response.writeHead(404).end();
    });
    const { settings } = await collectProfiles(web.options({ signal: t.signal }));
    assert.deepEqual(during, [{ [mutex]: 100, [block]: 10_000 }]);
    assert.deepEqual(web.double.values, { [mutex]: 7, [block]: 0 });
    assert.deepEqual(settings, [
      { service: 'web', setting: 'mutexFraction', before: 7, during: 100, restored: true },
      { service: 'web', setting: 'blockingRate', before: 0, during: 10_000, restored: true },
    ]);
    assert.deepEqual(await web.journal.pending(), []);
  });

  test('are in the journal, with their old values, before they are changed', async (t) => {
    const remembered: unknown[] = [];
    await using web = await openProcess({
      before: async ({ method, key }) => {
        const entries = method === 'POST' ? await web.journal.pending() : [];
        if (method === 'POST') remembered.push([key, entries.map(({ setting, before }) => [setting, before])]);
        return undefined;
      },
    });
    await collectProfiles(web.options({ signal: t.signal }));
    assert.deepEqual(remembered.slice(0, 2), [
      [mutex, [['mutexFraction', 7]]],
      [
        block,
        [
          ['blockingRate', 0],
          ['mutexFraction', 7],
        ],
      ],
    ]);
  });

  test('are restored when the flare is cancelled', async () => {
    const cancelled = new AbortController();
    await using web = await openProcess({}, () => cancelled.abort(new Error('cancelled by ops')));
    await assert.rejects(collectProfiles(web.options({ seconds: 60, signal: cancelled.signal })), /cancelled by ops/);
    assert.deepEqual(web.double.values, { [mutex]: 7, [block]: 0 });
    assert.deepEqual(await web.journal.pending(), []);
  });

  test('are not touched where another flare has changed them, and the profiles are taken as they are', async (t) => {
    await using web = await openProcess();
    const theirs = { service: 'web', setting: 'mutexFraction', before: 3, owner: 'another', beat: 0 } as const;
    assert.equal(await web.journal.remember(theirs), true);
    const { settings, profiles } = await collectProfiles(web.options({ blockingRate: 0, signal: t.signal }));
    assert.equal(profiles.length, 5);
    assert.equal(settings[0]?.code, 'settings_failed');
    assert.match(settings[0]?.message ?? '', /another flare/);
    assert.equal(web.double.values[mutex], 7);
    assert.deepEqual(await web.journal.pending(), [theirs]);
  });

  test('that are as wanted already are neither changed nor remembered', async (t) => {
    await using web = await openProcess({
      values: { [mutex]: 100, [block]: 10_000 },
      before: ({ method }) => (method === 'POST' ? 500 : undefined),
    });
    const { settings } = await collectProfiles(web.options({ signal: t.signal }));
    assert.deepEqual(
      settings.map(({ before, during, code }) => [before, during, code]),
      [
        [100, 100, undefined],
        [10_000, 10_000, undefined],
      ],
    );
  });

  test('that cannot be changed are told, and the profiles are taken', async (t) => {
    let first = true;
    await using web = await openProcess({
      before: ({ method, key }) => {
        const refused = method === 'POST' && key === mutex && first;
        if (refused) first = false;
        return refused ? 500 : undefined;
      },
    });
    const { settings, profiles } = await collectProfiles(web.options({ signal: t.signal }));
    assert.equal(profiles.length, 5);
    assert.deepEqual(
      settings.map(({ setting, code, during }) => [setting, code, during]),
      [
        ['mutexFraction', 'settings_failed', undefined],
        ['blockingRate', undefined, 10_000],
      ],
    );
    assert.deepEqual(web.double.values, { [mutex]: 7, [block]: 0 });
    assert.deepEqual(await web.journal.pending(), []);
  });

  test('that were changed although the answer was an error are restored', async (t) => {
    await using web = await openProcess({
      after: ({ method, key }) => {
        if (method === 'POST' && key === mutex && web.double.values[mutex] === 100)
          throw new Error('the answer is lost');
      },
    });
    await collectProfiles(web.options({ signal: t.signal }));
    assert.deepEqual(web.double.values, { [mutex]: 7, [block]: 0 });
  });

  test('that cannot be restored are told, and restored by the next who looks', async (t) => {
    let broken = true;
    let writes = 0;
    await using web = await openProcess({
      before: ({ method, key }) => {
        if (method !== 'POST' || key !== mutex) return undefined;
        writes += 1;
        return writes > 1 && broken ? 500 : undefined;
      },
    });
    const { settings } = await collectProfiles(web.options({ signal: t.signal }));
    assert.deepEqual(
      settings.map(({ setting, restored, code }) => [setting, restored, code]),
      [
        ['mutexFraction', false, 'settings_failed'],
        ['blockingRate', true, undefined],
      ],
    );
    broken = false;
    const restored = await restorePending(web.journal, {
      services: { web: web.endpoint },
      signal: t.signal,
      watchMs: 1,
    });
    assert.deepEqual(restored, [{ service: 'web', setting: 'mutexFraction', before: 7, restored: true }]);
    assert.equal(web.double.values[mutex], 7);
  });

  test('of a process without a settings URL are told to be missing', async (t) => {
    await using web = await openProcess();
    const { settings, profiles } = await collectProfiles(
      web.options({ services: { web: web.endpoint.url }, signal: t.signal }),
    );
    assert.equal(profiles.length, 5);
    assert.match(settings[0]?.message ?? '', /no "settings" in flarewire\.yaml/);
  });

  test('are asked for with the token of their own', async (t) => {
    await using web = await openProcess({ token: 'abc' });
    const tokenFile = join(web.folder, 'auth_token');
    await writeFile(tokenFile, 'abc\n');
    const services = { web: { ...web.endpoint, settings: { url: web.double.url, tokenFile } } };
    const { settings } = await collectProfiles(web.options({ services, signal: t.signal }));
    assert.deepEqual(
      settings.map(({ restored, during }) => [restored, during]),
      [
        [true, 100],
        [true, 10_000],
      ],
    );
    const without = await collectProfiles(web.options({ signal: t.signal }));
    assert.match(without.settings[0]?.message ?? '', /the answer is 401/);
  });
});
