import type { ArtifactRef } from '@flarewire/schemas';

export type StoredPart = { key: string; bytes: number; stored: Date };

/**
 * Holds bytes in parts under names that never change. Constant memory both ways.
 */
export interface ArtifactStore {
  /**
   * Stores a stream under a new key. What a failed call leaves behind is removed.
   * @throws {FlareError} `storage_full`, `cancelled`, or what the source threw
   */
  put(key: string, source: AsyncIterable<Uint8Array>, options?: { signal?: AbortSignal }): Promise<ArtifactRef>;
  /**
   * Reads bytes `start` (default 0) to `end` (default the size, exclusive), as fast as they are taken and no faster.
   * Each part touched is checked against its digest, and a whole read against the whole's.
   * @throws {FlareError} `artifact_missing`, `artifact_corrupt`, `artifact_stalled` after 10 s without a byte
   */
  get(ref: ArtifactRef, options?: { start?: number; end?: number; signal?: AbortSignal }): AsyncIterable<Uint8Array>;
  /** How many bytes more can be stored, where that can be known. */
  room(options?: { signal?: AbortSignal }): Promise<number | undefined>;
  /** Removes all parts; no error when they are gone already. */
  delete(ref: ArtifactRef, options?: { signal?: AbortSignal }): Promise<void>;
  /** Every part that is stored; the first name of its key is its flare's id. */
  stored(options?: { signal?: AbortSignal }): Promise<StoredPart[]>;
  /** Removes parts by their keys; no error when they are gone already. */
  deleteParts(keys: readonly string[], options?: { signal?: AbortSignal }): Promise<void>;
  /** Removes what uploads that died over `unfinishedMs` ago have left, and returns of how many. */
  sweep(options: { unfinishedMs: number; signal: AbortSignal }): Promise<number>;
  /** Removes all parts whose keys begin with `folder/`, but for those of `kept`; returns how many. */
  deleteOthers(folder: string, kept: readonly ArtifactRef[], options?: { signal?: AbortSignal }): Promise<number>;
}
