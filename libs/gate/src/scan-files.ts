import type { AllowedFinding } from '@flarewire/schemas';
import { settles, type Finding, type FoundInFile } from './finding.ts';
import { createCountLines } from './look/count-lines.ts';
import type { LookOptions, Rules } from './look/look.ts';
import { lookIntoFile } from './look/look-into-file.ts';
import { openLooks } from './look/open-looks.ts';
import { scanInThread } from './threads/scan-in-thread.ts';

export interface ScannedFile {
  name: string;
  source: AsyncIterable<Uint8Array>;
  /** The file as it is stored, which another thread can take instead: deflated or not; and what says that it cannot be inflated. */
  stored?: { bytes: AsyncIterable<Uint8Array>; isDeflated: boolean; damaged: (cause: unknown) => Error };
}

export interface ScannedFiles {
  files: AsyncIterable<ScannedFile> | Iterable<ScannedFile>;
  /** What was found before in other files of the same archive. */
  found?: readonly Finding[];
  /** False alarms that the operator settled. */
  allow?: readonly AllowedFinding[];
  /** Told at the end: entries of `allow` that settled nothing. */
  onUnused?: (unused: readonly AllowedFinding[]) => void;
  /** Whether there is so much to look at that other threads are worth it from the start. */
  isLarge?: boolean;
  signal?: AbortSignal;
}

/**
 * Reads finished files back in constant memory and looks at each part of them; a gzip file is looked into. Each finding
 * names a file and a rule, once.
 *
 * @throws the signal's reason when it is aborted; what a source throws
 */
export async function scanFiles(
  { files, found: before = [], allow = [], onUnused, isLarge = false, signal }: ScannedFiles,
  options: LookOptions,
  rules?: Rules,
): Promise<Finding[]> {
  const findings: Finding[] = [...before];
  const scanned = isLarge ? scanInThread(files, options, signal) : scanHere({ files, signal, options, rules });
  for await (const { name, found } of scanned) findings.push(...found.map((each) => ({ file: name, ...each })));
  onUnused?.(allow.filter((allowed) => !findings.some((finding) => settles(allowed, finding))));
  return findings.filter((finding) => !allow.some((allowed) => settles(allowed, finding)));
}

async function* scanHere({
  files,
  signal,
  options,
  rules,
}: Pick<ScannedFiles, 'files'> & {
  signal: AbortSignal | undefined;
  options: LookOptions;
  rules: Rules | undefined;
}): AsyncGenerator<{ name: string; found: readonly FoundInFile[] }> {
  await using looks = openLooks(options, rules);
  const countLines = createCountLines();
  for await (const { name, source } of files)
    yield { name, found: await lookIntoFile({ name, source, signal }, looks.look, countLines) };
}
