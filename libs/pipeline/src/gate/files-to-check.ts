import { countsOnly, eachEntry, storedArchive, withoutCounts } from '@flarewire/archive/read';
import type { ScannedFile } from '@flarewire/gate';
import type { ArchiveInfo } from '@flarewire/schemas';
import type { ArtifactStore } from '@flarewire/transport';

/**
 * The files of a stored archive as the gate looks at them. Numbers are left out of what the archive says of itself: they
 * are counts and sizes that Flarewire wrote, and `"password-value": 6221` of the scrub report would read as a code to type.
 * @param through the archive's bytes, where somebody else reads them on the way; default: they are read from the store
 */
export async function* filesToCheck(
  { ref, root }: Pick<ArchiveInfo, 'ref' | 'root'>,
  store: { artifacts: ArtifactStore; signal: AbortSignal },
  through?: AsyncIterable<Uint8Array>,
): AsyncGenerator<ScannedFile> {
  const accounts = new Set(countsOnly.map((name) => `${root}/${name}`));
  for await (const { name, source, stored } of eachEntry(storedArchive(ref, store), through))
    yield accounts.has(name) ? { name, source: withoutCounts(source) } : { name, source, stored };
}
