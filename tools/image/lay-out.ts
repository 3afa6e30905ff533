import { cp, lutimes, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { bundle, keptApart } from './bundle.ts';
import { licencesOf } from './licences.ts';
import { packagesBelow } from './packages.ts';
import { partsOf } from './parts.ts';

/** The age of every file, so that the same lock and sources give the same image to the last bit. */
const epoch = new Date('2000-01-01T00:00:00Z');

/** Lays out apps and all that they need to run in a folder, which is the root of what they find by relative paths. */
export async function layOut(apps: readonly string[], repository: string, into: string): Promise<void> {
  await layOutApps(apps, repository, into);
  for (const folder of packagesApart(apps, repository)) {
    const root = path.join(repository, folder);
    const filter = (source: string) => isOfPackage(path.relative(root, source));
    await cp(root, path.join(into, folder), { recursive: true, filter });
  }
  for (const file of await readdir(into, { recursive: true })) await lutimes(path.join(into, file), epoch, epoch);
  await lutimes(into, epoch, epoch);
}

/** As `layOut`, without the packages that stay folders of their own. */
export async function layOutApps(apps: readonly string[], repository: string, into: string): Promise<void> {
  const { workspaces, built, packages } = partsOf(apps, repository);
  for (const file of ['LICENSE', ...built]) await cp(path.join(repository, file), path.join(into, file));
  const inside = new Set<string>();
  for (const app of apps) {
    const packed = await bundle({ app, repository, packages, into: path.join(into, 'apps', app, 'src') });
    for (const folder of packed) inside.add(folder);
  }
  for (const workspace of workspaces) {
    const manifest = await readFile(path.join(repository, workspace, 'package.json'), 'utf8');
    const { name, version } = JSON.parse(manifest) as { name: string; version: string };
    await mkdir(path.join(into, workspace), { recursive: true });
    await writeFile(path.join(into, workspace, 'package.json'), JSON.stringify({ name, version, type: 'module' }));
  }
  await writeFile(path.join(into, 'THIRD-PARTY.txt'), await licencesOf(inside, repository));
}

/** The packages that apps find as they run, with all that these need, as folders of the repository. */
export function packagesApart(apps: readonly string[], repository: string): string[] {
  const { packages } = partsOf(apps, repository);
  const used = keptApart.filter((name) => packages.includes(`node_modules/${name}`));
  return packagesBelow(used, repository).toSorted();
}

/** Packages within are parts of their own; binaries for other machines and what only developers read stay behind. */
function isOfPackage(file: string): boolean {
  if (/\.(?:map|d\.[cm]?ts)$/.test(file)) return false;
  const [first, platform] = file.split(path.sep);
  if (first === 'prebuilds' && platform) return platform === `${process.platform}-${process.arch}`;
  return first !== 'node_modules';
}
