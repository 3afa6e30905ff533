import { globSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import path from 'node:path';
import { importsOf } from './imports.ts';
import { bundled, forbiddenBuiltins, mainOnly, mayImport, ownedPackages, strangers } from './rules.ts';
import { brokenWords } from './words.ts';
import type { Workspace } from './workspace.ts';

const isTest = (file: string) => /\.(test|integration|fixture|child)\.ts$/.test(file);

/** Each broken import rule of one workspace, as a sentence with its file. */
export function brokenRules(workspace: Workspace, all: Map<string, Workspace>): string[] {
  const files = globSync('**/*.{ts,tsx}', {
    cwd: workspace.root,
    exclude: (name) => name === 'node_modules' || name === '.types' || name === 'dist',
  });
  return files.toSorted().flatMap((file) => {
    const source = readFileSync(path.join(workspace.root, file), 'utf8');
    const broken = importsOf(file, source).flatMap((specifier) => brokenImport(file, specifier, workspace, all) ?? []);
    const words =
      isTest(file) || file.endsWith('-contract.ts') || workspace.kind === 'test' ? [] : brokenWords(file, source);
    return [...broken, ...words, ...touchesProcess(file, source, workspace)].map(
      (sentence) => `${path.join(workspace.root, file)}: ${sentence}`,
    );
  });
}

function brokenImport(
  file: string,
  specifier: string,
  workspace: Workspace,
  all: Map<string, Workspace>,
): string | undefined {
  if (specifier.startsWith('.')) {
    const target = path.resolve(workspace.root, path.dirname(file), specifier);
    const inside = target.startsWith(path.resolve(workspace.root) + path.sep);
    return inside ? undefined : `"${specifier}" leaves the workspace; import the other one by its name`;
  }
  if (isBuiltin(specifier)) {
    const forbidden = forbiddenBuiltins[workspace.kind]?.test(specifier) && !isTest(file);
    return forbidden ? `kind:${workspace.kind} may not import "${specifier}"` : undefined;
  }
  const name = packageName(specifier);
  const known =
    workspace.declared.has(name) ||
    ((isTest(file) || bundled.test(file) || workspace.kind === 'test') && workspace.forTests.has(name)) ||
    name === workspace.name;
  if (!known) return `"${name}" is not among its package.json's dependencies`;
  const owner = ownedPackages.find(({ pattern }) => pattern.test(name));
  if (owner && owner.kind !== workspace.kind) return `only kind:${owner.kind} may import "${name}"`;
  const other = all.get(name);
  if (!other) return undefined;
  if (strangers.some(([from, to]) => from === workspace.name && to === name) && !isTest(file))
    return `"${workspace.name}" and "${name}" stay strangers`;
  if (!other.doors.has(specifier)) return `"${specifier}" goes past the door of "${name}"`;
  const allowed = mayImport[workspace.kind]?.includes(other.kind) || (isTest(file) && other.kind === 'test');
  return allowed ? undefined : `kind:${workspace.kind} may not import "${name}" (kind:${other.kind})`;
}

function touchesProcess(file: string, source: string, workspace: Workspace): string[] {
  const free = isTest(file) || path.basename(file) === 'main.ts' || workspace.kind === 'test';
  return free || !mainOnly.test(source) ? [] : ['only main.ts may touch process.env, process.argv, signals and exit'];
}

function packageName(specifier: string): string {
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}
