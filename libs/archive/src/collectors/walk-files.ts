import type { Stats } from 'node:fs';
import { lstat, readdir, realpath } from 'node:fs/promises';
import { findingOf } from '../collect/finding.ts';
import type { Finding } from '../collect/item.ts';
import { followLink, type Allowed } from './follow-link.ts';
import type { Glob } from './glob.ts';
import { kindOf } from './kind-of.ts';

/** A file that a glob names. `name` is relative to its base; `path` keeps the bytes of a name that is not UTF-8. */
export type Found = { name: string } & ({ path: Buffer; stats: Stats } | { finding: Finding });

export interface WalkOptions {
  /** Folders that links may lead into. */
  within: readonly string[];
  signal: AbortSignal;
}

/**
 * Every file that the glob names, in the order of their bytes. What cannot be read and every link that is not followed
 * is a finding; pipes, sockets and devices are never opened.
 */
export async function* walkFiles(glob: Glob, { within, signal }: WalkOptions): AsyncIterable<Found> {
  const base = await realpath(Buffer.from(glob.base), 'buffer');
  yield* walkFolder({ glob, allowed: { base, within: await realPaths(within) }, signal }, [base], '');
}

type Walk = { glob: Glob; allowed: Allowed; signal: AbortSignal };

/** Walks the last of `folders`, which are the real paths from the base down. */
async function* walkFolder(walk: Walk, folders: readonly Buffer[], prefix: string): AsyncIterable<Found> {
  walk.signal.throwIfAborted();
  const folder = folders.at(-1)!;
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
      if (walk.glob.leadsInto(name)) yield* walkFolder(walk, [...folders, path], `${name}/`);
    } else if (entry.isSymbolicLink()) {
      yield* walkLink(walk, folders, path, name);
    } else if (walk.glob.matches(name)) {
      yield { name, ...(await inspect(path)) };
    }
  }
}

const slash = Buffer.from('/');

async function* walkLink(walk: Walk, folders: readonly Buffer[], path: Buffer, name: string): AsyncIterable<Found> {
  const [isWanted, leads] = [walk.glob.matches(name), walk.glob.leadsInto(name)];
  if (!isWanted && !leads) return;
  const followed = await followLink(path, walk.allowed, folders).catch((thrown: unknown) => ({
    finding: findingOf(thrown),
    isFolder: leads,
  }));
  if ('folder' in followed) {
    if (leads) yield* walkFolder(walk, [...folders, followed.folder], `${name}/`);
  } else if ('file' in followed) {
    if (isWanted) yield { name, path: followed.file, stats: followed.stats };
  } else if (isWanted || followed.isFolder) {
    yield { name, finding: followed.finding };
  }
}

async function inspect(path: Buffer): Promise<{ path: Buffer; stats: Stats } | { finding: Finding }> {
  try {
    const stats = await lstat(path);
    if (stats.isFile()) return { path, stats };
    return { finding: { state: 'skipped', reason: `is ${kindOf(stats)}, not a file` } };
  } catch (thrown) {
    return { finding: findingOf(thrown) };
  }
}

async function realPaths(folders: readonly string[]): Promise<Buffer[]> {
  const found = await Promise.allSettled(folders.map((folder) => realpath(folder, 'buffer')));
  return found.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
}
