import type { SettingsEntry, SettingsJournal } from '@flarewire/pprof';
import type { SettingsRecord } from '@flarewire/schemas';
import type { Entry, RecordStore } from '@flarewire/transport';

/** The journal of one target's changed settings, in KV `SETTINGS`: it outlives any profiler. */
export function settingsJournal(
  target: string,
  records: RecordStore<SettingsRecord>,
  list: () => Promise<Entry<SettingsRecord>[]> = () => records.list(),
): SettingsJournal {
  const keyOf = ({ service, setting }: SettingsEntry) => `${target}.${service}.${setting}`;
  return {
    async remember(entry) {
      const key = keyOf(entry);
      const record = { ...entry, target };
      const current = await records.get(key);
      // A run that beats has an entry, unless somebody restored the setting while that run stood still.
      if (!current) return entry.beat === 0 && (await records.create(key, record)) !== undefined;
      if (current.value.owner !== entry.owner) return false;
      return (await records.update(key, record, current.revision)) !== undefined;
    },
    async forget(entry) {
      const current = await records.get(keyOf(entry));
      if (current?.value.owner === entry.owner) await records.delete(keyOf(entry), { revision: current.revision });
    },
    async pending() {
      const all = await list();
      return all.map(({ value }) => value).filter((record) => record.target === target);
    },
  };
}
