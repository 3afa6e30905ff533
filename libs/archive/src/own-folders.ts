import { readdir, readlink, rm, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';

/** Folders of one kind: what their names begin with, and the age of one that a process has left which cannot be looked for here. */
export type OwnFolders = { prefix: string; abandonedMs: number };

/** Removes the folders of a kind below `root` that killed processes have left, as far as it may. Never throws. */
export async function removeAbandonedFolders(
  root: string,
  { prefix, abandonedMs }: OwnFolders,
  now: Date,
): Promise<void> {
  const here = await sightOfProcesses();
  const names = await readdir(root).catch(() => []);
  for (const name of names.filter((each) => each.startsWith(prefix))) {
    const folder = join(root, name);
    if (isOrphaned(name, prefix + here)) {
      await rm(folder, { recursive: true, force: true }).catch(() => undefined);
      continue;
    }
    const { mtimeMs } = await stat(folder).catch(() => ({ mtimeMs: now.getTime() }));
    if (now.getTime() - mtimeMs > abandonedMs)
      await rm(folder, { recursive: true, force: true }).catch(() => undefined);
  }
}

/** What the folders of a kind begin with that are this process's: it says whose they are. */
export async function ownPrefix({ prefix }: Pick<OwnFolders, 'prefix'>): Promise<string> {
  return `${prefix}${await sightOfProcesses()}.${process.pid}-`;
}

/** From where processes look at each other by the same ids: a host, and on Linux a namespace of it. */
async function sightOfProcesses(): Promise<string> {
  const namespace = await readlink('/proc/self/ns/pid').catch(() => '');
  return `${hostname()}.${namespace}`.replaceAll(/[^A-Za-z0-9.]/g, '_');
}

/** Whether a folder is one of a process that was here and is no more. */
function isOrphaned(name: string, prefixHere: string): boolean {
  const [, pid] = name.startsWith(`${prefixHere}.`) ? (/\.(\d+)-[^.]*$/.exec(name) ?? []) : [];
  if (pid === undefined) return false;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}
