import { createHash, randomBytes } from 'node:crypto';
import { access, constants, open, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { FlareError } from '@flarewire/schemas';

/**
 * Writes a stream to a file that only its owner may read (mode 0600), which appears when it is whole. What is there and is
 * no file stays: a device such as /dev/null would else be replaced for everybody.
 * @throws {FlareError} `archive_failed` when the file cannot be written
 */
export async function writeFile(
  file: string,
  source: AsyncIterable<Uint8Array>,
): Promise<{ bytes: number; sha256: string }> {
  const partial = `${file}.${randomBytes(4).toString('hex')}.partial`;
  const hash = createHash('sha256');
  let bytes = 0;
  await refuseUnlessFile(file);
  try {
    {
      await using handle = await open(partial, 'wx', 0o600);
      for await (const chunk of source) {
        hash.update(chunk);
        bytes += chunk.length;
        await handle.writeFile(chunk);
      }
      await handle.sync();
    }
    await rename(partial, file);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') await rm(partial, { force: true }).catch(() => {});
    if (cause instanceof FlareError) throw cause;
    throw unwritable(file, cause);
  }
  return { bytes, sha256: hash.digest('hex') };
}

/** Whether `writeFile` may make this file, before the work that fills it. @throws {FlareError} `archive_failed` */
export async function mayWrite(file: string): Promise<void> {
  await refuseUnlessFile(file);
  try {
    await access(path.dirname(file), constants.W_OK);
  } catch (cause) {
    throw unwritable(file, cause);
  }
}

async function refuseUnlessFile(file: string): Promise<void> {
  if (file === '-') throw new FlareError('archive_failed', 'Cannot write -: an archive goes into a file; name one');
  const there = await stat(file).catch(() => undefined);
  if (!there && file.endsWith(path.sep)) throw unwritable(path.join(file, 'x'), { code: 'ENOENT' }, file);
  if (!there || there.isFile()) return;
  const code = there.isDirectory() ? 'EISDIR' : 'ENOTSUP';
  throw unwritable(file, Object.assign(new Error('not a file'), { code }));
}

function unwritable(file: string, cause: unknown, named = file): FlareError {
  const folder = path.dirname(path.resolve(file));
  const { code, message } = cause as NodeJS.ErrnoException;
  const reasons: Record<string, string> = {
    ENOENT: `there is no folder ${folder}; make it, or name another one`,
    EACCES: `this user may not write in ${folder}; name another folder`,
    EROFS: `${folder} can only be read; name another folder`,
    ENOSPC: `there is no room left in ${folder}; make room, or name another folder`,
    ENOTDIR: `${folder} is not a folder; name another one`,
    EISDIR: 'it is a folder; name a file',
    ENOTSUP: 'it is a device, a pipe or a socket; name a file',
  };
  return new FlareError('archive_failed', `Cannot write ${named}: ${reasons[code ?? ''] ?? message}`, { cause });
}
