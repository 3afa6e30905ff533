import type { AllowedFinding } from '@flarewire/schemas';
import { isAllowed, type Finding } from './finding.ts';
import { overlappingWindows, unzipped } from './windows.ts';
import { views } from './without-nuls.ts';

export interface ScannedFile {
  name: string;
  source: AsyncIterable<Uint8Array>;
}

export interface ScannedFiles {
  files: AsyncIterable<ScannedFile> | Iterable<ScannedFile>;
  /** False alarms that the operator settled. */
  allow?: readonly AllowedFinding[];
  signal?: AbortSignal;
}

/** Says which rules find something in a part of a file. */
type Look = (name: string, window: Buffer) => Promise<readonly string[]> | readonly string[];

const windowSize = 2 ** 19;
const overlap = 2 ** 14;

/**
 * Reads finished files back in constant memory and looks at each part of them; a gzip file is looked into, and text in
 * UTF-16 and UTF-32 is read as such. Each finding names a file and a rule, once.
 *
 * @throws the signal's reason when it is aborted; what a source throws
 */
export async function scanFiles({ files, allow = [], signal }: ScannedFiles, look: Look): Promise<Finding[]> {
  const findings: Finding[] = [];
  for await (const { name, source } of files) {
    const rules = new Set<string>();
    for await (const window of overlappingWindows(unzipped(source), windowSize, overlap)) {
      signal?.throwIfAborted();
      for (const view of views(window)) for (const rule of await look(name, view)) rules.add(rule);
    }
    findings.push(...[...rules].map((rule) => ({ file: name, rule })));
  }
  return findings.filter((finding) => !isAllowed(finding, allow));
}
