import { mkdtempDisposable } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ownPrefix, removeAbandonedFolders } from '@flarewire/archive/own-folders';

/** No command takes longer than they may be old. */
const workFolders = { prefix: 'flarewire-command-', abandonedMs: 7 * 24 * 3_600_000 };

/**
 * Makes a folder that only this user can enter, for what a command scrubs or makes; it is removed with all in it when
 * disposed of. First it removes those that killed commands have left, as far as it may.
 */
export async function openWorkFolder(parent: string = tmpdir()): Promise<AsyncDisposable & { path: string }> {
  await removeAbandonedFolders(parent, workFolders, new Date());
  return mkdtempDisposable(path.join(parent, await ownPrefix(workFolders)));
}
