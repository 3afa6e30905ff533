import { stat } from 'node:fs/promises';
import { basename, dirname, sep } from 'node:path';
import picomatch from 'picomatch';
import { leadsInto } from './leads-into.ts';

/** A glob, cut into the folder where the search starts and what is wanted below it. */
export interface Glob {
  base: string;
  /** `name` is relative to `base`. */
  matches: (name: string) => boolean;
  /** Whether files it names may lie below a folder, which is relative to `base`. */
  leadsInto: (folder: string) => boolean;
  /** Whether it names one file. */
  single: boolean;
}

/** Reads a glob. A folder's name means all that is in it, a file's name that file. @throws what `stat` throws */
export async function parseGlob(glob: string): Promise<Glob> {
  const { base, glob: pattern } = picomatch.scan(glob);
  if (pattern) return globBelow(base || sep, pattern);
  if ((await stat(base)).isDirectory()) return globBelow(base, '**');
  const name = basename(base);
  return { base: dirname(base), matches: (candidate) => candidate === name, leadsInto: () => false, single: true };
}

function globBelow(base: string, pattern: string): Glob {
  return { base, matches: picomatch(pattern), leadsInto: leadsInto(pattern), single: false };
}
