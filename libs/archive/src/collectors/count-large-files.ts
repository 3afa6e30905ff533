import type { FilesCollector, TargetConfig } from '@flarewire/schemas';
import { largeBytes } from '../collect/large.ts';
import { parseGlob } from './glob.ts';
import { walkFiles } from './walk-files.ts';

/** Files that are looked at: to look at all may take as long as what it is to save. */
const mostLooked = 1_000;

/**
 * How many large files a target's collectors of files are likely to read, `most` at most: a guess, before all that collects is
 * loaded. It looks at a thousand files, and passes over what it cannot look at. @throws the signal's reason
 */
export async function countLargeFiles(
  { collect }: Pick<TargetConfig, 'collect'>,
  { most, now, signal }: { most: number; now: Date; signal: AbortSignal },
): Promise<number> {
  let [large, looked] = [0, 0];
  for (const spec of collect) {
    if (!('files' in spec)) continue;
    try {
      for await (const size of sizesOf(spec, { now, signal })) {
        if (size > largeBytes) large += 1;
        looked += 1;
        if (large === most || looked === mostLooked) return large;
      }
    } catch {
      signal.throwIfAborted();
    }
  }
  return large;
}

async function* sizesOf(
  { files, since = Infinity, tail = Infinity, follow }: FilesCollector,
  { now, signal }: { now: Date; signal: AbortSignal },
): AsyncGenerator<number> {
  const glob = await parseGlob(files);
  for await (const found of walkFiles(glob, { within: follow?.within ?? [], signal })) {
    const isOld = 'stats' in found && now.getTime() - found.stats.mtimeMs > since;
    yield 'stats' in found && !isOld ? Math.min(found.stats.size, tail) : 0;
  }
}
