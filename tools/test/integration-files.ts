import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Files of projects with a broker that start none, or let flares pass through it and claim something else: on the command line, in an
 * archive, in what services tell. With another broker they would only repeat themselves. A new file of this kind is added here.
 */
export const whateverTheBroker = [
  'apps/demo/src/fleet.integration.ts',
  'apps/demo/src/in-process-stack.integration.ts',
  'apps/e2e/src/clients/dashboard.integration.ts',
  'apps/e2e/src/clients/hostile.integration.ts',
  'apps/e2e/src/clients/interrupt.integration.ts',
  'apps/e2e/src/flares/delivered-archive.integration.ts',
  'apps/e2e/src/flares/mended-archive.integration.ts',
  'apps/e2e/src/flares/own-profiles.integration.ts',
  'apps/e2e/src/flares/sampling.integration.ts',
  'apps/e2e/src/groups/group-commands.integration.ts',
  'apps/e2e/src/operation/observed.integration.ts',
  'libs/broker/src/find-or-start-broker.integration.ts',
];

/**
 * The files with integration tests, by their paths below the repository. Those that take long are in `tools` and `apps`: they come first,
 * so that no long one is left alone at the end.
 * @param options.ofBroker only those whose outcome depends on the broker: of projects with the tag `uses:broker` in their package.json
 */
export function integrationFiles(repository: string, { ofBroker = false } = {}): string[] {
  const packages = [...find('package.json', 'apps/*'), ...find('package.json', 'libs/*')];
  const folders = packages.filter((file) => !ofBroker || usesBroker(file)).map((file) => path.dirname(file));
  const files = [...(ofBroker ? [] : ['tools']), ...folders].flatMap((folder) => find('**/*.integration.ts', folder));
  return ofBroker ? files.filter((file) => !whateverTheBroker.includes(file)) : files;

  function usesBroker(packageFile: string): boolean {
    return tagsIn(path.join(repository, packageFile)).includes('uses:broker');
  }

  function find(name: string, folder: string): string[] {
    return globSync(`${folder}/${name}`, { cwd: repository, exclude: (each) => each === 'node_modules' }).toSorted();
  }
}

/** The folder in which the tests of a file run: the one of its project, as with Nx. */
export function folderOf(file: string): string {
  const [kind = '', project = ''] = file.split(path.sep);
  return kind === 'tools' ? '.' : path.join(kind, project);
}

function tagsIn(packageFile: string): string[] {
  const { nx } = JSON.parse(readFileSync(packageFile, 'utf8')) as { nx?: { tags?: string[] } };
  return nx?.tags ?? [];
}
