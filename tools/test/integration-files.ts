import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * The files with integration tests, by their paths below the repository. Those that take long are in `tools` and `apps`: they come first,
 * so that no long one is left alone at the end.
 * @param tagged only those of projects with this tag in their package.json
 */
export function integrationFiles(repository: string, tagged?: string): string[] {
  const isTagged = (file: string) => tagged === undefined || tagsIn(path.join(repository, file)).includes(tagged);
  const packages = [...find('package.json', 'apps/*'), ...find('package.json', 'libs/*')].filter(isTagged);
  const folders = [...(tagged === undefined ? ['tools'] : []), ...packages.map((file) => path.dirname(file))];
  return folders.flatMap((folder) => find('**/*.integration.ts', folder));

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
