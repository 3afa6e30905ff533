import type { Stats } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Finding } from '../collect/item.ts';
import { kindOf } from './kind-of.ts';

/** Where links may lead: to files below `base`, and to files and folders below those that the operator lists. */
export interface Allowed {
  base: Buffer;
  within: readonly Buffer[];
}

/** What a link leads to. `folder` is one to walk; a link that is not followed says why, and what to add. */
export type Followed = { file: Buffer; stats: Stats } | { folder: Buffer } | { finding: Finding; isFolder: boolean };

/**
 * Resolves a link. @param above real paths of the folders that are being walked, so that no walk goes in a circle
 * @throws what `realpath` and `stat` throw
 */
export async function followLink(path: Buffer, { base, within }: Allowed, above: readonly Buffer[]): Promise<Followed> {
  const target = await realpath(path, 'buffer');
  const stats = await stat(target);
  const isListed = within.some((folder) => isBelow(target, folder));
  const isFolder = stats.isDirectory();
  const refuse = (reason: string): Followed => ({ finding: { state: 'skipped', reason }, isFolder });
  if (!isFolder && !stats.isFile()) return refuse(`is a link to ${kindOf(stats)}`);
  if (isListed && isFolder) {
    if (above.some((folder) => folder.equals(target))) return refuse('is a link to a folder that it lies in');
    return { folder: target };
  }
  if (isListed || (!isFolder && isBelow(target, base))) return { file: target, stats };
  const place = (isFolder ? target : dirname(target.toString())).toString();
  return refuse(
    isBelow(target, base)
      ? `is a link to the folder ${place}; to collect that under this name too, add it to "follow.within"`
      : `is a link to a place outside ${base.toString()}; to collect it, add ${place} to "follow.within", or name it in "files"`,
  );
}

function isBelow(path: Buffer, folder: Buffer): boolean {
  return path.equals(folder) || (path.subarray(0, folder.length).equals(folder) && isSeparated(path, folder));
}

const slash = 0x2f;

function isSeparated(path: Buffer, folder: Buffer): boolean {
  return folder.at(-1) === slash || path[folder.length] === slash;
}
