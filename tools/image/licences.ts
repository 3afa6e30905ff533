import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

/** The packages whose code is within ours, each with its licence, as their licences ask for it. `folders` are below the repository. */
export async function licencesOf(folders: Iterable<string>, repository: string): Promise<string> {
  const about = await Promise.all([...folders].toSorted().map((folder) => licenceOf(path.join(repository, folder))));
  return `The programs here have code of these packages in them.\n\n${about.join('\n')}`;
}

async function licenceOf(folder: string): Promise<string> {
  const manifest = await readFile(path.join(folder, 'package.json'), 'utf8');
  const { name, version, license } = JSON.parse(manifest) as Record<string, string>;
  const files = (await readdir(folder)).filter((file) => /^(?:licen[cs]e|copying|notice)/i.test(file)).toSorted();
  const texts = await Promise.all(files.map((file) => readFile(path.join(folder, file), 'utf8')));
  return [`== ${name} ${version} (${license})`, ...texts.map((text) => text.trim()), ''].join('\n\n');
}
