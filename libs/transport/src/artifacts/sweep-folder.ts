import { readdir, rm, rmdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isCode } from './disk-errors.ts';

/** Removes unfinished files of parts that are older than `unfinishedMs`. */
export async function sweepFolder(
  folder: string,
  { unfinishedMs, signal }: { unfinishedMs: number; signal: AbortSignal },
): Promise<number> {
  let removed = 0;
  for (const path of (await filesBelow(folder)).filter((each) => each.endsWith('.partial'))) {
    if (signal.aborted) break;
    // Another service may be sweeping, or deleting, at the same time.
    const found = await unlessAbsent(stat(path));
    if (!found || Date.now() - found.mtimeMs <= unfinishedMs) continue;
    await rm(path, { force: true });
    await removeEmptyFolders(folder, dirname(path));
    removed++;
  }
  return removed;
}

/** Paths of all files below a folder; none where it is not there. */
export async function filesBelow(folder: string): Promise<string[]> {
  const entries = (await unlessAbsent(readdir(folder, { recursive: true, withFileTypes: true }))) ?? [];
  return entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
}

async function unlessAbsent<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    if (isCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

/** Removes a folder and those above it, up to `root`, as far as nothing is in them. */
export async function removeEmptyFolders(root: string, folder: string): Promise<void> {
  for (let path = folder; path.startsWith(`${root}/`); path = dirname(path)) {
    try {
      await rmdir(path);
    } catch {
      return;
    }
  }
}
