import type { Finding } from '@flarewire/gate';
import type { ArchiveInfo } from '@flarewire/schemas';
import type { ArtifactStore } from '@flarewire/transport';
import { hiddenNames, type Scan } from './hidden-names.ts';
import { isInAccounts, type FoundFile } from './leave-out-found.ts';
import { isOwnName } from './own-names.ts';

/** What the gate found in an archive, by what can be done about it. */
export type SortedFindings = {
  /** In what the archive says of itself, which cannot be left out. */
  inAccounts: Finding[];
  inFiles: Finding[];
  /** Files to leave out for their names, which made the findings in the accounts. */
  named: FoundFile[];
  /** A finding as others may be told of it: a file is called by a name that hides nothing. */
  told: (finding: Finding) => Finding;
  /** Why the archive is not mended, where it is not. */
  unmended?: string;
};

/** Sorts what the gate found in an archive, and decides whether that can be left out. */
export async function sortFindings(
  found: readonly Finding[],
  archive: Pick<ArchiveInfo, 'ref' | 'root'>,
  { gate, ...options }: { gate: 'mend' | 'fail'; artifacts: ArtifactStore; scan: Scan; signal: AbortSignal },
): Promise<SortedFindings> {
  const inAccounts = found.filter(isInAccounts);
  const inFiles = found.filter((each) => !isInAccounts(each));
  const named = await hiddenNames(archive, inAccounts, options);
  const shownAs = new Map(named.map(({ file, shown }) => [file, `${archive.root}/${shown}`]));
  const told = ({ file, ...rest }: Finding) => ({ file: shownAs.get(file) ?? file, ...rest });
  const sorted = { inAccounts, inFiles, named, told };
  if (gate === 'fail') return { ...sorted, unmended: 'as the configuration says "gate: fail"' };
  const isNameless = inAccounts.some(isOwnName) || (inAccounts.length > 0 && named.length === 0);
  return isNameless ? { ...sorted, unmended: 'and what says what is in it cannot be left out' } : sorted;
}
