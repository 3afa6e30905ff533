import { crc32 } from 'node:zlib';
import { FlareError, type FlareManifest, type LedgerRow, type LedgerSummary } from '@flarewire/schemas';
import { readLedger } from '../read-ledger.ts';
import { manifestText, nonScrubbedText, reportText } from '../seal/bookkeeping.ts';
import { summarise } from '../seal/ledger.ts';
import { entryHeaders, type EntryHeader } from './entry-names.ts';
import { findDirectory, type ZipDirectory } from './find-directory.ts';
import { movedHeader, offsetOf } from './move-header.ts';
import { readRange, type RandomAccess } from './random-access.ts';
import { directoryHeader, endRecords, localHeader, type WrittenEntry } from '../zip/zip-records.ts';

const manifestFile = 'flare-manifest.json';
const reportFile = 'scrub-report.json';
const unscrubbedFile = 'non_scrubbed_files.json';
/** What says what is in the archive, and so stays in it. */
const kept = [manifestFile, reportFile, unscrubbedFile];

type Reasons = ReadonlyMap<string, { reason: string; shown: string }>;

/** An archive without some of its files. */
export interface MendedArchive {
  /** What its ledger says now. */
  summary: LedgerSummary;
  /** Its bytes: the same each time. */
  stream: () => AsyncIterable<Uint8Array>;
}

/** Whether a file may be left out: the archive's own account of itself may not. */
export function canLeaveOut(file: string): boolean {
  const [, name, ...deeper] = file.split('/');
  return deeper.length > 0 || !kept.includes(name!);
}

/**
 * An archive without the files named; its ledger and its report say so, and why. All other entries are copied as they
 * are. Memory does not grow with the archive; the ledger is held, as where it was made.
 * @param options.files paths in the archive, with its root folder, the reason for each, and what the archive's account of itself
 * calls it below that folder, where it is not to tell the name
 * @param options.time of the entries that are written anew
 * @throws {FlareError} `archive_unreadable` when it is no sound zip, or none of Flarewire's; `archive_failed` when a file
 * cannot be left out; what a read is aborted with
 */
export async function leaveOut(options: {
  archive: RandomAccess;
  root: string;
  time: Date;
  files: readonly { file: string; reason: string; shown?: string }[];
}): Promise<MendedArchive> {
  const { archive, root, time, files } = options;
  const left = files.map(({ file, reason, shown = file.slice(root.length + 1) }) => [file, { reason, shown }] as const);
  const reasons: Reasons = new Map(left);
  const stays = [...reasons.keys()].find((file) => !canLeaveOut(file));
  if (stays !== undefined) throw cannot(`${stays} says what is in it`);
  const directory = await findDirectory(archive);
  const { manifest, report, unscrubbed } = await readLedger(archive);
  const items = manifest.items.map((row) => quarantined(row, reasons.get(`${root}/${row.item}`)));
  const summary = summarise(items);
  const texts = [{ name: manifestFile, text: manifestOf(manifest, items, summary) }];
  const shownAs = (name: string) => reasons.get(`${root}/${name}`)?.shown ?? name;
  if (report) {
    const more = [...reasons.values()].map(({ reason, shown }) => ({ name: shown, reason }));
    const quarantinedFiles = [...report.quarantined, ...more];
    texts.push({ name: reportFile, text: reportText({ ...report, quarantined: quarantinedFiles }, shownAs) });
  }
  const said = unscrubbed.map(shownAs);
  if (said.some((name, index) => name !== unscrubbed[index]))
    texts.push({ name: unscrubbedFile, text: nonScrubbedText(said) });

  const written = texts.map(({ name, text }) => ({ name: `${root}/${name}`, bytes: Buffer.from(text) }));
  const gone = new Set([...reasons.keys(), ...written.map(({ name }) => name)]);
  return { summary, stream: () => rewritten({ archive, directory, gone, written, time }) };
}

function quarantined({ sha256, ...row }: LedgerRow, left: { reason: string; shown: string } | undefined): LedgerRow {
  if (left) return { ...row, item: left.shown, state: 'quarantined', bytes: 0, reason: left.reason };
  return sha256 === undefined ? row : { ...row, sha256 };
}

function manifestOf(manifest: FlareManifest, items: readonly LedgerRow[], summary: LedgerSummary): string {
  const { items: _, ...head } = manifest;
  const { expected, present, states } = summary;
  return [...manifestText({ ...head, expected, present, states }, items)].join('');
}

interface Rewriting {
  archive: RandomAccess;
  directory: ZipDirectory;
  gone: ReadonlySet<string>;
  written: readonly { name: string; bytes: Buffer }[];
  time: Date;
}

async function* rewritten({ archive, directory, gone, written, time }: Rewriting): AsyncIterable<Uint8Array> {
  let position = 0;
  for await (const { start, end } of keptRanges(archive, directory, gone)) {
    yield* readRange(archive, start, end);
    position += end - start;
  }
  const added: WrittenEntry[] = [];
  for (const { name, bytes } of written) {
    const entry = { name, size: bytes.length, crc32: crc32(bytes), time, offset: position };
    added.push(entry);
    yield localHeader(entry);
    yield bytes;
    position += localHeader(entry).length + bytes.length;
  }
  const offset = position;
  let entries = 0;
  let dropped = 0;
  for await (const { header, size } of sized(archive, directory)) {
    if (gone.has(header.name)) {
      dropped += size;
      continue;
    }
    const moved = movedHeader(header, dropped);
    yield moved;
    position += moved.length;
    entries += 1;
  }
  for (const entry of added) {
    yield directoryHeader(entry);
    position += directoryHeader(entry).length;
  }
  entries += added.length;
  yield endRecords({ offset, size: position - offset, entries, comment: directory.comment });
}

/** Where the entries that stay lie; neighbours are one range. */
async function* keptRanges(
  archive: RandomAccess,
  directory: ZipDirectory,
  gone: ReadonlySet<string>,
): AsyncIterable<{ start: number; end: number }> {
  let start = 0;
  let end = 0;
  for await (const { header, size } of sized(archive, directory)) {
    if (gone.has(header.name)) {
      if (end > start) yield { start, end };
      start = end + size;
    }
    end += size;
  }
  if (end > start) yield { start, end };
}

/** Each entry with the bytes that it takes, its headers among them. */
async function* sized(
  archive: RandomAccess,
  directory: ZipDirectory,
): AsyncIterable<{ header: EntryHeader; size: number }> {
  let last: EntryHeader | undefined;
  for await (const header of entryHeaders(archive, directory)) {
    if (last) yield { header: last, size: sizeBetween(offsetOf(last), offsetOf(header)) };
    else if (offsetOf(header) !== 0) throw cannot('its first entry does not lie at its beginning');
    last = header;
  }
  if (last) yield { header: last, size: sizeBetween(offsetOf(last), directory.offset) };
}

function sizeBetween(start: number, end: number): number {
  if (end <= start) throw cannot('its entries are not in the order of its directory');
  return end - start;
}

function cannot(reason: string): FlareError {
  return new FlareError('archive_failed', `Cannot leave a file out of the archive: ${reason}; create the flare again`);
}
