import { createHash } from 'node:crypto';
import { joinProfiles } from '@flarewire/archive';
import { FlareError, type FlareAwaitingApproval, type ProfilesCollected } from '@flarewire/schemas';
import type { ArtifactStore } from '@flarewire/transport';

/** What the events carry of a flare that is ready to be sent: the archive, its profiles, and what was asked for. */
export type FlareParts = Pick<ProfilesCollected, 'flareId' | 'target' | 'time' | 'request' | 'archive' | 'profiles' | 'summary'>;

/** The archive with the profiles joined in: the same bytes each time it is opened. */
export type FinishedArchive = { open: () => AsyncIterable<Uint8Array> };

/** The size and digest of a finished archive: what is approved, and so what may be sent. */
export type Measured = FlareAwaitingApproval['finished'];

/** Joins a flare's profiles into its archive while it is read; nothing is held in memory or on disk. */
export function finishedArchive(parts: FlareParts, options: { artifacts: ArtifactStore; signal: AbortSignal }): FinishedArchive {
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

/** Reads a finished archive once, for its size and digest. */
export async function measure(archive: FinishedArchive, onBytes: (read: number) => void): Promise<Measured> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of archive.open()) {
    hash.update(chunk);
    bytes += chunk.length;
    onBytes(bytes);
  }
  return { bytes, sha256: hash.digest('hex') };
}

/**
 * The archive's bytes again; the last chunk is given only when all of them are the measured ones.
 * @throws {FlareError} `artifact_corrupt` instead of ending, so that a receiver never gets a whole archive that differs
 */
export async function* onlyMeasured(archive: FinishedArchive, { sha256 }: Measured): AsyncIterable<Uint8Array> {
  const hash = createHash('sha256');
  let held: Uint8Array | undefined;
  for await (const chunk of archive.open()) {
    if (held) yield held;
    hash.update(chunk);
    held = chunk;
  }
  if (hash.digest('hex') !== sha256) {
    throw new FlareError('artifact_corrupt', 'Cannot send the archive: its bytes are not the approved ones; ask for a new flare');
  }
  if (held) yield held;
}
