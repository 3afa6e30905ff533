import type { FlareManifest, LedgerRow, ScrubReport } from '@flarewire/schemas';
import type { Scrubber } from '@flarewire/scrubber';
import { summarise } from './ledger.ts';
import { oneLine } from './one-line.ts';
import type { shownPaths } from './shown-paths.ts';
import { permissionsLog, type Accounts } from './permissions-log.ts';
import type { ZipEntry } from '../zip/write-zip.ts';

/** What an archive says of itself. */
export interface FlareFacts {
  name: string;
  root: string;
  hostname: string;
  targetName: string;
  now: Date;
  source: 'agent' | 'local';
  sourceReason?: string;
  /** Text of the `local` marker, where the running agent should have made the flare and did not. */
  marker?: string;
  notes: readonly string[];
  paths: readonly Buffer[];
  accounts: Accounts;
  /** Items that were taken over as they are. */
  unscrubbed: readonly string[];
}

/** Names of the files that every archive ends with; no item may have one. */
export const bookkeepingNames = [
  'local',
  'flare_creation.log',
  'permissions.log',
  'non_scrubbed_files.json',
  'scrub-report.json',
  'flare-manifest.json',
];

/** Those of them whose numbers are counts, sizes and times alone. */
export const countsOnly = ['scrub-report.json', 'flare-manifest.json'];

/** The files that say how the archive was made. They come last, since they hold the digests of all others. */
export async function* bookkeeping(
  facts: FlareFacts,
  { rows, names: { shown, hide } }: { rows: readonly LedgerRow[]; names: ReturnType<typeof shownPaths> },
  scrubber: Scrubber,
): AsyncIterable<ZipEntry> {
  if (facts.marker !== undefined) yield entry('local', scrubber.line(facts.marker));
  yield entry(
    'flare_creation.log',
    creationLog(facts, rows).map((line) => `${oneLine(hide(scrubber.line(line)))}\n`),
  );
  const permissions = await permissionsLog(facts.paths, facts.accounts);
  yield entry('permissions.log', permissions.map((line) => hide(scrubber.line(line))).join('\n'));
  yield entry('non_scrubbed_files.json', nonScrubbedText(facts.unscrubbed.map(shown)));
  yield entry('scrub-report.json', reportText(scrubber.report(), shown));
  yield entry('flare-manifest.json', manifest(facts, rows));
}

/** The text of scrub-report.json, in which files are called as `shown` says. */
export function reportText({ files, quarantined, ...rest }: ScrubReport, shown: (path: string) => string): string {
  const named = <F extends { name: string }>(file: F) => ({ ...file, name: shown(file.name) });
  const report = { ...rest, files: files.map(named), quarantined: quarantined.map(named) };
  return `${JSON.stringify(report, undefined, 2)}\n`;
}

function entry(path: string, text: string | Iterable<string>): ZipEntry {
  return { path, content: encoded(typeof text === 'string' ? [text] : text) };
}

async function* encoded(parts: Iterable<string>): AsyncIterable<Uint8Array> {
  for (const part of parts) if (part) yield Buffer.from(part);
}

function creationLog({ notes, now }: FlareFacts, rows: readonly LedgerRow[]): string[] {
  const errors = rows
    .filter(({ state, reason }) => reason !== undefined && state !== 'collected' && state !== 'empty')
    .map(({ item, state, reason }) => `error collecting data for '${item}': ${state}: ${reason}`);
  return [`Flare creation time: ${now.toISOString()}`, ...notes.toSorted(), ...errors];
}

/** The text of non_scrubbed_files.json: what was taken over as it was. */
export function nonScrubbedText(files: readonly string[]): string {
  const list = files.length
    ? { count: files.length, files: files.toSorted() }
    : { files: [], message: 'All files were scrubbed' };
  return JSON.stringify(list, undefined, 2);
}

function* manifest(
  { targetName, hostname, now, source, sourceReason }: FlareFacts,
  rows: readonly LedgerRow[],
): Iterable<string> {
  const { expected, present, states } = summarise(rows);
  const head: Omit<FlareManifest, 'items'> = {
    version: '1.0',
    target: targetName,
    hostname,
    created: now.toISOString(),
    source,
    expected,
    present,
    states,
  };
  if (sourceReason !== undefined) head.sourceReason = sourceReason;
  yield* manifestText(head, rows);
}

/** The text of flare-manifest.json: what the archive is, and one line for every expected item. */
export function* manifestText(head: Omit<FlareManifest, 'items'>, rows: readonly LedgerRow[]): Iterable<string> {
  yield `${JSON.stringify(head, undefined, 2).slice(0, -2)},\n  "items": [`;
  for (const [index, row] of rows.entries()) yield `${index ? ',' : ''}\n    ${JSON.stringify(row)}`;
  yield '\n  ]\n}\n';
}
