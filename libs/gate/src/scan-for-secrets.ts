import type { Finding } from './finding.ts';
import type { Rules } from './look/look.ts';
import { scanFiles, type ScannedFiles } from './scan-files.ts';

export interface ScanOptions extends ScannedFiles {
  /** The secrets that the flare's scrubber learned. */
  learned?: Iterable<string>;
  /** Rules that were made ready before; default: new ones. */
  rules?: Rules;
}

/**
 * The gate: reads finished files back and looks for secrets in two ways that are not the scrubber's, in constant memory:
 * by a judge of its own, and by a linter's rules. A gzip file is looked into, and text in UTF-16 and UTF-32 is read as
 * such. Each finding names a file and a rule, once.
 *
 * @throws the signal's reason when it is aborted; what a source throws
 */
export async function scanForSecrets({ learned = [], rules, ...scanned }: ScanOptions): Promise<Finding[]> {
  return await scanFiles(scanned, { learned: [...learned], byRules: true }, rules);
}
