import { cp, lutimes, mkdir, readdir, readFile, symlink } from 'node:fs/promises';
import path from 'node:path';
import type { Parts } from './parts.ts';

/** The age of every file, so that the same lock and sources give the same image to the last bit. */
const epoch = new Date('2000-01-01T00:00:00Z');

/** Copies the parts of apps into a folder, in which they run as they do in the repository. */
export async function layOut(parts: Parts, repository: string, into: string): Promise<void> {
  const copy = async (file: string, options: { filter?: (source: string) => boolean } = {}) => {
    await mkdir(path.dirname(path.join(into, file)), { recursive: true });
    await cp(path.join(repository, file), path.join(into, file), { recursive: true, ...options });
  };
  for (const file of ['LICENSE', ...parts.files]) await copy(file);
  for (const workspace of parts.workspaces) {
    const manifest = path.join(workspace, 'package.json');
    await copy(manifest);
    const { name } = JSON.parse(await readFile(path.join(repository, manifest), 'utf8')) as { name: string };
    const link = path.join(into, 'node_modules', name);
    await mkdir(path.dirname(link), { recursive: true });
    await symlink(path.relative(path.dirname(link), path.join(into, workspace)), link);
  }
  for (const folder of parts.packages) {
    const root = path.join(repository, folder);
    await copy(folder, { filter: (source) => isOfPackage(path.relative(root, source)) });
  }
  for (const file of await readdir(into, { recursive: true })) await lutimes(path.join(into, file), epoch, epoch);
  await lutimes(into, epoch, epoch);
}

/** Packages within are parts of their own; binaries for other machines and what only developers read stay behind. */
function isOfPackage(file: string): boolean {
  if (/\.(?:map|d\.[cm]?ts)$/.test(file)) return false;
  const [first, platform] = file.split(path.sep);
  if (first === 'prebuilds' && platform) return platform === `${process.platform}-${process.arch}`;
  return first !== 'node_modules';
}
