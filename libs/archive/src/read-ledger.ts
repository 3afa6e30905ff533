import {
  FlareError,
  flareManifest,
  nonScrubbedFiles,
  scrubReport,
  type FlareManifest,
  type ScrubReport,
} from '@flarewire/schemas';
import type { Entry, ZipFile } from 'yauzl';
import type { RandomAccess } from './join/random-access.ts';
import { holdBlocks } from './join/hold-blocks.ts';
import { openRanges } from './zip/open-ranges.ts';

/** What an archive says of itself. */
export interface Ledger {
  manifest: FlareManifest;
  /** Absent where the Agent made the archive. */
  report?: ScrubReport;
  /** Files that were taken over as they were. */
  unscrubbed: readonly string[];
}

/** Bytes of the largest file that is read, unpacked; a row has some 200. */
const largest = 64 * 2 ** 20;

/**
 * Reads the ledger of an archive that lies somewhere else: its directory and three of its files, not the whole.
 * @throws {FlareError} `archive_unreadable` when it is no sound zip, or none of Flarewire's
 */
export async function readLedger(archive: RandomAccess): Promise<Ledger> {
  const zip = await openRanges(holdBlocks(archive)).catch((cause: unknown) => {
    if (cause instanceof FlareError) throw cause;
    throw unreadable('it is not a sound zip', cause);
  });
  let manifest: FlareManifest | undefined;
  let report: ScrubReport | undefined;
  let unscrubbed: readonly string[] = [];
  for await (const entry of zip.eachEntry()) {
    const [, file, ...deeper] = entry.fileName.split('/');
    if (deeper.length > 0) continue;
    if (file === 'flare-manifest.json') manifest = await read(zip, entry, flareManifest);
    if (file === 'scrub-report.json') report = await read(zip, entry, scrubReport);
    if (file === 'non_scrubbed_files.json') unscrubbed = (await read(zip, entry, nonScrubbedFiles)).files;
  }
  if (!manifest) throw unreadable('it has no flare-manifest.json, so Flarewire did not make it');
  return { manifest, unscrubbed, ...(report && { report }) };
}

async function read<T>(zip: ZipFile, entry: Entry, schema: { parse(value: unknown): T }): Promise<T> {
  // yauzl ends with an error where an entry has more bytes than its directory says.
  if (entry.uncompressedSize > largest) throw unreadable(`its ${entry.fileName} is larger than 64 MiB`);
  try {
    const content = await zip.openReadStreamPromise(entry);
    const bytes = Buffer.concat(await Array.fromAsync(content as AsyncIterable<Buffer>));
    return schema.parse(JSON.parse(bytes.toString()));
  } catch (cause) {
    if (cause instanceof FlareError) throw cause;
    throw unreadable(
      `this release does not understand its ${entry.fileName}; use the release that made it, or a newer one`,
      cause,
    );
  }
}

function unreadable(reason: string, cause?: unknown): FlareError {
  return new FlareError('archive_unreadable', `Cannot read the ledger of the archive: ${reason}`, { cause });
}
