import { createHash, randomBytes } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { FlareError } from '@flarewire/schemas';

/**
 * Writes a stream to a file that only its owner may read (mode 0600), which appears when it is whole.
 * @throws {FlareError} `archive_failed` when the file cannot be written
 */
export async function writeFile(
  file: string,
  source: AsyncIterable<Uint8Array>,
): Promise<{ bytes: number; sha256: string }> {
  const partial = `${file}.${randomBytes(4).toString('hex')}.partial`;
  const hash = createHash('sha256');
  let bytes = 0;
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
    if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') await rm(partial, { force: true });
    if (cause instanceof FlareError) throw cause;
    throw new FlareError('archive_failed', `Cannot write ${file}: ${(cause as Error).message}`, { cause });
  }
  return { bytes, sha256: hash.digest('hex') };
}
