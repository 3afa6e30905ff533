import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { SettingsEntry } from '@flarewire/pprof';
import { createInProcessTransport, type Transport } from '@flarewire/transport';
import { settingsJournal } from './settings-journal.ts';

type Settings = Transport['settings'];

suite('settingsJournal()', () => {
  const entry: SettingsEntry = { service: 'web', setting: 'mutexFraction', before: 5, owner: 'run-1', beat: 0 };
  const journals = (over: (settings: Settings) => Settings = (settings) => settings) => {
    const settings = over(createInProcessTransport({ artifacts: 'memory' }).settings);
    return { web: settingsJournal('web', settings), db: settingsJournal('db', settings) };
  };

  test('keeps an entry, and a newer one of the same owner', async () => {
    const { web } = journals();
    assert.equal(await web.remember(entry), true);
    assert.equal(await web.remember({ ...entry, beat: 1 }), true);
    assert.deepEqual(
      (await web.pending()).map(({ beat, before }) => ({ beat, before })),
      [{ beat: 1, before: 5 }],
    );
  });

  test('lets nobody write over the old value that another run remembers', async () => {
    const { web } = journals();
    await web.remember(entry);
    assert.equal(await web.remember({ ...entry, owner: 'run-2', before: 100 }), false);
    assert.deepEqual(
      (await web.pending()).map(({ before }) => before),
      [5],
    );
  });

  test('forgets only what is its owner’s', async () => {
    const { web } = journals();
    await web.remember(entry);
    await web.forget({ ...entry, owner: 'run-2' });
    assert.equal((await web.pending()).length, 1);
    await web.forget(entry);
    assert.deepEqual(await web.pending(), []);
  });

  test('does not bring back an entry by a late sign of life, once somebody else has restored the setting', async () => {
    const { web } = journals();
    await web.remember(entry);
    await web.forget(entry);
    assert.equal(await web.remember({ ...entry, beat: 7 }), false);
    assert.deepEqual(await web.pending(), []);
  });

  test('forgets nothing that another run wrote while it stood still', async () => {
    const theirs = { ...entry, owner: 'run-2', before: 9 };
    const { web } = journals((settings) => ({
      ...settings,
      async get(key) {
        const found = await settings.get(key);
        if (found?.value.owner === 'run-1') await settings.put(key, { ...theirs, target: 'web' });
        return found;
      },
    }));
    await web.remember(entry);
    await web.forget(entry);
    assert.deepEqual(
      (await web.pending()).map(({ owner, before }) => ({ owner, before })),
      [{ owner: 'run-2', before: 9 }],
    );
  });

  test('shows the entries of its own target alone', async () => {
    const { web, db } = journals();
    await web.remember(entry);
    assert.deepEqual(await db.pending(), []);
  });
});
