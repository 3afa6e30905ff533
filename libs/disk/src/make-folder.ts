import { mkdir, stat } from 'node:fs/promises';
import path from 'node:path';

/**
 * Makes a folder, and those around it that are missing; one that is there stays as it is. Node's own `recursive` never ends where a folder
 * that is there says that it is not.
 *
 * @param mode permissions of each folder that is made; default: what the process allows
 * @throws what the system says, with its code
 */
export async function makeFolder(folder: string, { mode }: { mode?: number | undefined } = {}): Promise<void> {
  if (await isFolder(folder)) return;
  const parent = path.dirname(folder);
  if (parent !== folder) await makeFolder(parent, { mode });
  await mkdir(folder, mode).catch(async (error: unknown) => {
    // Somebody else was faster.
    if (!(await isFolder(folder))) throw error;
  });
}

async function isFolder(folder: string): Promise<boolean> {
  const there = await stat(folder).catch(() => undefined);
  return there?.isDirectory() ?? false;
}
