import { freeName, withoutCounts } from '@flarewire/archive';
import { readLedger, storedArchive } from '@flarewire/archive/read';
import { scanForSecrets, type Finding, type Rules } from '@flarewire/gate';
import type { ArchiveInfo } from '@flarewire/schemas';
import type { ArtifactStore } from '@flarewire/transport';
import type { FoundFile } from '../stage/leave-out-found.ts';

/**
 * The files of an archive for whose rows in its ledger the gate found something in what the archive says of itself, and what
 * they are to be called there instead; none where it is not in a row. A rule that the operator settled there hides none.
 */
export async function hiddenNames(
  { ref, root }: Pick<ArchiveInfo, 'ref' | 'root'>,
  inAccounts: readonly Finding[],
  { artifacts, rules, signal }: { artifacts: ArtifactStore; rules?: Rules | undefined; signal: AbortSignal },
): Promise<FoundFile[]> {
  if (inAccounts.length === 0) return [];
  const { items } = (await readLedger(storedArchive(ref, { artifacts, signal }))).manifest;
  const files = items.map((row, index) => ({ name: String(index), source: withoutCounts(bytesOf(row)) }));
  const stands = new Set(inAccounts.map(({ rule }) => rule));
  const inRows = await scanForSecrets({ files, signal, ...(rules ? { rules } : {}) });
  const found = inRows.filter(({ rule }) => stands.has(rule));
  const taken = new Set(items.map(({ item }) => item));
  const indices = new Set(found.map(({ file }) => file));
  const shown = new Map([...indices].map((index) => [index, freeName('masked', taken)]));
  return found.map(({ file, rule }) => ({
    file: `${root}/${items[Number(file)]!.item}`,
    rule,
    shown: shown.get(file)!,
  }));
}

async function* bytesOf(row: unknown): AsyncGenerator<Uint8Array> {
  yield Buffer.from(JSON.stringify(row));
}
