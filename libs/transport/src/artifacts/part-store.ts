import type { ArtifactPart, ArtifactRef } from '@flarewire/schemas';

/** Where the parts of artifacts lie. `createArtifactStore` makes an `ArtifactStore` of it. */
export interface PartStore {
  readonly store: ArtifactRef['store'];
  readonly bucket: string;
  /**
   * Stores one part under a name that was never used before, whole or not at all, and returns its sha256 in hex.
   * @throws {FlareError} `storage_full`
   */
  put(key: string, pieces: readonly Uint8Array[], signal?: AbortSignal): Promise<string>;
  /** The bytes of one part, no faster than they are taken. @throws {FlareError} `artifact_missing` */
  get(part: ArtifactPart, signal: AbortSignal): AsyncIterable<Uint8Array>;
  /** How many bytes more fit in, where that can be known. */
  room(signal?: AbortSignal): Promise<number | undefined>;
  /** No error when it is gone already. */
  delete(key: string, signal?: AbortSignal): Promise<void>;
  /** Keys of the parts below a folder. */
  keys(folder: string, signal?: AbortSignal): Promise<string[]>;
  /**
   * Removes what nobody can ask for any more: bytes of uploads that died over `unfinishedMs` ago, and parts that are
   * older than a store keeps them. Returns how many things it removed.
   */
  sweep(options: { unfinishedMs: number; signal: AbortSignal }): Promise<number>;
}

/** How long a store keeps a part. */
export const keptMs = 7 * 86_400_000;
