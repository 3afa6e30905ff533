import type { ArtifactStore } from '../port/artifact-store.ts';
import { defaultTiming } from '../timing.ts';
import { createArtifactStore } from './create-artifact-store.ts';
import { createFolderParts } from './folder-parts.ts';

/**
 * An artifact store in a folder that all services share.
 * @param options.path the folder; made when the first part is stored
 */
export function createFolderArtifacts({
  path,
  partBytes = defaultTiming.partBytes,
  stallMs = defaultTiming.stallMs,
}: {
  path: string;
  partBytes?: number;
  stallMs?: number;
}): ArtifactStore {
  return createArtifactStore(createFolderParts(path), { partBytes, stallMs });
}
