import type { ArtifactRef } from '@flarewire/schemas';
import type { RandomAccess } from './random-access.ts';

/** What holds the parts of a flare; an artifact store fits. */
export type Artifacts = {
  get(ref: ArtifactRef, options: { start?: number; end?: number; signal: AbortSignal }): AsyncIterable<Uint8Array>;
};

/** An archive that lies in a store, to be read from anywhere. */
export function storedArchive(
  ref: ArtifactRef,
  { artifacts, signal }: { artifacts: Artifacts; signal: AbortSignal },
): RandomAccess {
  return { size: ref.size, read: (start, end) => artifacts.get(ref, { start, end, signal }) };
}
