import { lstat } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import { FlareError, whyUnread } from '@flarewire/schemas';
import { openPromise, type Entry, type ZipFile } from 'yauzl';

/** An open zip. Entry names never leave the folder they are unpacked in. */
export interface ZipReader extends AsyncDisposable {
  /** Its files, without folders, in the order of its directory. */
  readonly entries: readonly Entry[];
  /** Streams one file. @throws {FlareError} `archive_unreadable` when it is damaged */
  read: (entry: Entry) => AsyncIterable<Uint8Array>;
}

const unixLink = 0o120000;
const noFile = 'it is not an ordinary file';
const noZip = 'it is not a zip, or it is cut off';

/** Opens a zip file and reads its directory. @throws {FlareError} `archive_unreadable` */
export async function openZip(path: string): Promise<ZipReader> {
  const zip = await guarded(path, async () => {
    if (!(await lstat(path)).isFile()) throw new Error(noFile);
    return openPromise(path, { autoClose: false, strictFileNames: true });
  });
  try {
    const entries = await guarded(path, () => listFiles(zip));
    return {
      entries,
      read: (entry) => readEntry(zip, entry, path),
      async [Symbol.asyncDispose]() {
        zip.close();
      },
    };
  } catch (thrown) {
    zip.close();
    throw thrown;
  }
}

async function listFiles(zip: ZipFile): Promise<Entry[]> {
  const entries: Entry[] = [];
  const names = new Set<string>();
  for await (const entry of zip.eachEntry()) {
    if (names.has(entry.fileName)) throw new Error('two of its entries have one name');
    if (entry.isEncrypted()) throw new Error('it is encrypted');
    names.add(entry.fileName);
    const isLink = ((entry.externalFileAttributes >>> 16) & 0o170000) === unixLink;
    if (!entry.fileName.endsWith('/') && !isLink) entries.push(entry);
  }
  return entries;
}

async function* readEntry(zip: ZipFile, entry: Entry, path: string): AsyncIterable<Uint8Array> {
  let checksum = 0;
  try {
    const content: AsyncIterable<Buffer> = await zip.openReadStreamPromise(entry);
    for await (const chunk of content) {
      checksum = crc32(chunk, checksum);
      yield chunk;
    }
  } catch (cause) {
    throw unreadable(path, cause);
  }
  if (checksum !== entry.crc32) throw unreadable(path, new Error('the checksum of an entry is wrong'));
}

async function guarded<T>(path: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (cause) {
    throw unreadable(path, cause);
  }
}

function unreadable(path: string, cause: unknown): FlareError {
  const reason = whyUnread(cause)
    .replace(/\.$/, '')
    .replace(/^End of central directory.*/, noZip);
  return new FlareError('archive_unreadable', `Cannot read the zip ${path}: ${reason}; ${adviceFor(cause, reason)}`, {
    cause,
  });
}

function adviceFor(cause: unknown, reason: string): string {
  if (cause instanceof Error && 'syscall' in cause) return 'name one that is there and may be read';
  if (reason === noZip) return 'name another one, or make it again';
  return reason === noFile ? 'name a zip file' : 'it may be cut off, so make it again';
}
