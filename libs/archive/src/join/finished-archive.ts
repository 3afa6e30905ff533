import type { ArtifactRef, ProfilesCollected } from '@flarewire/schemas';
import { joinProfiles } from './join-profiles.ts';

/** A flare's archive with its profiles joined in: the same bytes each time it is opened. */
export type FinishedArchive = { open: () => AsyncIterable<Uint8Array> };

/** What holds the parts of a flare; an artifact store fits. */
type Artifacts = {
  get(ref: ArtifactRef, options: { start?: number; end?: number; signal: AbortSignal }): AsyncIterable<Uint8Array>;
};

/** Joins a flare's profiles into its archive while it is read; nothing is held in memory or on disk. */
export function finishedArchive(
  parts: Pick<ProfilesCollected, 'archive' | 'profiles' | 'summary'>,
  options: { artifacts: Artifacts; signal: AbortSignal },
): FinishedArchive {
  const { artifacts, signal } = options;
  const { ref, root, made } = parts.archive;
  const files = [...parts.profiles, ...(parts.summary ? [parts.summary] : [])];
  return {
    open: () =>
      joinProfiles({
        archive: { size: ref.size, read: (start, end) => artifacts.get(ref, { start, end, signal }) },
        root,
        time: new Date(made),
        profiles: files.map(({ file, ref }) => ({ file, size: ref.size, read: () => artifacts.get(ref, { signal }) })),
        signal,
      }),
  };
}
