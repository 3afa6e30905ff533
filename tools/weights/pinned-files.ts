import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Files of those packages that the lock file has for every machine: what else lies in node_modules differs. */
export function pinnedFiles(root: string): string[] {
  const { packages } = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { link?: boolean; optional?: boolean }>;
  };
  return Object.entries(packages)
    .filter(([folder, { link, optional }]) => folder.startsWith('node_modules/') && !link && !optional)
    .flatMap(([folder]) =>
      globSync('**/*.{md,d.ts,json,js}', {
        cwd: path.join(root, folder),
        exclude: ['**/node_modules/**', '**/.*/**'],
      }).map((file) => path.posix.join(folder, file)),
    )
    .toSorted();
}
