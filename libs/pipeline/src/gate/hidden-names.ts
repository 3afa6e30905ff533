import { freeName, readLedger, storedArchive, withoutCounts } from '@flarewire/archive/read';
import type { Finding, ScannedFile } from '@flarewire/gate';
import type { ArchiveInfo } from '@flarewire/schemas';
import type { ArtifactStore } from '@flarewire/transport';
import type { FoundFile } from './leave-out-found.ts';

/** A look of the gate's at some texts, with nothing settled. */
export type Scan = (files: readonly ScannedFile[]) => Promise<Finding[]>;

type Looking = { artifacts: ArtifactStore; scan: Scan; signal: AbortSignal };

/**
 * The files whose rows in the archive's ledger hold something that the gate found, and what they are to be called
 * there instead; none where the finding is not in a row. A rule that the operator settled there hides none.
 */
export async function hiddenNames(
  { ref, root }: Pick<ArchiveInfo, 'ref' | 'root'>,
  inAccounts: readonly Finding[],
  { artifacts, scan, signal }: Looking,
): Promise<FoundFile[]> {
  if (inAccounts.length === 0) return [];
  const { items } = (await readLedger(storedArchive(ref, { artifacts, signal }))).manifest;
  const stands = new Set(inAccounts.map(({ rule }) => rule));
  const inRows = await scan(items.map((row, index) => textOf(String(index), row)));
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

/** One of the ledger's values as the gate looks at it: with its name before it, and numbers of Flarewire's own left out. */
export function textOf(name: string, value: unknown): ScannedFile {
  return { name, source: withoutCounts(bytesOf(value)) };
}

async function* bytesOf(value: unknown): AsyncGenerator<Uint8Array> {
  yield Buffer.from(JSON.stringify(value));
}
