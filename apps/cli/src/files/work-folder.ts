import { mkdtempDisposable, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { FlareError } from '@flarewire/schemas';
import { formatBytes } from '@flarewire/follow';
import { ownPrefix, removeAbandonedFolders } from '@flarewire/archive/own-folders';

/** Less is no room for any flare. */
const leastBytes = 2 ** 20;

async function freeIn(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}

function cannotMake(parent: string, why: string, fix?: string): string {
  const fixes = fix ? `${fix}, or name another one with TMPDIR` : 'name another one with TMPDIR';
  return `Cannot make a folder for temporary files in ${parent}: ${why}; ${fixes}`;
}

/** Why the system makes no folder there, and what helps beside another place. */
const reasons: Record<string, readonly [why: string, fix?: string]> = {
  ENOENT: ['there is no such folder (ENOENT)', 'make it'],
  ENOSPC: ['there is no room left (ENOSPC)', 'make room'],
  EROFS: ['it can only be read (EROFS)'],
  EACCES: ['this user may not write there (EACCES)'],
  ENOTDIR: ['it is not a folder (ENOTDIR)'],
};

/** No command takes longer than they may be old. */
const workFolders = { prefix: 'flarewire-command-', abandonedMs: 7 * 24 * 3_600_000 };

/**
 * Makes a folder that only this user can enter, for what a command scrubs or makes; it is removed with all in it when
 * disposed of. First it removes those that killed commands have left, as far as it may.
 */
export async function openWorkFolder(
  parent: string = tmpdir(),
  freeBytes: (folder: string) => Promise<number> = freeIn,
): Promise<AsyncDisposable & { path: string }> {
  await removeAbandonedFolders(parent, workFolders, new Date());
  const room = await freeBytes(parent).catch(() => Infinity);
  if (room < leastBytes)
    throw new FlareError('storage_full', cannotMake(parent, `there is room for ${formatBytes(room)}`, 'make room'));
  try {
    return await mkdtempDisposable(path.join(parent, await ownPrefix(workFolders)));
  } catch (cause) {
    const { code = '', message } = cause as NodeJS.ErrnoException;
    throw new FlareError('archive_failed', cannotMake(parent, ...(reasons[code] ?? [message])), { cause });
  }
}
