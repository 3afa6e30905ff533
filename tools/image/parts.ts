import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { readWorkspaces, type Workspace } from '../boundaries/workspace.ts';
import { packagesBelow } from './packages.ts';
import { quotedIn } from './quoted.ts';

/** What apps are made of, as paths below the repository; `built` are the files that no source names, such as a page. */
export type Parts = { workspaces: string[]; built: string[]; packages: string[] };

/**
 * Follows apps (`archiver`, `dashboard/server`) from their `src/main.ts` through the sources of the workspaces to the
 * packages that they name, and from those to all that the lock installs for them.
 * @throws {Error} when there is no such app
 */
export function partsOf(apps: readonly string[], repository: string): Parts {
  const all = readWorkspaces(repository);
  const files = new Set(apps.map((app) => mainOf(app, repository)));
  const packages = new Set<string>();
  const homes = new Set([...files].map((main) => homeOf(main, all)));
  for (const file of files) {
    if (!file.endsWith('.ts')) continue;
    const home = homeOf(file, all);
    for (const quoted of quotedIn(file, readFileSync(file, 'utf8'))) {
      const name = quoted.split('/', quoted.startsWith('@') ? 2 : 1).join('/');
      const other = all.get(name);
      if (/^[\w./-]+\.\w+$/.test(quoted)) addFile(files, path.resolve(path.dirname(file), quoted), home);
      else if (other?.doors.has(quoted)) addFile(files, path.join(other.root, other.doors.get(quoted)!), other);
      else if (home.declared.has(name) && !other) packages.add(name);
    }
  }
  const below = (file: string) => path.relative(repository, file);
  return {
    workspaces: [...homes].map(({ root }) => below(root)).toSorted(),
    built: [...homes].flatMap(builtIn).map(below).toSorted(),
    packages: packagesBelow(packages, repository).toSorted(),
  };
}

function homeOf(file: string, all: ReadonlyMap<string, Workspace>): Workspace {
  return [...all.values()].find(({ root }) => file.startsWith(root + path.sep))!;
}

function mainOf(app: string, repository: string): string {
  const main = path.join(repository, 'apps', app, 'src', 'main.ts');
  if (existsSync(main)) return main;
  throw new Error(`Cannot lay out the app "${app}": there is no ${main}; name a folder of apps/`);
}

/** What a workspace needs besides its sources, such as a page that was built. */
function builtIn({ root, files }: Workspace): string[] {
  return globSync([...files], { cwd: root, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => path.join(parentPath, name));
}

/** A quoted text that looks like a path need not be one. */
function addFile(files: Set<string>, file: string, { root }: Workspace): void {
  if (file.startsWith(root + path.sep) && statSync(file, { throwIfNoEntry: false })?.isFile()) files.add(file);
}
