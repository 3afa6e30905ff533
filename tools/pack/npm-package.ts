import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtempDisposable, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { layOutApps, packagesApart } from '../image/lay-out.ts';
import { copyStarter } from './starter.ts';

type Locked = { version: string; optional?: boolean };
type Lock = { packages: Record<string, Locked> };

/**
 * Packs the command line as npm publishes it: bundled, and the packages that it finds as it runs pinned to the last one by
 * the lock of this checkout.
 * @returns the path of the tarball
 */
export async function packNpm(repository: string, folder: string): Promise<string> {
  await using work = await mkdtempDisposable(path.join(tmpdir(), 'flarewire-pack-'));
  const apps = ['cli'];
  await layOutApps(apps, repository, work.path);
  await copyStarter(repository, work.path);
  for (const file of ['NOTICE', 'README.md']) await copyFile(path.join(repository, file), path.join(work.path, file));
  const lock = JSON.parse(await readFile(path.join(repository, 'package-lock.json'), 'utf8')) as Lock;
  const packages = packagesApart(apps, repository);
  const manifest = await manifestOf(packages, repository, lock);
  await writeJson(path.join(work.path, 'package.json'), manifest);
  await writeJson(path.join(work.path, 'npm-shrinkwrap.json'), shrinkwrapOf(manifest, packages, lock));
  await mkdir(folder, { recursive: true });
  const { stdout } = await promisify(execFile)(
    'npm',
    ['pack', '--json', '--ignore-scripts', '--pack-destination', folder],
    {
      cwd: work.path,
    },
  );
  const [{ filename }] = JSON.parse(stdout) as [{ filename: string }];
  return path.join(folder, filename);
}

type Manifest = { name: string; version: string; description: string; license: string; optionalDependencies: object };

async function manifestOf(packages: string[], repository: string, lock: Lock): Promise<object> {
  const { name, version, description, license, optionalDependencies } = JSON.parse(
    await readFile(path.join(repository, 'package.json'), 'utf8'),
  ) as Manifest;
  // What lies at the top is what our programs find; the rest is there for these.
  const top = packages
    .map((file) => file.slice('node_modules/'.length))
    .filter((file) => !file.includes('/node_modules/'));
  return {
    name,
    version,
    description,
    license,
    type: 'module',
    bin: { flare: 'apps/cli/bin/flare.js', flarewire: 'apps/cli/bin/flare.js' },
    engines: { node: '>=20' },
    dependencies: Object.fromEntries(top.map((each) => [each, lock.packages[`node_modules/${each}`]!.version])),
    optionalDependencies,
  };
}

function shrinkwrapOf(manifest: object, packages: string[], lock: Lock): object {
  const node = Object.keys(lock.packages).filter((file) => /^node_modules\/node-(?:linux|darwin|win)-/.test(file));
  const taken = [...packages, ...node].toSorted();
  return {
    ...manifest,
    lockfileVersion: 3,
    requires: true,
    packages: { '': manifest, ...Object.fromEntries(taken.map((file) => [file, withoutMarks(lock.packages[file]!)])) },
  };
}

/** Whether a package is one of development is said of this checkout, where tests use it too. */
function withoutMarks(locked: Locked): object {
  return Object.fromEntries(Object.entries(locked).filter(([key]) => !['dev', 'devOptional', 'peer'].includes(key)));
}

function writeJson(file: string, value: object): Promise<void> {
  return writeFile(file, `${JSON.stringify(value, undefined, 2)}\n`);
}
