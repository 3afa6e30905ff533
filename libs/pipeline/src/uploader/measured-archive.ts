import { createHash } from 'node:crypto';
import { FlareError, type FlareAwaitingApproval } from '@flarewire/schemas';
import type { FinishedArchive } from '@flarewire/archive/read';

/** The size and digest of a finished archive: what is approved, and so what may be sent. */
export type Measured = FlareAwaitingApproval['finished'];

/** After so long without a byte taken, this process may have stood still, and is not sure any more whose flare it sends. */
const sureMs = 1_000;

/**
 * The archive's bytes again; the last chunk is given only when all of them are the measured ones, and `confirm` resolves.
 * @throws {FlareError} `artifact_corrupt` instead of ending, so that a receiver never gets a whole archive that differs;
 * what `confirm` throws, which is asked whenever a chunk took its time
 */
export async function* onlyMeasured(
  archive: FinishedArchive,
  { sha256 }: Measured,
  confirm: () => Promise<void>,
): AsyncIterable<Uint8Array> {
  const hash = createHash('sha256');
  let held: Uint8Array | undefined;
  let sure = performance.now();
  for await (const chunk of archive.open()) {
    if (performance.now() - sure > sureMs) await confirm();
    sure = performance.now();
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
  await confirm();
  if (held) yield held;
}
