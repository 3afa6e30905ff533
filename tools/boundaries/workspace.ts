import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';

export type Workspace = {
  name: string;
  root: string;
  kind: string;
  declared: Set<string>;
  forTests: Set<string>;
  /** What others may import of it, and the file behind each: its name, and the paths that its `exports` lists. */
  doors: Map<string, string>;
  /** What it needs besides its sources to run: patterns of paths below it, which its `files` lists. */
  files: readonly string[];
};

type Manifest = {
  name: string;
  workspaces?: string[];
  exports?: string | Record<string, string>;
  files?: string[];
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
  nx?: { tags?: string[] };
};

function readManifest(folder: string): Manifest {
  return JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as Manifest;
}

/** The workspace in a folder. @throws {Error} when its `package.json` names no kind */
function readWorkspace(folder: string): Workspace {
  const manifest = readManifest(folder);
  const { name, exports: exported, dependencies, devDependencies, optionalDependencies, nx } = manifest;
  const kind = nx?.tags?.find((tag) => tag.startsWith('kind:'))?.slice('kind:'.length);
  if (!kind) throw new Error(`Cannot check ${folder}: its package.json has no "kind:…" among nx.tags`);
  const declared = new Set(Object.keys({ ...dependencies, ...optionalDependencies }));
  const doors = Object.entries(typeof exported === 'object' ? exported : { '.': exported ?? '' });
  return {
    name,
    root: folder,
    kind,
    declared,
    forTests: new Set(Object.keys(devDependencies ?? {})),
    files: manifest.files ?? [],
    doors: new Map(doors.map(([door, file]) => [path.posix.join(name, door), file])),
  };
}

/** Every workspace of the repository, by name. */
export function readWorkspaces(repository: string): Map<string, Workspace> {
  const patterns = (readManifest(repository).workspaces ?? []).map((pattern) => `${pattern}/package.json`);
  const folders = globSync(patterns, { cwd: repository }).map((file) => path.join(repository, path.dirname(file)));
  return new Map(folders.map((folder) => readWorkspace(folder)).map((workspace) => [workspace.name, workspace]));
}
