import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Makes a folder for its owner alone, and those around it that are missing. Node's own `recursive` never ends where a folder that
 * is there, such as /proc, says that it is not.
 * @throws {Error} what the system says, when one of them cannot be made
 */
export async function makeFolder(folder: string): Promise<void> {
  if (await isFolder(folder)) return;
  const parent = dirname(folder);
  if (parent !== folder) await makeFolder(parent);
  await mkdir(folder, { mode: 0o700 }).catch(async (thrown: unknown) => {
    // Somebody else was faster.
    if (!(await isFolder(folder))) throw thrown;
  });
}

async function isFolder(folder: string): Promise<boolean> {
  const there = await stat(folder).catch(() => undefined);
  return there?.isDirectory() ?? false;
}
