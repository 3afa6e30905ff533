import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { partsOf } from '../image/parts.ts';
import { packagesBelow } from '../image/packages.ts';
import { quotedIn } from '../image/quoted.ts';

export type Shipped = {
  folder: string;
  name: string;
  version: string;
  license?: string | undefined;
  integrity?: string | undefined;
};

/** Every app of an image or a package, as `tools/image` names them. */
export const shippedApps = ['archiver', 'profiler', 'uploader', 'dashboard/server', 'intake', 'cli'];

/** The packages of others that leave with our code: those that it imports, and those that are built into the page. */
export function shippedPackages(repository: string): Shipped[] {
  const { packages: locked } = JSON.parse(readFileSync(path.join(repository, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, Omit<Shipped, 'folder' | 'name'>>;
  };
  const onPage = packagesOnPage(path.join(repository, 'apps/dashboard'));
  const folders = new Set([...partsOf(shippedApps, repository).packages, ...packagesBelow(onPage, repository)]);
  return [...folders].toSorted().map((folder) => {
    const { version, license, integrity } = locked[folder]!;
    return { folder, name: folder.replace(/^.*node_modules\//, ''), version, license, integrity };
  });
}

/** What the page imports, which the build takes in: to npm these are packages of development. */
function packagesOnPage(dashboard: string): string[] {
  const { devDependencies } = JSON.parse(readFileSync(path.join(dashboard, 'package.json'), 'utf8')) as {
    devDependencies: Record<string, string>;
  };
  const sources = globSync('web/src/**/*.{ts,tsx,css}', { cwd: dashboard })
    .filter((file) => !/\.(?:test|integration)\.ts$|\/(?:screenshots|fixtures)\//.test(file))
    .map((file) => path.join(dashboard, file));
  const quoted = sources.flatMap((file) => {
    const text = readFileSync(file, 'utf8');
    return file.endsWith('.css')
      ? [...text.matchAll(/(?:@import\s+|url\()['"]([^'"]+)/g)].map(([, named]) => named!)
      : [...quotedIn(file, text)];
  });
  const names = quoted.map((each) => each.split('/', each.startsWith('@') ? 2 : 1).join('/'));
  return [...new Set(names)].filter((name) => devDependencies[name] && !name.startsWith('@flarewire/'));
}
