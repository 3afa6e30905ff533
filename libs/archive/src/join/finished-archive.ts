import type { Mended, ProfilesCollected } from '@flarewire/schemas';
import { joinProfiles } from './join-profiles.ts';
import { storedArchive, type Artifacts } from './stored-archive.ts';

/** A flare's archive with its profiles joined in: the same bytes each time it is opened. */
export type FinishedArchive = { open: () => AsyncIterable<Uint8Array> };

/** What the events carry of a flare's archive, its profiles, and what the gate left out of them. */
type Parts = Pick<ProfilesCollected, 'archive' | 'profiles' | 'summary'> & { mended?: Mended | undefined };

/** The archive of a flare, and what is joined to it: without what the gate left out. */
export function piecesOf({ archive, profiles, summary, mended }: Parts) {
  const gone = new Set(mended?.files.map(({ file }) => file));
  const stays = ({ file }: { file: string }) => !gone.has(`${archive.root}/profiles/${file}`);
  const left = profiles.filter(stays);
  const joined = [...left, ...(summary ? [summary].filter(stays) : [])];
  return { ref: mended?.ref ?? archive.ref, profiles: left, joined };
}

/** Joins a flare's profiles into its archive while it is read; nothing is held in memory or on disk. */
export function finishedArchive(parts: Parts, options: { artifacts: Artifacts; signal: AbortSignal }): FinishedArchive {
  const { artifacts, signal } = options;
  const { root, made } = parts.archive;
  const { ref, joined } = piecesOf(parts);
  return {
    open: () =>
      joinProfiles({
        archive: storedArchive(ref, options),
        root,
        time: new Date(made),
        profiles: joined.map(({ file, ref }) => ({ file, size: ref.size, read: () => artifacts.get(ref, { signal }) })),
        signal,
      }),
  };
}
