import type { ArtifactStore } from '../port/artifact-store.ts';
import { getArtifact } from './get-artifact.ts';
import type { PartStore } from './part-store.ts';
import { putArtifact } from './put-artifact.ts';

/** Makes an artifact store of a place that holds parts: cutting, digests, ranges and the stall timer. */
export function createArtifactStore(
  parts: PartStore,
  { partBytes, stallMs }: { partBytes: number; stallMs: number },
): ArtifactStore {
  return {
    put: (key, source, { signal } = {}) => putArtifact(parts, key, source, { partBytes, signal }),
    get: (ref, options = {}) => getArtifact(parts, ref, { ...options, stallMs }),
    room: ({ signal } = {}) => parts.room(signal),
    async delete(ref, { signal } = {}) {
      for (const part of ref.parts) await parts.delete(part.key, signal);
    },
    stored: ({ signal } = {}) => parts.list(signal),
    async deleteParts(keys, { signal } = {}) {
      for (const key of keys) await parts.delete(key, signal);
    },
    sweep: (options) => parts.sweep(options),
    async deleteOthers(folder, kept, { signal } = {}) {
      const known = new Set(kept.flatMap((ref) => ref.parts.map(({ key }) => key)));
      const others = (await parts.keys(folder, signal)).filter((key) => !known.has(key));
      for (const key of others) await parts.delete(key, signal);
      return others.length;
    },
  };
}
