import { createHash } from 'node:crypto';
import { FlareError } from '@flarewire/schemas';
import type { PartStore } from './part-store.ts';

/** Parts in memory: for the story of one flare in a test. */
export function createMemoryParts(): PartStore {
  const held = new Map<string, readonly Uint8Array[]>();
  const times = new Map<string, Date>();
  return {
    store: 'memory',
    bucket: 'memory',
    async put(key, pieces) {
      held.set(key, pieces);
      times.set(key, new Date());
      return pieces.reduce((digest, piece) => digest.update(piece), createHash('sha256')).digest('hex');
    },
    async *get({ key }) {
      const pieces = held.get(key);
      if (!pieces) throw new FlareError('artifact_missing', `Cannot read "${key}": it is not in memory`);
      yield* pieces;
    },
    room: async () => undefined,
    async delete(key) {
      held.delete(key);
      times.delete(key);
    },
    list: async () =>
      [...held].map(([key, pieces]) => ({
        key,
        bytes: pieces.reduce((sum, piece) => sum + piece.length, 0),
        stored: times.get(key)!,
      })),
    keys: async (folder) => [...held.keys()].filter((key) => key.startsWith(`${folder}/`)),
    sweep: async () => 0,
  };
}
