import { joinProfiles } from '@flarewire/archive';
import type { ProfilesCollected } from '@flarewire/schemas';
import type { ArtifactStore } from '@flarewire/transport';

/** What the events carry of a flare that is ready to be sent. */
export type FlareParts = Pick<
  ProfilesCollected,
  'flareId' | 'target' | 'time' | 'request' | 'archive' | 'profiles' | 'summary'
>;

/** A flare's archive with its profiles joined in: the same bytes each time it is opened. */
export type FinishedArchive = { open: () => AsyncIterable<Uint8Array> };

/** Joins a flare's profiles into its archive while it is read; nothing is held in memory or on disk. */
export function finishedArchive(
  parts: Pick<FlareParts, 'archive' | 'profiles' | 'summary'>,
  options: { artifacts: ArtifactStore; signal: AbortSignal },
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
