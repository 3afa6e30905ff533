import {
  FlareError,
  flareManifest,
  scrubReport,
  type FlareManifest,
  type LedgerRow,
  type ScrubReport,
} from '@flarewire/schemas';
import { isWhole } from './seal/ledger.ts';
import { openZip, type ZipReader } from './zip/read-zip.ts';

/** A finished archive's manifest, and what else is in it. */
export interface Inspection extends FlareManifest {
  /** The items that are not whole. */
  missing: LedgerRow[];
  /** What was masked in which file; absent where the Agent made the archive. */
  scrub?: ScrubReport;
  /** Names of the profiles that were added. */
  profiles: string[];
  /** In one sentence for a person: `87 of 90, missing: …; in part: …`. */
  sentence: string;
}

const largestManifest = 256 * 2 ** 20;
const mostNamed = 5;

/**
 * Reads the ledger of a finished archive.
 * @throws {FlareError} `archive_unreadable` when the file is no sound zip, or none of Flarewire's
 */
export async function inspectArchive(path: string): Promise<Inspection> {
  await using zip = await openZip(path);
  const manifest = await readOwn(zip, path, 'flare-manifest.json', flareManifest);
  if (!manifest)
    throw new FlareError(
      'archive_unreadable',
      `Cannot inspect ${path}: it has no flare-manifest.json, so Flarewire did not make it`,
    );
  const scrub = await readOwn(zip, path, 'scrub-report.json', scrubReport);
  const missing = manifest.items.filter((row) => !isWhole(row));
  return {
    ...manifest,
    missing,
    ...(scrub && { scrub }),
    profiles: zip.entries
      .map(({ fileName }) => fileName.split('/'))
      .flatMap(([, folder, name]) => (folder === 'profiles' && name ? [name] : [])),
    sentence: sentenceOf(manifest, missing),
  };
}

/** What the archive says of itself under a name; undefined where it does not. */
async function readOwn<T>(
  zip: ZipReader,
  path: string,
  name: string,
  schema: { parse: (value: unknown) => T },
): Promise<T | undefined> {
  const entry = zip.entries.find(({ fileName }) => fileName.split('/').slice(1).join('/') === name);
  if (!entry || entry.uncompressedSize > largestManifest) return undefined;
  const bytes = Buffer.concat(await Array.fromAsync(zip.read(entry)));
  try {
    return schema.parse(JSON.parse(bytes.toString()));
  } catch (cause) {
    throw new FlareError(
      'archive_unreadable',
      `Cannot inspect ${path}: its ${name} is not one that this release understands`,
      { cause },
    );
  }
}

function sentenceOf({ expected, present }: FlareManifest, missing: readonly LedgerRow[]): string {
  const { absent = [], part = [] } = Object.groupBy(missing, ({ sha256 }) =>
    sha256 === undefined ? 'absent' : 'part',
  );
  const what = absent.length ? `missing: ${named(absent)}` : 'nothing is missing';
  const nothing = present === 0 && expected > 0 ? 'nothing was collected: ' : '';
  return `${nothing}${present} of ${expected}, ${what}${part.length ? `; in part: ${named(part)}` : ''}`;
}

function named(rows: readonly LedgerRow[]): string {
  const first = rows
    .slice(0, mostNamed)
    .map(({ item, state, reason }) => `${item} (${state}${reason ? `: ${reason}` : ''})`);
  const more = rows.length - first.length;
  return `${first.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
