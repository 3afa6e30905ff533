import { statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { formatBytes } from '@flarewire/follow';
import { ok, warning, wrong, type Finding, type Patient } from './check.ts';

/** The largest archive by default. */
const roomy = 2 * 2 ** 30;
const tight = 100 * 2 ** 20;

/** Whether there is room where archives are put together, and where they are kept. */
export async function checkDisk({ config }: Patient): Promise<Finding[]> {
  const folders = [tmpdir(), ...(config.artifacts.store === 'folder' ? [config.artifacts.path] : [])];
  return Promise.all(
    folders.map(async (folder) => {
      const stats = await statfs(folder).catch(() => undefined);
      if (!stats) return wrong('disk', `there is no ${folder}`, 'make it, or name another one in the configuration');
      const free = stats.bavail * stats.bsize;
      const found = `${formatBytes(free)} free in ${folder}`;
      if (free >= roomy) return ok('disk', found);
      const fix = 'make room, lower the target’s budget, or set TMPDIR to a larger disk';
      return free < tight ? wrong('disk', found, fix) : warning('disk', found, fix);
    }),
  );
}
