import type { AllowedFinding } from '@flarewire/schemas';
import { matchesGlob } from 'node:path';

/** What looks like a secret in an archive: where, and which rule says so. It holds no part of the value. */
export interface Finding {
  file: string;
  rule: string;
  /** The first line where the rule finds something, from 1 on, as the file is in the archive; in a gzip file, of the text that is packed in it. */
  line?: number | undefined;
}

/** What a rule finds in a content: at which byte. */
export interface Spot {
  rule: string;
  at: number;
}

/** What a rule finds first in a part of a file: how many lines end before it there. */
export interface FoundInPart {
  rule: string;
  linesBefore: number;
}

/** What a rule finds first in a file. */
export interface FoundInFile {
  rule: string;
  line: number;
}

/**
 * Whether an entry of the operator's settles a finding as a false alarm. It names the file as it is in the archive, with
 * the root folder or without that, or by a glob.
 */
export function settles(allowed: AllowedFinding, { file, rule }: Finding): boolean {
  const belowRoot = file.slice(file.indexOf('/') + 1);
  return (
    allowed.rule === rule && [file, belowRoot].some((path) => path === allowed.file || matchesGlob(path, allowed.file))
  );
}

/** An entry of `scrubber.allow`, ready to be pasted: the path below the archive's root folder, which has the host's name. */
export function allowLine({ file, rule }: Finding): string {
  const path = file.slice(file.indexOf('/') + 1);
  return `{ rule: ${JSON.stringify(rule)}, file: ${JSON.stringify(path)} }`;
}
