import { crc32 } from 'node:zlib';
import { FlareError } from '@flarewire/schemas';
import { entryNames } from './entry-names.ts';
import { findDirectory, type ZipDirectory } from './find-directory.ts';
import { holdBlocks } from './hold-blocks.ts';
import { readRange, type RandomAccess } from './random-access.ts';
import { directoryHeader, endRecords, localHeader, type WrittenEntry } from '../zip/zip-records.ts';

/** A collected profile. `read` is called twice: once for its checksum, once for its bytes. */
export type ProfileSource = { file: string; size: number; read(): AsyncIterable<Uint8Array> };

export type JoinOptions = {
  archive: RandomAccess;
  /** The archive's root folder. */
  root: string;
  /** Time of the entries that are added. */
  time: Date;
  profiles: ProfileSource[];
  signal?: AbortSignal;
};

/**
 * The finished archive: the zip `archive` with the profiles added under `<root>/profiles/`.
 * The archive's entries are copied as they are; profiles are stored, since they are gzip already.
 * The same input gives the same bytes, on every machine. No profile: the archive's own bytes.
 * Memory does not grow with the archive, nor with the number of its entries.
 * @throws {FlareError} `archive_unreadable` before the first byte when the archive is not a sound zip;
 * `archive_failed` when a profile cannot be added; `cancelled`
 */
export async function* joinProfiles(options: JoinOptions): AsyncIterable<Uint8Array> {
  const { profiles, signal } = options;
  const archive = holdBlocks(options.archive);
  const directory = await findDirectory(archive);
  const folder = `${options.root}/profiles/`;
  checkFiles(profiles);
  const taken = await namesIn(archive, directory, folder);
  const added = await planEntries(options, folder, directory, taken);

  const body = async function* () {
    yield* readRange(archive, 0, directory.offset);
    for (const { entry, profile } of added) {
      yield localHeader(entry);
      if (profile) yield* checkedBytes(profile, entry);
    }
    yield* readRange(archive, directory.offset, directory.offset + directory.size);
    const headers = Buffer.concat(added.map(({ entry }) => directoryHeader(entry)));
    yield headers;
    yield endRecords(grown(directory, added, headers.length));
  };
  for await (const chunk of profiles.length === 0 ? readRange(archive, 0, archive.size) : body()) {
    throwIfAborted(signal);
    if (chunk.length > 0) yield chunk;
  }
}

function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted)
    throw new FlareError('cancelled', 'Cannot join the profiles: it was stopped; ask again', {
      cause: signal.reason,
      retryable: true,
    });
}

type Added = { entry: WrittenEntry; profile?: ProfileSource };

function checkFiles(profiles: ProfileSource[]): void {
  const names = new Set<string>();
  for (const { file } of profiles) {
    if (!/^[A-Za-z0-9_][A-Za-z0-9_.-]{0,254}$/.test(file)) throw notAdded(file, 'its name is not a plain file name');
    if (names.has(file)) throw notAdded(file, 'there are two of that name');
    names.add(file);
  }
}

/** Names in the profiles' folder that the archive has already. */
async function namesIn(archive: RandomAccess, directory: ZipDirectory, folder: string): Promise<Set<string>> {
  const names = new Set<string>();
  for await (const name of entryNames(archive, directory)) if (name.startsWith(folder)) names.add(name);
  return names;
}

async function planEntries(options: JoinOptions, folder: string, directory: ZipDirectory, taken: Set<string>) {
  const { profiles, time, signal } = options;
  const added: Added[] = [];
  let offset = directory.offset;
  const add = (entry: Omit<WrittenEntry, 'offset' | 'time'>, profile?: ProfileSource) => {
    const placed = { ...entry, time, offset };
    added.push(profile ? { entry: placed, profile } : { entry: placed });
    offset += localHeader(placed).length + entry.size;
  };
  if (profiles.length > 0 && !taken.has(folder)) add({ name: folder, size: 0, crc32: 0 });
  for (const profile of profiles) {
    throwIfAborted(signal);
    const name = folder + profile.file;
    if (taken.has(name)) throw notAdded(profile.file, 'the archive has a file of that name already');
    add({ name, size: profile.size, crc32: await checksum(profile) }, profile);
  }
  return added;
}

async function checksum(profile: ProfileSource): Promise<number> {
  let sum = 0;
  let size = 0;
  for await (const chunk of profile.read()) {
    sum = crc32(chunk, sum);
    size += chunk.length;
  }
  if (size !== profile.size) throw notAdded(profile.file, `it has ${size} bytes instead of ${profile.size}`);
  return sum;
}

async function* checkedBytes(profile: ProfileSource, entry: WrittenEntry): AsyncIterable<Uint8Array> {
  let sum = 0;
  for await (const chunk of profile.read()) {
    sum = crc32(chunk, sum);
    yield chunk;
  }
  if (sum !== entry.crc32) throw notAdded(profile.file, 'its bytes changed while it was read');
}

function grown(directory: ZipDirectory, added: Added[], headersLength: number): ZipDirectory {
  const bytes = added.reduce((sum, { entry }) => sum + localHeader(entry).length + entry.size, 0);
  return {
    offset: directory.offset + bytes,
    size: directory.size + headersLength,
    entries: directory.entries + added.length,
    comment: directory.comment,
  };
}

function notAdded(file: string, reason: string): FlareError {
  return new FlareError(
    'archive_failed',
    `Cannot add the profile ${file} to the archive: ${reason}; create the flare again`,
  );
}
