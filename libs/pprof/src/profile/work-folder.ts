import { mkdtempDisposable, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const prefix = 'flarewire-profiles-';

/** Longer than any run takes: a folder of that age is one that a killed process has left. */
const abandonedMs = 3_600_000;

/** Makes a private folder for bytes that are not checked and scrubbed yet; it is removed with all in it when disposed of. */
export function openWorkFolder(parent: string = tmpdir()): ReturnType<typeof mkdtempDisposable> {
  return mkdtempDisposable(join(parent, prefix));
}

/** Removes the folders that killed processes have left, as far as it may. Never throws. */
export async function removeAbandonedFolders(parent: string = tmpdir()): Promise<void> {
  const names = await readdir(parent).catch(() => []);
  for (const name of names.filter((name) => name.startsWith(prefix))) {
    const folder = join(parent, name);
    const { mtimeMs } = await stat(folder).catch(() => ({ mtimeMs: Date.now() }));
    if (Date.now() - mtimeMs > abandonedMs) await rm(folder, { recursive: true, force: true }).catch(() => undefined);
  }
}
