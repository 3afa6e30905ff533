import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { SettingsEntry } from '@flarewire/pprof';
import { createInProcessTransport } from '@flarewire/transport';
import { settingsJournal } from './settings-journal.ts';

suite('settingsJournal()', () => {
  const entry: SettingsEntry = { service: 'web', setting: 'mutexFraction', before: 5, owner: 'run-1', beat: 0 };
  const journals = () => {
    const { settings } = createInProcessTransport({ artifacts: 'memory' });
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

  test('shows the entries of its own target alone', async () => {
    const { web, db } = journals();
    await web.remember(entry);
    assert.deepEqual(await db.pending(), []);
  });
});
