import { readdir, readlink, rm, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';

/** Folders of this name hold the spooled items of a flare. */
const spoolPrefix = 'flarewire-archive-';

/** Longer than a flare may take: a spool of that age is one that a process has left which cannot be looked for here. */
const abandonedMs = 6 * 3_600_000;

/** Removes the spools below a folder that killed processes have left, as far as it may. Never throws. */
export async function removeAbandonedSpools(root: string, now: Date): Promise<void> {
  const here = await sightOfProcesses();
  const names = await readdir(root).catch(() => []);
  for (const name of names.filter((each) => each.startsWith(spoolPrefix))) {
    const folder = join(root, name);
    if (isOrphaned(name, here)) {
      await rm(folder, { recursive: true, force: true }).catch(() => undefined);
      continue;
    }
    const { mtimeMs } = await stat(folder).catch(() => ({ mtimeMs: now.getTime() }));
    if (now.getTime() - mtimeMs > abandonedMs)
      await rm(folder, { recursive: true, force: true }).catch(() => undefined);
  }
}

/** What the folders of this process's spools begin with: it says whose they are. */
export async function ownSpoolPrefix(): Promise<string> {
  return `${spoolPrefix}${await sightOfProcesses()}.${process.pid}-`;
}

/** From where processes look at each other by the same ids: a host, and on Linux a namespace of it. */
async function sightOfProcesses(): Promise<string> {
  const namespace = await readlink('/proc/self/ns/pid').catch(() => '');
  return `${hostname()}.${namespace}`.replaceAll(/[^A-Za-z0-9.]/g, '_');
}

/** Whether a spool is one of a process that was here and is no more. */
function isOrphaned(name: string, here: string): boolean {
  const [, pid] = name.startsWith(`${spoolPrefix}${here}.`) ? (/\.(\d+)-[^.]*$/.exec(name) ?? []) : [];
  if (pid === undefined) return false;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}
