import { createReadStream } from 'node:fs';
import { eachEntry } from '@flarewire/archive';
import type { AllowedFinding } from '@flarewire/schemas';
import { scanForSecrets, type Finding } from '@flarewire/gate';
import { type Scrubber } from '@flarewire/scrubber';

/** Reads a finished archive back and looks for secrets in it, with rules that are not the scrubber's and for what it masked. */
export async function gate(options: {
  file: string;
  size: number;
  scrubber: Scrubber;
  allow: readonly AllowedFinding[];
  signal: AbortSignal;
}): Promise<Finding[]> {
  const { file, size, scrubber, allow, signal } = options;
  const files = eachEntry({ size, read: (start, end) => createReadStream(file, { start, end: end - 1 }) });
  return scanForSecrets({ files, learned: scrubber.learned(), allow, signal });
}
