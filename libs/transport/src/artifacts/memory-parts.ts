import { createHash } from 'node:crypto';
import { FlareError } from '@flarewire/schemas';
import type { PartStore } from './part-store.ts';

/** Parts in memory: for the story of one flare in a test. */
export function createMemoryParts(): PartStore {
  const held = new Map<string, readonly Uint8Array[]>();
  return {
    store: 'memory',
    bucket: 'memory',
    async put(key, pieces) {
      held.set(key, pieces);
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
    },
    keys: async (folder) => [...held.keys()].filter((key) => key.startsWith(`${folder}/`)),
    sweep: async () => 0,
  };
}
