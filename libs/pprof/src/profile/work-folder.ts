import { mkdtempDisposable } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ownPrefix, removeAbandonedFolders } from '@flarewire/archive/own-folders';

/** No run takes longer than they may be old. */
const workFolders = { prefix: 'flarewire-profiles-', abandonedMs: 3_600_000 };

/** Makes a private folder for bytes that are not checked and scrubbed yet; it is removed with all in it when disposed of. */
export async function openWorkFolder(parent: string = tmpdir()): Promise<AsyncDisposable & { path: string }> {
  return mkdtempDisposable(join(parent, await ownPrefix(workFolders)));
}

/** Removes the folders that killed processes have left, as far as it may. Never throws. */
export function removeAbandonedWork(parent: string = tmpdir()): Promise<void> {
  return removeAbandonedFolders(parent, workFolders, new Date());
}
