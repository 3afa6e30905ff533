import { createReadStream, type Dirent, type Stats } from 'node:fs';
import { tmpdir } from 'node:os';
import { FlareError } from '@flarewire/schemas';
import type { Scrubber } from '@flarewire/scrubber';

/**
 * Reads a file in chunks that hold several of the scrubber's windows, so that it need not copy them. The file is opened
 * only when it is read: before that, nobody would hear that it cannot be.
 */
export async function* read(file: string): AsyncIterable<Uint8Array> {
  yield* createReadStream(file, { highWaterMark: 2 ** 19 });
}

/** Has a file written; where that fails it is left out, and named in the scrubber's report. @returns whether it was written */
export async function orQuarantine(scrubber: Scrubber, name: string, write: () => Promise<unknown>): Promise<boolean> {
  try {
    await write();
    return true;
  } catch (error) {
    if (error instanceof FlareError && error.code === 'cancelled') throw error;
    scrubber.quarantine(name, reasonOf(error));
    return false;
  }
}

/** What is scrubbed waits in a folder for temporary files, whose name tells a person nothing. */
export function noRoom(error: unknown): never {
  if ((error as { cause?: NodeJS.ErrnoException }).cause?.code !== 'ENOSPC') throw error;
  const why = `there is no room left for temporary files in ${tmpdir()}; make room, or name another folder with TMPDIR`;
  throw new FlareError('storage_full', `Cannot scrub it: ${why}`, { cause: error });
}

/** Why a file cannot be read or scrubbed, in words. */
export function reasonOf(error: unknown): string {
  // What the file could not be read for is the cause of what the scrubber then says.
  const of = error instanceof FlareError && error.code === 'scrub_failed' ? (error.cause ?? error) : error;
  const { code } = of as NodeJS.ErrnoException;
  if (code === 'EACCES') return 'this user may not read it';
  if (code === 'ENOENT') return 'it is there no more, or its name is not UTF-8';
  if (error instanceof FlareError) return error.message;
  return `it could not be read${code ? ` (${code})` : ''}`;
}

/** What is neither file nor folder, in words. */
export function kindOf(entry: Dirent | Stats): string {
  if (entry.isSymbolicLink()) return 'a link';
  if (entry.isFIFO()) return 'a named pipe';
  return entry.isSocket() ? 'a socket' : 'a device';
}
