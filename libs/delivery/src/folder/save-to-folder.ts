import { createHash, randomBytes } from 'node:crypto';
import { access, constants, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { makeFolder } from '@flarewire/disk';
import { FlareError, toFlareError } from '@flarewire/schemas';
import { nameFile } from './name-file.ts';
import type { Flare } from '../upload/post-flare.ts';

export type Saved = { path: string; sha256: string; bytes: number };

type SaveOptions = {
  folder: string;
  flare: Pick<Flare, 'name' | 'caseId' | 'open'>;
  onBytes: (sent: number) => void;
  signal: AbortSignal;
};

/**
 * Saves the zip under its name in a folder, or in the case's folder below it. It appears there as a whole or not at all, and
 * beside another one of that name: flares of one second are called the same.
 * @throws {FlareError} `storage_full`, `destination_failed`, or what `open` threw
 */
export async function saveToFolder({ folder, flare, onBytes, signal }: SaveOptions): Promise<Saved> {
  const into = join(folder, flare.caseId ?? '');
  const path = join(into, flare.name);
  const partial = join(into, `.${flare.name}.${randomBytes(4).toString('hex')}.partial`);
  const hash = createHash('sha256');
  let bytes = 0;
  const counted = async function* () {
    for await (const chunk of flare.open()) {
      hash.update(chunk);
      bytes += chunk.length;
      yield chunk;
      onBytes(bytes);
    }
  };
  try {
    await makeFolder(into, { mode: 0o700 });
    // Opened first: a file that is still being opened would appear after it was removed.
    await using file = await open(partial, 'w', 0o600);
    await pipeline(counted(), file.createWriteStream(), { signal });
    const sha256 = hash.digest('hex');
    return { path: await nameFile(partial, path, sha256), sha256, bytes };
  } catch (thrown) {
    await rm(partial, { force: true }).catch(() => {}); // below what is no folder, even `force` fails
    throw saveError(thrown, path, signal);
  }
}

/** @throws {FlareError} `destination_failed` when the folder cannot be made or written to */
export async function checkFolder(folder: string): Promise<void> {
  try {
    await makeFolder(folder, { mode: 0o700 });
    await access(folder, constants.W_OK);
  } catch (thrown) {
    throw toFlareError(thrown, 'destination_failed', `Cannot write to the folder ${folder}`);
  }
}

function saveError(thrown: unknown, path: string, signal: AbortSignal): FlareError {
  if (signal.aborted && !(thrown instanceof FlareError)) {
    return new FlareError('cancelled', `Cannot save ${path}: it was stopped before it was complete`, {
      cause: thrown,
      retryable: true,
    });
  }
  const isFull = (thrown as NodeJS.ErrnoException).code === 'ENOSPC';
  return toFlareError(thrown, isFull ? 'storage_full' : 'destination_failed', `Cannot save the flare as ${path}`);
}
