import { spawnSync } from 'node:child_process';
import { mkdir, mkdtempDisposable, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Manifest } from './render.ts';

const repository = path.resolve(import.meta.dirname, '../..');

/**
 * What the compiler says against manifests as literals of the API's types: fields that are not there, missing ones, and values
 * of a wrong type. Empty where it says nothing.
 */
export async function typeErrors(manifests: readonly Manifest[]): Promise<string> {
  // Below `node_modules`, so that the types are found.
  const caches = path.join(repository, 'node_modules/.cache');
  await mkdir(caches, { recursive: true });
  await using folder = await mkdtempDisposable(path.join(caches, 'manifests-'));
  const file = path.join(folder.path, 'manifests.ts');
  await writeFile(file, manifests.map(asLiteral).join('\n'));
  const flags = [
    '--ignoreConfig',
    '--noEmit',
    '--strict',
    '--skipLibCheck',
    '--module',
    'esnext',
    '--moduleResolution',
    'bundler',
  ];
  const { stdout } = spawnSync(path.join(repository, 'node_modules/.bin/tsc'), [...flags, file], { encoding: 'utf8' });
  return stdout.trim();
}

function asLiteral({ ...manifest }: Manifest, index: number): string {
  // `rbac.authorization.k8s.io/v1` is `rbac/v1` there, and `v1` is `core/v1`.
  const [group, version] = manifest.apiVersion.includes('/')
    ? manifest.apiVersion.split('/')
    : ['core', manifest.apiVersion];
  const type = `import('kubernetes-types/${group!.split('.')[0]}/${version}').${manifest.kind}`;
  return `const m${index} = ${JSON.stringify(manifest, undefined, 2)} satisfies ${type};`;
}
