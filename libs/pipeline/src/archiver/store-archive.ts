import type { FlareArchive } from '@flarewire/archive';
import { countsOnly, withoutCounts } from '@flarewire/archive/read';
import { lookWhilePacked } from '@flarewire/gate';
import type { ArtifactRef } from '@flarewire/schemas';
import type { Scrubber } from '@flarewire/scrubber';
import { givenBack, type ArtifactStore } from '@flarewire/transport';
import type { EarlyLooks } from '../gate/early-looks.ts';

/** Of what goes into an archive: a thread that looks meanwhile is worth its start from there on. */
const worthALook = 2 ** 24;

/**
 * Packs an archive into the store. A large one is looked at on its way where the same process will have the gate look at it
 * later; what was found is noted under the digest of its bytes.
 */
export async function storeArchive(
  archive: FlareArchive,
  {
    key,
    artifacts,
    scrubber,
    looks,
    signal,
  }: { key: string; artifacts: ArtifactStore; scrubber: Scrubber; looks: EarlyLooks | undefined; signal: AbortSignal },
): Promise<ArtifactRef> {
  const bytes = archive.ledger().reduce((sum, row) => sum + row.bytes, 0);
  if (!looks || bytes < worthALook) return await artifacts.put(key, givenBack(archive.stream()), { signal });

  const learned = [...scrubber.learned()];
  const accounts = new Set(countsOnly.map((name) => `${archive.root}/${name}`));
  await using look = lookWhilePacked(learned);
  const passedOn = archive.stream(({ name, stored }) =>
    look.through({ name, stored, shown: accounts.has(name) ? withoutCounts : undefined }),
  );
  const ref = await artifacts.put(key, givenBack(passedOn), { signal });
  looks.set(ref.sha256, { knew: learned.length, ...(await look.found()) });
  return ref;
}
