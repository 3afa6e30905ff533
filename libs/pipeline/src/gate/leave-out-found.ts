import { canLeaveOut, leaveOut, storedArchive } from '@flarewire/archive/read';
import { allowLine, type Finding } from '@flarewire/gate';
import { FlareError, type ArchiveInfo, type ArtifactRef, type LedgerSummary } from '@flarewire/schemas';
import { placeInFile } from '@flarewire/schemas/figures';
import type { ArtifactStore } from '@flarewire/transport';
import { isOwnName } from './own-names.ts';

/** A finding in a file, or in its name: then `shown` is what the archive calls it instead, below its root folder. */
export type FoundFile = Finding & { shown?: string };

/** A stored archive without the files in which the gate found something. */
export type WithoutFound = { ref: ArtifactRef; ledger: LedgerSummary };

/**
 * Stores an archive anew without the files in which the gate found something; its ledger names them as quarantined.
 * @throws {FlareError} `archive_unreadable`, `archive_failed`, and those of the artifact store
 */
export async function leaveOutFound(
  { ref, root, made }: ArchiveInfo,
  found: readonly FoundFile[],
  options: { key: string; artifacts: ArtifactStore; signal: AbortSignal },
): Promise<WithoutFound> {
  const { key, artifacts, signal } = options;
  const { summary, stream } = await leaveOut({
    archive: storedArchive(ref, options),
    root,
    time: new Date(made),
    files: mendedFiles(found),
  });
  return { ref: await artifacts.put(key, stream(), { signal }), ledger: summary };
}

/** Whether something was found in what the archive says of itself, which cannot be left out. */
export function isInAccounts(finding: Finding): boolean {
  return !canLeaveOut(finding.file) || isOwnName(finding);
}

/** The files with a finding, each once, what the ledger says of them, and what it calls them. */
function mendedFiles(found: readonly FoundFile[]): { file: string; reason: string; shown?: string }[] {
  return Object.entries(Object.groupBy(found, ({ file }) => file)).map(([file, findings = []]) => {
    const shown = findings.find((each) => each.shown)?.shown;
    const reason = `the gate found what looks like a secret in ${shown ? 'its name' : 'it'} (${rulesByLine(findings)})`;
    return { file, reason, ...(shown && { shown }) };
  });
}

/** `line 3: issued-token, github/GITHUB_TOKEN; line 214: labelled-secret`. */
function rulesByLine(findings: readonly Finding[]): string {
  const byLine = Map.groupBy(findings, ({ line }) => line);
  return [...byLine]
    .map(([line, those]) => {
      const rules = [...new Set(those.map(({ rule }) => rule))].join(', ');
      return line === undefined ? rules : `line ${line}: ${rules}`;
    })
    .join('; ');
}

/** More findings than these are counted. */
const mostNamed = 5;

/** What ends a flare that the gate does not let pass. It names files, lines and rules, never a value. */
export function residualSecret(found: readonly Finding[], why: string): FlareError {
  const first = found.slice(0, mostNamed);
  const named = first.map((finding) => `${placeInFile(finding)} (${finding.rule})`);
  const more = found.length - named.length;
  const where = `${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
  const mask = 'if it is one, name its key or pattern under "scrubber" in flarewire.yaml';
  const names = found.filter(isOwnName);
  const lines = [...new Set((names.length > 0 ? names : first).map(allowLine))].join(', ');
  const settle = `if not, settle it there with scrubber: { allow: [${lines}] }`;
  return new FlareError(
    'residual_secret',
    `Cannot send the flare: it may still hold a secret, ${why}: ${where}; ${mask}; ${settle}`,
  );
}
