import type { Stats } from 'node:fs';
import { lstat, readdir, realpath, stat } from 'node:fs/promises';
import { findingOf } from '../collect/finding.ts';
import type { Finding } from '../collect/item.ts';
import type { Glob } from './glob.ts';

/** A file that a glob names. `name` is relative to its base; `path` keeps the bytes of a name that is not UTF-8. */
export type Found = { name: string } & ({ path: Buffer; stats: Stats } | { finding: Finding });

const slash = Buffer.from('/');

/**
 * Every file that the glob names, in the order of their bytes, with what cannot be read as a finding. Links are
 * followed only to files below the base; pipes, sockets and devices are never opened.
 */
export async function* walkFiles(glob: Glob, signal: AbortSignal): AsyncIterable<Found> {
  const base = await realpath(Buffer.from(glob.base), 'buffer');
  yield* walkFolder({ glob, base, signal }, base, '', 1);
}

type Walk = { glob: Glob; base: Buffer; signal: AbortSignal };

async function* walkFolder(walk: Walk, folder: Buffer, prefix: string, depth: number): AsyncIterable<Found> {
  walk.signal.throwIfAborted();
  const entries = await readdir(folder, { withFileTypes: true, encoding: 'buffer' }).catch((thrown: unknown) =>
    findingOf(thrown),
  );
  if (!Array.isArray(entries)) {
    yield { name: prefix.slice(0, -1), finding: entries };
    return;
  }
  for (const entry of entries.toSorted((a, b) => Buffer.compare(a.name, b.name))) {
    const path = Buffer.concat([folder, slash, entry.name]);
    const name = prefix + entry.name.toString();
    if (entry.isDirectory()) {
      if (depth < walk.glob.depth && !entry.name.toString().startsWith('.'))
        yield* walkFolder(walk, path, `${name}/`, depth + 1);
    } else if (walk.glob.matches(name)) {
      const found = await inspect(path, walk.base).catch((thrown: unknown) => ({ finding: findingOf(thrown) }));
      if (found) yield { name, ...found };
    }
  }
}

/** What lies at a path, or nothing when it is a link to a folder of the same tree, which the walk meets by itself. */
async function inspect(
  path: Buffer,
  base: Buffer,
): Promise<{ path: Buffer; stats: Stats } | { finding: Finding } | undefined> {
  const stats = await lstat(path);
  if (stats.isFile()) return { path, stats };
  if (!stats.isSymbolicLink()) return { finding: { state: 'skipped', reason: `is ${kindOf(stats)}, not a file` } };
  const target = await realpath(path, 'buffer');
  if (!isBelow(target, base)) {
    return {
      finding: {
        state: 'skipped',
        reason: `is a link to a place outside ${base.toString()}; to collect that, name it in "files"`,
      },
    };
  }
  const targetStats = await stat(target);
  if (targetStats.isDirectory()) return undefined;
  if (targetStats.isFile()) return { path: target, stats: targetStats };
  return { finding: { state: 'skipped', reason: `is a link to ${kindOf(targetStats)}` } };
}

function isBelow(path: Buffer, base: Buffer): boolean {
  const folder = base.equals(slash) ? slash : Buffer.concat([base, slash]);
  return path.subarray(0, folder.length).equals(folder);
}

function kindOf(stats: Stats): string {
  if (stats.isFIFO()) return 'a named pipe';
  if (stats.isSocket()) return 'a socket';
  return stats.isBlockDevice() || stats.isCharacterDevice() ? 'a device' : 'no ordinary file';
}
