import { mkdtemp, open, rm, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { formatBytes } from '@flarewire/schemas/figures';
import { ownPrefix, removeAbandonedFolders } from '../own-folders.ts';
import { FindingError } from './finding.ts';

/** A flare takes less time than they may be old. */
const spools = { prefix: 'flarewire-archive-', abandonedMs: 6 * 3_600_000 };
const memoryBytes = 16 * 2 ** 20;
const chunkBytes = 2 ** 19;

/** Scrubbed bytes on their way into the zip. */
export interface SpoolFile {
  /** Bytes written so far. */
  readonly bytes: number;
  write: (chunk: Uint8Array) => Promise<void>;
  close: () => Promise<void>;
  /** A chunk is good until the next is asked for. */
  read: () => AsyncIterable<Uint8Array>;
  remove: () => Promise<void>;
}

/** A private place for the scrubbed items of one flare; dispose removes all of it. */
export interface Spool extends AsyncDisposable {
  create: () => Promise<SpoolFile>;
  /** Why it is in memory, where it is. */
  readonly note?: string;
}

/**
 * Opens a spool in a new folder below `root` that only this user can enter. Where no folder can be made (a read-only
 * root file system), it keeps at most 16 MiB in memory.
 */
export async function openSpool(root: string): Promise<Spool> {
  try {
    return folderSpool(await mkdtemp(join(root, await ownPrefix(spools))));
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    return memorySpool(`No temp folder, so at most ${formatBytes(memoryBytes)} are collected: ${why}`);
  }
}

/** Removes the spools below a folder that killed processes have left, as far as it may. Never throws. */
export function removeAbandonedSpools(root: string, now: Date): Promise<void> {
  return removeAbandonedFolders(root, spools, now);
}

function folderSpool(folder: string): Spool {
  let files = 0;
  return {
    create: () => createFile(join(folder, String(files++))),
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
}

async function createFile(path: string): Promise<SpoolFile> {
  let file: FileHandle | undefined = await open(path, 'wx', 0o600);
  let bytes = 0;
  const close = async () => {
    const closing = file;
    file = undefined;
    await closing?.close();
  };
  return {
    get bytes() {
      return bytes;
    },
    async write(chunk) {
      await file!.appendFile(chunk);
      bytes += chunk.length;
    },
    close,
    async *read() {
      await using spooled = await open(path);
      const buffer = Buffer.allocUnsafeSlow(Math.min(bytes, chunkBytes));
      for (let left = bytes; left > 0;) {
        const { bytesRead } = await spooled.read(buffer, 0, Math.min(left, chunkBytes));
        if (bytesRead === 0) throw new FindingError({ state: 'failed', reason: 'its temp file was cut off' });
        left -= bytesRead;
        yield buffer.subarray(0, bytesRead);
      }
    },
    async remove() {
      await close();
      await rm(path, { force: true });
    },
  };
}

function memorySpool(note: string): Spool {
  let room = memoryBytes;
  return {
    note,
    create: async () => {
      const chunks: Uint8Array[] = [];
      return {
        get bytes() {
          return chunks.reduce((sum, { length }) => sum + length, 0);
        },
        async write(chunk) {
          if (chunk.length > room)
            throw new FindingError({ state: 'failed', reason: 'no temp folder, and no room left in memory' });
          room -= chunk.length;
          chunks.push(Uint8Array.from(chunk));
        },
        async close() {},
        async *read() {
          yield* chunks;
        },
        async remove() {
          for (const chunk of chunks.splice(0)) room += chunk.length;
        },
      };
    },
    async [Symbol.asyncDispose]() {},
  };
}
