import { mkdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { FlareError } from '@flarewire/schemas';

/**
 * Makes a folder, and those around it that are missing. Node's own `recursive` never ends where a folder that is there, such as
 * /proc, says that it is not.
 * @throws {FlareError} `archive_failed` when it cannot be made
 */
export async function makeFolder(folder: string): Promise<void> {
  try {
    await madeWithin(folder);
  } catch (cause) {
    throw new FlareError('archive_failed', `Cannot make the folder ${folder}: ${reasonOf(cause)}; name another one`, {
      cause,
    });
  }
}

async function madeWithin(folder: string): Promise<void> {
  if (await isFolder(folder)) return;
  const parent = path.dirname(folder);
  if (parent !== folder) await madeWithin(parent);
  await mkdir(folder).catch(async (error: unknown) => {
    // Somebody else was faster.
    if (!(await isFolder(folder))) throw error;
  });
}

async function isFolder(folder: string): Promise<boolean> {
  const there = await stat(folder).catch(() => undefined);
  return there?.isDirectory() ?? false;
}

function reasonOf(cause: unknown): string {
  const { code, message } = cause as NodeJS.ErrnoException;
  const reasons: Record<string, string> = {
    EEXIST: 'something that is not a folder has this name',
    ENOTDIR: 'something on the way there is not a folder',
    EACCES: 'this user may not write there',
    EROFS: 'it can only be read there',
    ENOSPC: 'there is no room left',
    ENOENT: 'nothing can be made there',
  };
  return reasons[code ?? ''] ?? message;
}
