import type { Finding } from './finding.ts';
import { scanFiles, type ScannedFiles } from './scan-files.ts';

/**
 * The part of the gate that needs the scrubber's memory: looks in finished files for the very secrets it masked, plain,
 * base64, URL-encoded and JSON-escaped. Each finding names a file once.
 *
 * @throws the signal's reason when it is aborted; what a source throws
 */
export async function scanForLearned({
  learned,
  ...scanned
}: ScannedFiles & { learned: Iterable<string> }): Promise<Finding[]> {
  return await scanFiles(scanned, { learned: [...learned], byRules: false });
}
