import type { AllowedFinding } from '@flarewire/schemas';
import { settles, type Finding } from './finding.ts';
import type { Look } from './look.ts';
import { overlappingWindows, unzipped } from './windows.ts';

export interface ScannedFile {
  name: string;
  source: AsyncIterable<Uint8Array>;
}

export interface ScannedFiles {
  files: AsyncIterable<ScannedFile> | Iterable<ScannedFile>;
  /** False alarms that the operator settled. */
  allow?: readonly AllowedFinding[];
  /** Told at the end: entries of `allow` that settled nothing. */
  onUnused?: (unused: readonly AllowedFinding[]) => void;
  /** Whether there is so much to look at that a second thread is worth it from the start. */
  isLarge?: boolean;
  signal?: AbortSignal;
}

const windowSize = 2 ** 19;
const overlap = 2 ** 14;
/** Windows that are looked at while the next ones are read. */
const mostLooks = 4;

/**
 * Reads finished files back in constant memory and looks at each part of them; a gzip file is looked into. Each finding
 * names a file and a rule, once.
 *
 * @throws the signal's reason when it is aborted; what a source throws
 */
export async function scanFiles({ files, allow = [], onUnused, signal }: ScannedFiles, look: Look): Promise<Finding[]> {
  const findings: Finding[] = [];
  for await (const { name, source } of files) {
    const found: (readonly string[])[] = [];
    const looks = new Set<Promise<void>>();
    let parts = 0;
    const lookInto = async (part: number, window: Buffer) => {
      found[part] = await look(name, window);
    };
    for await (const window of overlappingWindows(unzipped(source), windowSize, overlap)) {
      signal?.throwIfAborted();
      const part = parts++;
      const looking = lookInto(part, window);
      looks.add(looking);
      // One that failed stays, and so fails the whole, however much is still to be read.
      looking.then(
        () => looks.delete(looking),
        () => {},
      );
      if (looks.size >= mostLooks) await Promise.race(looks);
    }
    await Promise.all(looks);
    findings.push(...[...new Set(found.flat())].map((rule) => ({ file: name, rule })));
  }
  onUnused?.(allow.filter((allowed) => !findings.some((finding) => settles(allowed, finding))));
  return findings.filter((finding) => !allow.some((allowed) => settles(allowed, finding)));
}
