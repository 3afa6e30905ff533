import { FlareError } from '@flarewire/schemas';
import type { Entry, RecordStore } from '../port/record-store.ts';
import { checkKey, type RecordKind } from '../record-kinds.ts';
import { createWakeUp } from './wake-up.ts';

type Held = { payload: string; revision: number; updated: Date };

/** Records in memory, with the same compare-and-set as on the broker. Values are copied in and out. */
export function createMemoryRecords<T>(kind: RecordKind<T>): RecordStore<T> {
  const held = new Map<string, Held>();
  const changes: { key: string; held: Held }[] = [];
  const changed = createWakeUp();
  let revision = 0;

  const entryOf = (key: string, { payload, revision: at, updated }: Held): Entry<T> => ({
    key,
    value: kind.decode(payload),
    revision: at,
    updated,
  });
  const write = (key: string, value: T): Entry<T> => {
    const record = { payload: kind.encode(value), revision: ++revision, updated: new Date() };
    held.set(checkKey(key), record);
    changes.push({ key, held: record });
    changed.wake();
    return entryOf(key, record);
  };

  return {
    async get(key) {
      const record = held.get(checkKey(key));
      return record && entryOf(key, record);
    },
    create: async (key, value) => (held.has(key) ? undefined : write(key, value)),
    update: async (key, value, expected) => (held.get(key)?.revision === expected ? write(key, value) : undefined),
    put: async (key, value) => write(key, value),
    async delete(key, { revision: expected } = {}) {
      if (expected !== undefined && held.get(key)?.revision !== expected) return false;
      held.delete(key);
      revision++;
      return true;
    },
    async forget(key) {
      held.delete(checkKey(key));
    },
    async list({ below, signal } = {}) {
      if (signal?.aborted) throw new FlareError('cancelled', 'Cannot list records: cancelled');
      const fits = (key: string) => below === undefined || key.startsWith(`${below}.`);
      return Array.from(held, ([key, record]) => entryOf(key, record)).filter(({ key }) => fits(key));
    },
    async *watch({ key, below, signal }) {
      let next = changes.length;
      const fits = (each: string) =>
        (key === undefined || key === each) && (below === undefined || each.startsWith(`${below}.`));
      for (const [each, record] of held) if (fits(each)) yield entryOf(each, record);
      while (!signal.aborted) {
        const change = changes[next];
        if (!change) {
          await changed.next(signal);
          continue;
        }
        next++;
        if (fits(change.key)) yield entryOf(change.key, change.held);
      }
    },
  };
}
