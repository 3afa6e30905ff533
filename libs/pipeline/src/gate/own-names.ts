import { readLedger, storedArchive } from '@flarewire/archive/read';
import { settles, type Finding } from '@flarewire/gate';
import type { AllowedFinding, ArchiveInfo } from '@flarewire/schemas';
import type { ArtifactStore } from '@flarewire/transport';
import { textOf, type Scan } from './hidden-names.ts';

const ledger = 'flare-manifest.json';

/**
 * What the ledger says of the archive as a whole. A finding in one of them has a place of its own:
 * `flare-manifest.json#hostname`.
 */
const ownNames = ['target', 'hostname', 'sourceReason'] as const;

/**
 * The gate's findings, with those in the archive's own names apart, and the operator's entries that settled some of
 * these.
 */
export type ToldApart = { found: Finding[]; settledBy: readonly AllowedFinding[] };

/**
 * Tells findings in the archive's own names, such as that of its host, from findings in the rest of its ledger, which also
 * holds the names of files. Neither can be left out, but the operator can settle the one without the other.
 */
export async function tellOwnNames(
  found: readonly Finding[],
  { ref, root }: Pick<ArchiveInfo, 'ref' | 'root'>,
  options: { artifacts: ArtifactStore; allow: readonly AllowedFinding[]; scan: Scan; signal: AbortSignal },
): Promise<ToldApart> {
  const isInLedger = ({ file }: Finding) => file === `${root}/${ledger}`;
  if (!found.some(isInLedger)) return { found: [...found], settledBy: [] };
  const { artifacts, allow, scan, signal } = options;
  const { items, ...head } = (await readLedger(storedArchive(ref, { artifacts, signal }))).manifest;
  const stands = new Set(found.filter(isInLedger).map(({ rule }) => rule));
  const of = ({ rule }: Finding) => stands.has(rule);
  const names = ownNames.filter((name) => head[name] !== undefined);
  const texts = names.map((name) => textOf(`${root}/${ledger}#${name}`, { [name]: head[name] }));
  // The line of such a text says nothing.
  const inNames = (await scan(texts)).filter(of).map(({ file, rule }) => ({ file, rule }));
  const inRows = new Set((await scan([textOf(ledger, items)])).map(({ rule }) => rule));
  const isOfNames = ({ rule }: Finding) => !inRows.has(rule) && inNames.some((each) => each.rule === rule);
  return {
    found: [
      ...found.filter((each) => !isInLedger(each) || !isOfNames(each)),
      ...inNames.filter((each) => !allow.some((entry) => settles(entry, each))),
    ],
    settledBy: allow.filter((entry) => inNames.some((each) => settles(entry, each))),
  };
}

/** Whether something was found in one of the archive's own names. */
export function isOwnName({ file }: Finding): boolean {
  return ownNames.some((name) => file.endsWith(`/${ledger}#${name}`));
}
