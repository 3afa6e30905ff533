import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, rename, rm, stat, statfs } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { makeFolder } from '@flarewire/disk';
import { artifactRef, FlareError } from '@flarewire/schemas';
import { isCode, storageError } from './disk-errors.ts';
import { pieceBytes } from './cut-parts.ts';
import { giveBack } from './give-back.ts';
import type { StoredPart } from '../port/artifact-store.ts';
import type { PartStore } from './part-store.ts';
import { filesBelow, removeEmptyFolders, sweepFolder } from './sweep-folder.ts';

/**
 * Parts as files below a folder. A file has its name only once all its bytes are on the disk, so no reader ever sees
 * half a part.
 */
export function createFolderParts(path: string): PartStore {
  const folder = resolve(path);
  const pathOf = (key: string) => {
    // A key comes from an event that anyone may have published.
    if (!artifactRef.shape.key.safeParse(key).success) {
      throw new FlareError('artifact_missing', 'Cannot read an artifact: its key is not a name in the store');
    }
    return join(folder, key);
  };
  return {
    store: 'folder',
    bucket: 'flares',
    async put(key, pieces) {
      const path = pathOf(key);
      const partial = `${path}.${randomUUID()}.partial`;
      const digest = createHash('sha256');
      try {
        await makeFolder(dirname(path));
        await using file = await open(partial, 'wx');
        for (const piece of pieces) {
          digest.update(piece);
          await file.writeFile(piece);
          giveBack(piece);
        }
        await file.sync();
      } catch (error) {
        await rm(partial, { force: true });
        throw storageError(key, error);
      }
      await rename(partial, path);
      await syncFolder(dirname(path));
      return digest.digest('hex');
    },
    async *get({ key, size }, signal) {
      try {
        const highWaterMark = Math.min(pieceBytes, size + 1);
        yield* createReadStream(pathOf(key), { highWaterMark, signal }) as AsyncIterable<Uint8Array>;
      } catch (error) {
        if (!isCode(error, 'ENOENT', 'ENOTDIR')) throw error;
        throw new FlareError('artifact_missing', `Cannot read "${key}": it is not in the folder`, { cause: error });
      }
    },
    async room() {
      await makeFolder(folder);
      const { bavail, bsize } = await statfs(folder);
      return bavail * bsize;
    },
    async delete(key) {
      const path = pathOf(key);
      await rm(path, { force: true });
      await removeEmptyFolders(folder, dirname(path));
    },
    async list() {
      const parts: StoredPart[] = [];
      for (const path of (await filesBelow(folder)).filter((each) => !each.endsWith('.partial'))) {
        const found = await stat(path).catch(() => undefined);
        if (found) parts.push({ key: relative(folder, path), bytes: found.size, stored: found.mtime });
      }
      return parts;
    },
    async keys(below) {
      const paths = await filesBelow(pathOf(below));
      return paths.filter((path) => !path.endsWith('.partial')).map((path) => relative(folder, path));
    },
    sweep: (options) => sweepFolder(folder, options),
  };
}

/** Makes a rename outlast a power failure. */
async function syncFolder(path: string): Promise<void> {
  await using folder = await open(path, 'r');
  await folder.sync();
}
