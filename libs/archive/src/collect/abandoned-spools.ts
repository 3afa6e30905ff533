import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Folders of this name hold the spooled items of a flare. */
export const spoolPrefix = 'flarewire-archive-';

/** Longer than a flare may take: a spool of that age is one that a killed process has left. */
const abandonedMs = 6 * 3_600_000;

/** Removes the spools below a folder that killed processes have left, as far as it may. Never throws. */
export async function removeAbandonedSpools(root: string, now: Date): Promise<void> {
  const names = await readdir(root).catch(() => []);
  for (const name of names.filter((each) => each.startsWith(spoolPrefix))) {
    const folder = join(root, name);
    const { mtimeMs } = await stat(folder).catch(() => ({ mtimeMs: now.getTime() }));
    if (now.getTime() - mtimeMs > abandonedMs)
      await rm(folder, { recursive: true, force: true }).catch(() => undefined);
  }
}
