import type { AllowedFinding } from '@flarewire/schemas';
import { isAllowed, type Finding } from './finding.ts';
import { knownSecrets } from './known-secrets.ts';
import type { ScannedFile } from './scan-for-secrets.ts';
import { overlappingWindows, unzipped } from './windows.ts';

const windowSize = 2 ** 19;
const overlap = 2 ** 14;

/**
 * The part of the gate that needs the scrubber's memory: looks in finished files for the very secrets it masked, plain,
 * base64, URL-encoded and JSON-escaped. Each finding names a file once.
 *
 * @throws the signal's reason when it is aborted; what a source throws
 */
export async function scanForLearned(options: {
  files: AsyncIterable<ScannedFile>;
  learned: Iterable<string>;
  allow?: readonly AllowedFinding[];
  signal?: AbortSignal;
}): Promise<Finding[]> {
  const { files, learned, allow = [], signal } = options;
  const holdsKnownSecret = knownSecrets(learned);
  const findings: Finding[] = [];
  for await (const { name, source } of files) {
    let found = false;
    for await (const window of overlappingWindows(unzipped(source), windowSize, overlap)) {
      signal?.throwIfAborted();
      found ||= holdsKnownSecret(window);
    }
    if (found) findings.push({ file: name, rule: 'learned-secret' });
  }
  return findings.filter((finding) => !isAllowed(finding, allow));
}
