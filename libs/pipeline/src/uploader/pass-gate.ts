import { createHash } from 'node:crypto';
import { finishedArchive, piecesOf } from '@flarewire/archive/read';
import { scanForSecrets, type Finding, type Rules } from '@flarewire/gate';
import type { AllowedFinding, FlareError, Mended } from '@flarewire/schemas';
import type { ArtifactStore } from '@flarewire/transport';
import type { EarlyLooks } from '../gate/early-looks.ts';
import type { FlareParts } from '../stage/flare-parts.ts';
import { filesToCheck } from '../gate/files-to-check.ts';
import type { Scan } from '../gate/hidden-names.ts';
import { leaveOutFound, residualSecret, type FoundFile } from '../gate/leave-out-found.ts';
import { isLargeArchive } from '../gate/large-archive.ts';
import { tellOwnNames } from '../gate/own-names.ts';
import { sayLeftOut, sayUnused } from '../gate/say-left-out.ts';
import { sortFindings } from '../gate/sort-findings.ts';
import type { StageRun } from '../stage/stage.ts';
import type { Measured } from './measured-archive.ts';

interface Gate {
  gate: 'mend' | 'fail';
  allow: readonly AllowedFinding[];
  artifacts: ArtifactStore;
  /** What was found in archives while they were packed in this process. */
  looks?: EarlyLooks | undefined;
  /** Rules that were made ready before; default: new ones. */
  rules?: Rules;
  context: Pick<StageRun, 'attempt' | 'log' | 'progress' | 'signal'>;
}

/** What the gate made of a finished archive. */
export type Passed = {
  measured: Measured;
  /** What had to be left out of it. */
  mended?: Mended;
  /** Why it may not be sent, and what is still in it. */
  refused?: { error: FlareError; found: readonly Finding[] };
  /** Entries of `scrubber.allow` that settled nothing. */
  unused: readonly AllowedFinding[];
};

/**
 * The gate: looks at a finished archive. A file is left out when something is found in it or in its name, and the gate looks again;
 * a second finding ends the flare. The digest is that of the archive that passed.
 * The result names files and rules, never a value.
 */
export async function passGate(parts: FlareParts, gate: Gate): Promise<Passed> {
  const { found, unused, measured } = await lookAt(parts, gate);
  if (found.length === 0) return { measured, unused };
  const { artifacts, rules, context } = gate;
  sayUnused(unused, context.log);
  const { signal } = context;
  const scan = scanBy(rules, signal);
  const sorted = await sortFindings(found, parts.archive, { gate: gate.gate, artifacts, scan, signal });
  const { inAccounts, inFiles, named, told, unmended } = sorted;
  const hidden = new Set(named.map(({ file }) => file));
  const refuse = (still: readonly Finding[], why: string) => {
    // What can be settled by its name comes first.
    const inTurn = still.toSorted((a, b) => Number(hidden.has(a.file)) - Number(hidden.has(b.file))).map(told);
    return { measured, unused, refused: { found: inTurn, error: residualSecret(inTurn, why) } };
  };
  if (unmended) return refuse(found, unmended);

  const profiles = new Set(piecesOf(parts).joined.map(({ file }) => `${parts.archive.root}/profiles/${file}`));
  const inArchive = inFiles.filter(({ file }) => !profiles.has(file));
  const ref = await withoutFound(parts, [...inArchive, ...named], gate);
  const mended = { ref, files: [...inFiles, ...named].map(told) };
  const second = await lookAt({ ...parts, mended }, gate).catch(async (error: unknown) => {
    await discardMended(parts, mended, gate.artifacts);
    throw error;
  });
  if (second.found.length > 0) {
    await discardMended(parts, mended, gate.artifacts);
    return refuse(second.found, 'found when the gate looked again');
  }
  sayLeftOut([...inFiles.map(told), ...inAccounts], gate.context.log);
  return { measured: second.measured, mended, unused };
}

/** Removes the archive that was stored anew, where one was. */
export async function discardMended(
  { archive }: Pick<FlareParts, 'archive'>,
  { ref }: Mended,
  artifacts: ArtifactStore,
): Promise<void> {
  if (ref.key !== archive.ref.key) await artifacts.delete(ref);
}

/** Profiles lie beside the archive: where only they are left out, that stays as it is. */
async function withoutFound(
  { archive, flareId }: FlareParts,
  found: readonly FoundFile[],
  { artifacts, context }: Gate,
): Promise<Mended['ref']> {
  if (found.length === 0) return archive.ref;
  const key = `${flareId}/gate-${context.attempt}/archive.zip`;
  return (await leaveOutFound(archive, found, { key, artifacts, signal: context.signal })).ref;
}

/**
 * Reads a finished archive once, for its size and digest. On the way it looks for secrets in each of its files, unless those very
 * bytes were looked at when they were packed.
 */
async function lookAt(parts: FlareParts, { allow, artifacts, looks, rules, context }: Gate) {
  const { signal } = context;
  const { ref, joined } = piecesOf(parts);
  const finished = finishedArchive(parts, { artifacts, signal });
  const total = joined.reduce((sum, { ref: { size } }) => sum + size, ref.size);
  const hash = createHash('sha256');
  const looked = looks?.get(ref.sha256);
  let bytes = 0;
  let unused: readonly AllowedFinding[] = [];

  async function* measuring(): AsyncGenerator<Uint8Array> {
    for await (const chunk of finished.open()) {
      hash.update(chunk);
      bytes += chunk.length;
      // What joins the profiles to the archive is not known beforehand, and small.
      context.progress({ phase: 'checking', done: Math.min(bytes, total), total, unit: 'bytes' });
      yield chunk;
    }
  }
  async function* files() {
    if (!looked) yield* filesToCheck({ ref, root: parts.archive.root }, { artifacts, signal }, measuring());
    for (const { file, ref: kept } of joined)
      yield { name: `${parts.archive.root}/profiles/${file}`, source: artifacts.get(kept, { signal }) };
  }
  const onUnused = (entries: readonly AllowedFinding[]) => void (unused = entries);
  const found = await scanForSecrets({
    files: files(),
    found: looked?.byRules ?? [],
    allow,
    onUnused,
    isLarge: !looked && isLargeArchive(ref),
    signal,
    ...(rules ? { rules } : {}),
  });
  const archive = { ref, root: parts.archive.root };
  const told = await tellOwnNames(found, archive, { artifacts, allow, scan: scanBy(rules, signal), signal });
  const isKnown = looked && joined.length === 0;
  if (looked && !isKnown) for await (const _ of measuring());
  return {
    found: told.found,
    unused: unused.filter((entry) => !told.settledBy.includes(entry)),
    measured: isKnown ? { bytes: ref.size, sha256: ref.sha256 } : { bytes, sha256: hash.digest('hex') },
  };
}

function scanBy(rules: Rules | undefined, signal: AbortSignal): Scan {
  return (files) => scanForSecrets({ files, signal, ...(rules ? { rules } : {}) });
}
