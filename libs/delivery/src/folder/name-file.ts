import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { access, link, rename, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';

/**
 * Gives a finished file its name, or that name with `~2`, `~3` and so on before its ending where other bytes have it. A file that
 * is there already stays as it is; the same bytes again are that file.
 * @returns the path that it has now
 */
export async function nameFile(partial: string, path: string, sha256: string): Promise<string> {
  for (let number = 1; ; number += 1) {
    const wanted = number === 1 ? path : path.replace(/(\.[^./]*)?$/, `~${number}$1`);
    try {
      await moveTo(partial, wanted);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      if ((await digestOf(wanted)) !== sha256) continue;
    }
    await rm(partial, { force: true });
    return wanted;
  }
}

/** Moves a file to a name that nothing has. @throws an error of code `EEXIST` where something has it */
async function moveTo(from: string, to: string): Promise<void> {
  try {
    await link(from, to);
  } catch (error) {
    // A file system without links: nobody else saves there at this very moment, hopefully.
    if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'].includes((error as NodeJS.ErrnoException).code ?? ''))
      throw error;
    const isFree = await access(to).then(
      () => false,
      () => true,
    );
    if (!isFree) throw Object.assign(new Error(`${to} exists`), { code: 'EEXIST' });
    await rename(from, to);
  }
}

async function digestOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
