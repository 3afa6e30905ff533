import type { ArtifactPart, ArtifactRef } from '@flarewire/schemas';
import type { StoredPart } from '../port/artifact-store.ts';

/** Where the parts of artifacts lie. `createArtifactStore` makes an `ArtifactStore` of it. */
export interface PartStore {
  readonly store: ArtifactRef['store'];
  readonly bucket: string;
  /**
   * Stores one part under a name that was never used before, whole or not at all, and returns its sha256 in hex. It takes the pieces over.
   * @throws {FlareError} `storage_full`
   */
  put(key: string, pieces: readonly Uint8Array[], signal?: AbortSignal): Promise<string>;
  /** The bytes of one part, no faster than they are taken. @throws {FlareError} `artifact_missing` */
  get(part: ArtifactPart, signal: AbortSignal): AsyncIterable<Uint8Array>;
  /** How many bytes more fit in, where that can be known. */
  room(signal?: AbortSignal): Promise<number | undefined>;
  /** No error when it is gone already. */
  delete(key: string, signal?: AbortSignal): Promise<void>;
  /** Every part. */
  list(signal?: AbortSignal): Promise<StoredPart[]>;
  /** Keys of the parts below a folder. */
  keys(folder: string, signal?: AbortSignal): Promise<string[]>;
  /** Removes bytes of uploads that died over `unfinishedMs` ago, and returns of how many. */
  sweep(options: { unfinishedMs: number; signal: AbortSignal }): Promise<number>;
}
