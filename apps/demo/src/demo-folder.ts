import { mkdir, readdir, rm } from 'node:fs/promises';
import path from 'node:path';

/**
 * Makes the empty folder of one run of the demo, named after its process, so that two may run at once.
 * What earlier runs left is cleared away once their process is gone.
 */
export async function makeDemoFolder(parent: string, pid: number): Promise<string> {
  const folder = path.join(parent, String(pid));
  await mkdir(parent, { recursive: true });
  const earlier = (await readdir(parent)).filter((name) => name === String(pid) || !isAlive(Number(name)));
  for (const name of earlier) await rm(path.join(parent, name), { recursive: true, force: true });
  await mkdir(path.join(folder, 'logs'), { recursive: true });
  return folder;
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid < 1) return false;
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
