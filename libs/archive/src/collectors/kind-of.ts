import type { Stats } from 'node:fs';

/** What lies at a path that is no ordinary file, as a person calls it. */
export function kindOf(stats: Stats): string {
  if (stats.isFIFO()) return 'a named pipe';
  if (stats.isSocket()) return 'a socket';
  return stats.isBlockDevice() || stats.isCharacterDevice() ? 'a device' : 'no ordinary file';
}
