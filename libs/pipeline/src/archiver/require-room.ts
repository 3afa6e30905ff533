import { formatBytes } from '@flarewire/follow';
import { FlareError } from '@flarewire/schemas';
import type { ArtifactStore } from '@flarewire/transport';

/** Less than that is no room for any flare. */
const leastBytes = 2 ** 20;

/**
 * Sees that the artifact store has room for an archive as large as the target's last one, before anything is collected.
 * @throws {FlareError} `storage_full`
 */
export async function requireRoom(
  artifacts: ArtifactStore,
  { target, lastArchive = 0, signal }: { target: string; lastArchive?: number | undefined; signal: AbortSignal },
): Promise<void> {
  const room = await artifacts.room({ signal });
  if (room === undefined || room >= Math.max(leastBytes, lastArchive)) return;
  const needed = lastArchive > leastBytes ? `, and its last archive took ${formatBytes(lastArchive)}` : '';
  throw new FlareError(
    'storage_full',
    `Cannot make a flare of target "${target}": the artifact store has room for ${formatBytes(room)}${needed}; make room there, raise artifacts.maxBytes, or keep archives for less long`,
  );
}
