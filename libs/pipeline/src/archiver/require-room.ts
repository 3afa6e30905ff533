import { formatBytes } from '@flarewire/follow';
import { FlareError } from '@flarewire/schemas';

/** Less than that is no room for any flare. */
const leastBytes = 2 ** 20;

/**
 * Sees that the artifact store has room for an archive as large as the target's last one, before anything is collected.
 * @param room bytes that can be stored, where that is known
 * @throws {FlareError} `storage_full`
 */
export function requireRoom(
  room: number | undefined,
  { target, lastArchive = 0 }: { target: string; lastArchive?: number | undefined },
): void {
  if (room === undefined || room >= Math.max(leastBytes, lastArchive)) return;
  const needed = lastArchive > leastBytes ? `, and its last archive took ${formatBytes(lastArchive)}` : '';
  throw new FlareError(
    'storage_full',
    `Cannot make a flare of target "${target}": the artifact store has room for ${formatBytes(room)}${needed}; ` +
      'make room there, raise artifacts.maxBytes, or keep archives for less long',
  );
}
