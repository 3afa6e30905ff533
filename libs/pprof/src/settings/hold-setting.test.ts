import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { holdSetting } from './hold-setting.ts';
import type { SettingsEntry, SettingsJournal } from './journal.ts';

suite('holdSetting()', () => {
  function fakes() {
    const values = { mutexFraction: 5, blockingRate: 0 };
    const entries: SettingsEntry[] = [];
    const settings = {
      read: async (name: keyof typeof values) => values[name],
      write: async (name: keyof typeof values, value: number) => void (values[name] = value),
      async [Symbol.asyncDispose]() {},
    };
    const journal: SettingsJournal = {
      async remember(entry) {
        const mine = entries.findIndex(({ owner }) => owner === entry.owner);
        if (mine < 0 && entry.beat > 0) return false;
        entries.splice(Math.max(mine, 0), mine < 0 ? 0 : 1, entry);
        return true;
      },
      forget: async ({ owner }) =>
        void entries.splice(
          entries.findIndex((entry) => entry.owner === owner),
          1,
        ),
      pending: async () => [...entries],
    };
    return { values, entries, settings, journal };
  }
  const wanted = { service: 'web', setting: 'mutexFraction', value: 100 } as const;

  test('gives a setting its old value back, and forgets it', async () => {
    const { values, entries, settings, journal } = fakes();
    const held = await holdSetting(settings, journal, wanted);
    assert.equal(values.mutexFraction, 100);
    assert.equal((await held.lower()).restored, true);
    assert.deepEqual([values.mutexFraction, entries], [5, []]);
  });

  test('leaves a setting alone that another profiler restored and changed again while this one stood still', async () => {
    const { values, entries, settings, journal } = fakes();
    const held = await holdSetting(settings, journal, wanted);
    entries.splice(0);
    values.mutexFraction = 5;
    await holdSetting(settings, journal, { ...wanted, value: 10 });
    assert.equal((await held.lower()).restored, true);
    assert.equal(values.mutexFraction, 10);
    assert.equal(entries.length, 1);
  });

  test('gives a setting its old value back although somebody deleted what was remembered of it', async () => {
    const { values, entries, settings, journal } = fakes();
    const held = await holdSetting(settings, journal, wanted);
    entries.splice(0);
    assert.equal((await held.lower()).restored, true);
    assert.deepEqual([values.mutexFraction, entries], [5, []]);
  });

  test('remembers the old value anew while the setting is changed, for whoever comes after it', async () => {
    const { entries, settings, journal } = fakes();
    const held = await holdSetting(settings, journal, { ...wanted, beatEveryMs: 5 });
    entries.splice(0);
    for (const signal = AbortSignal.timeout(5_000); entries.length === 0;) await delay(5, undefined, { signal });
    assert.deepEqual(
      entries.map(({ before }) => before),
      [5],
    );
    await held.lower();
  });

  test('remembers nothing anew of a setting that another profiler has restored', async () => {
    const { values, entries, settings, journal } = fakes();
    const held = await holdSetting(settings, journal, { ...wanted, beatEveryMs: 5 });
    entries.splice(0);
    values.mutexFraction = 5;
    await delay(50);
    assert.deepEqual(entries, []);
    assert.equal((await held.lower()).restored, true);
    assert.deepEqual([values.mutexFraction, entries], [5, []]);
  });
});
