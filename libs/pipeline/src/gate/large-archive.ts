import type { ArtifactRef } from '@flarewire/schemas';

/** Logs are some ten times as large before they are packed. */
const largeBytes = 2 ** 21;

/** Whether the gate is worth a second thread from the start. */
export function isLargeArchive({ size }: ArtifactRef): boolean {
  return size > largeBytes;
}
