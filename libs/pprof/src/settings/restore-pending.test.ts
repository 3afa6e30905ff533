import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { SettingsEntry, SettingsJournal } from './journal.ts';
import { restorePending } from './restore-pending.ts';

const entry: SettingsEntry = { service: 'web', setting: 'blockingRate', before: 0, owner: 'a', beat: 3 };

/** A journal that answers with these, one after another, and forgets nothing. */
const journalOf = (...answers: SettingsEntry[][]): SettingsJournal => ({
  remember: async () => true,
  forget: async () => assert.fail('an entry was forgotten'),
  pending: async () => answers.shift() ?? [],
});

suite('restorePending()', () => {
  test('answers at once where nothing is pending', async (t) => {
    assert.deepEqual(await restorePending(journalOf([]), { services: {}, signal: t.signal }), []);
  });

  test('leaves an entry alone whose owner lives', async (t) => {
    const journal = journalOf([entry], [{ ...entry, beat: 4 }]);
    assert.deepEqual(await restorePending(journal, { services: {}, signal: t.signal, watchMs: 1 }), []);
  });

  test('leaves an entry alone that came while it watched', async (t) => {
    const journal = journalOf([entry], [{ ...entry, owner: 'b' }]);
    assert.deepEqual(await restorePending(journal, { services: {}, signal: t.signal, watchMs: 1 }), []);
  });

  test('keeps an entry whose service is no longer configured, and says what to do', async (t) => {
    const [change] = await restorePending(journalOf([entry], [entry]), { services: {}, signal: t.signal, watchMs: 1 });
    assert.equal(change?.restored, false);
    assert.equal(change?.code, 'settings_failed');
    assert.match(change?.message ?? '', /restore blockingRate by hand/);
  });

  test('stops watching when its signal aborts', async () => {
    const closing = new AbortController();
    const watching = restorePending(journalOf([entry]), { services: {}, signal: closing.signal });
    closing.abort();
    await assert.rejects(watching, { name: 'AbortError' });
  });
});
