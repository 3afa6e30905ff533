import { createHash } from 'node:crypto';
import { FlareError, type FlareAwaitingApproval } from '@flarewire/schemas';
import type { FinishedArchive } from '../stage/finished-archive.ts';

/** The size and digest of a finished archive: what is approved, and so what may be sent. */
export type Measured = FlareAwaitingApproval['finished'];

/**
 * The archive's bytes again; the last chunk is given only when all of them are the measured ones.
 * @throws {FlareError} `artifact_corrupt` instead of ending, so that a receiver never gets a whole archive that differs
 */
export async function* onlyMeasured(archive: FinishedArchive, { sha256 }: Measured): AsyncIterable<Uint8Array> {
  const hash = createHash('sha256');
  let held: Uint8Array | undefined;
  for await (const chunk of archive.open()) {
    if (held) yield held;
    hash.update(chunk);
    held = chunk;
  }
  if (hash.digest('hex') !== sha256) {
    throw new FlareError(
      'artifact_corrupt',
      'Cannot send the archive: its bytes are not the approved ones; ask for a new flare',
    );
  }
  if (held) yield held;
}
