import { storedArchive } from '@flarewire/archive/read';
import { scanForLearned, type Finding } from '@flarewire/gate';
import type { AllowedFinding, ArchiveInfo, ArtifactRef, FlareError, LeftOut, LedgerSummary } from '@flarewire/schemas';
import type { Scrubber } from '@flarewire/scrubber';
import type { Log } from '@flarewire/service';
import type { ArtifactStore } from '@flarewire/transport';
import type { EarlyLook } from '../gate/early-looks.ts';
import { filesToCheck } from '../gate/files-to-check.ts';
import type { Scan } from '../gate/hidden-names.ts';
import { leaveOutFound, residualSecret } from '../gate/leave-out-found.ts';
import { isLargeArchive } from '../gate/large-archive.ts';
import { tellOwnNames } from '../gate/own-names.ts';
import { sayLeftOut } from '../gate/say-left-out.ts';
import { sortFindings } from '../gate/sort-findings.ts';
import type { StageRun } from '../stage/stage.ts';

interface Look {
  artifacts: ArtifactStore;
  /** What was found in the archive while it was packed. */
  looked?: EarlyLook | undefined;
  scrubber: Scrubber;
  allow: readonly AllowedFinding[];
  gate: 'mend' | 'fail';
  log: Log;
  signal: AbortSignal;
  progress: StageRun['progress'];
}

/** An archive that holds none of the secrets that were masked in it, and what had to be left out for that. */
export interface Checked {
  ref: ArtifactRef;
  mended?: { ledger: LedgerSummary; leftOut: LeftOut[] };
}

/**
 * Looks in a stored archive for the very secrets that were masked in it, in every form they could have been written. They are
 * known in this process alone, so this part of the gate is here and not with the uploader. A file that holds one, or whose name
 * does, is left out, and the archive is looked at again. What was looked at while it was packed is not read back.
 * @returns the archive, stored anew where something was left out; or the error that ends the flare, which names files,
 * never a value
 */
export async function findLearnedSecrets(archive: ArchiveInfo, look: Look): Promise<Checked | FlareError> {
  const { artifacts, scrubber, gate, log, signal } = look;
  const found = await lookAt(archive, look);
  if (found.length === 0) return { ref: archive.ref };
  const sorted = await sortFindings(found, archive, { gate, artifacts, scan: scanWith(look), signal });
  const { inAccounts, inFiles, named, told, unmended } = sorted;
  if (unmended) return residualSecret(found.map(told), unmended);

  const key = archive.ref.key.replace(/[^/]*$/, 'mended.zip');
  const mended = await leaveOutFound(archive, [...inFiles, ...named], { key, artifacts, signal });
  const left = await lookAgain({ ref: mended.ref, root: archive.root }, { ...look, looked: undefined });
  if (left.length > 0) {
    await artifacts.delete(mended.ref, { signal });
    return residualSecret(left.map(told), 'found when the gate looked again');
  }
  const leftOut = [...inFiles, ...named].map(told);
  for (const { file, rule } of leftOut) scrubber.quarantine(file.slice(archive.root.length + 1), `the gate: ${rule}`);
  sayLeftOut([...inFiles.map(told), ...inAccounts], log);
  await artifacts.delete(archive.ref, { signal });
  return { ref: mended.ref, mended: { ledger: mended.ledger, leftOut } };
}

type Stored = Pick<ArchiveInfo, 'ref' | 'root'>;

async function lookAt(archive: Stored, look: Look): Promise<Finding[]> {
  const found = await findIn(archive, look);
  const { artifacts, allow, signal } = look;
  return (await tellOwnNames(found, archive, { artifacts, allow, scan: scanWith(look), signal })).found;
}

function findIn(archive: Stored, { artifacts, looked, scrubber, allow, signal, progress }: Look): Promise<Finding[]> {
  const learned = [...scrubber.learned()];
  // What was learned while it was packed, as from names of files, was not looked for then.
  if (looked?.knew === learned.length)
    return scanForLearned({ files: [], found: looked.learned, learned: [], allow, signal });
  async function* read() {
    let done = 0;
    for await (const chunk of storedArchive(archive.ref, { artifacts, signal }).read(0, archive.ref.size)) {
      done += chunk.length;
      progress({ phase: 'checking', done, total: archive.ref.size, unit: 'bytes' });
      yield chunk;
    }
  }
  const files = filesToCheck(archive, { artifacts, signal }, read());
  return scanForLearned({ files, learned, allow, isLarge: isLargeArchive(archive.ref), signal });
}

function scanWith({ scrubber, signal }: Look): Scan {
  return (files) => scanForLearned({ files, learned: scrubber.learned(), signal });
}

/** Looks at an archive that was stored anew; one that cannot be looked at does not stay in the store. */
async function lookAgain(archive: Stored, look: Look): Promise<Finding[]> {
  try {
    return await lookAt(archive, look);
  } catch (error) {
    await look.artifacts.delete(archive.ref);
    throw error;
  }
}
