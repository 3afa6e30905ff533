import { makeFolder as makeOnDisk } from '@flarewire/disk';
import { FlareError } from '@flarewire/schemas';

/**
 * Makes a folder for the files of a command, and those around it that are missing.
 * @throws {FlareError} `archive_failed` when it cannot be made
 */
export async function makeFolder(folder: string, options?: { mode: number }): Promise<void> {
  try {
    await makeOnDisk(folder, options);
  } catch (cause) {
    throw new FlareError('archive_failed', `Cannot make the folder ${folder}: ${reasonOf(cause)}; name another one`, {
      cause,
    });
  }
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
