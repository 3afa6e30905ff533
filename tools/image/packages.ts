import { readFileSync } from 'node:fs';
import path from 'node:path';

type Locked = {
  dependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
  peerDependenciesMeta?: Record<string, { optional?: boolean }>;
};

/**
 * The folders of packages and of all that they need, as the lock has them. Optional dependencies are left out: these
 * are faster engines of `recheck` and the like, without which the package works too.
 */
export function packagesBelow(names: Iterable<string>, repository: string): string[] {
  const { packages } = JSON.parse(readFileSync(path.join(repository, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, Locked>;
  };
  const found = new Set<string>();
  const add = (name: string, from: string) => {
    const folder = resolve(name, from, packages);
    if (!folder)
      throw new Error(`Cannot find "${name}" in package-lock.json, which ${from || 'a workspace'} needs; run npm i`);
    found.add(folder);
  };
  for (const name of names) add(name, '');
  for (const folder of found) {
    const { dependencies = {}, peerDependencies = {}, peerDependenciesMeta = {} } = packages[folder]!;
    const peers = Object.keys(peerDependencies).filter((name) => !peerDependenciesMeta[name]?.optional);
    for (const name of [...Object.keys(dependencies), ...peers]) add(name, folder);
  }
  return [...found];
}

/** Where Node finds a package that is asked for in a folder: the nearest `node_modules` upwards that has it. */
function resolve(name: string, from: string, packages: Record<string, Locked>): string | undefined {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    const here = `${folder ? `${folder}/` : ''}node_modules/${name}`;
    if (packages[here]) return here;
    if (folder === '') return undefined;
  }
}
