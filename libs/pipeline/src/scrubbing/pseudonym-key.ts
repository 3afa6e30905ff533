import { randomBytes } from 'node:crypto';
import { access, constants, link, readFile, stat, unlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { FlareError, type ScrubberConfig } from '@flarewire/schemas';
import type { PseudonymKey } from '@flarewire/scrubber';

const keyBytes = 32;

/**
 * The key of the tags in one flare: a new one that is kept nowhere, or that of a case, in a file which is made for its owner alone
 * where there is none. None where no tags are wanted.
 *
 * @throws FlareError `invalid_config` where the file cannot be used
 */
export async function pseudonymKeyFor({
  pseudonyms,
  pseudonymKey: file,
}: Pick<ScrubberConfig, 'pseudonyms' | 'pseudonymKey'>): Promise<PseudonymKey | undefined> {
  if (pseudonyms === 'off') return undefined;
  if (pseudonyms === 'flare' || file === undefined) return randomBytes(keyBytes);
  return explained(file, () => keyIn(file));
}

/**
 * Whether the key of a case could be had from its file. It makes none, since that would be for whoever only looks.
 *
 * @returns whether the key is there, or would be made
 * @throws FlareError `invalid_config` where the file cannot be used
 */
export async function checkPseudonymKey(file: string): Promise<'there' | 'to be made'> {
  return explained(file, async () => {
    if (await isThere(file)) return readKey(file).then(() => 'there');
    await access(path.dirname(file), constants.W_OK | constants.X_OK);
    return 'to be made';
  });
}

async function explained<T>(file: string, use: () => Promise<T>): Promise<T> {
  try {
    return await use();
  } catch (thrown) {
    if (thrown instanceof FlareError) throw thrown;
    throw new FlareError(
      'invalid_config',
      `Cannot use ${file} as the key of pseudonyms: ${reasonOf(thrown)}; name a file in a folder that this user may write to`,
      { cause: thrown },
    );
  }
}

async function keyIn(file: string): Promise<PseudonymKey> {
  const made = randomBytes(keyBytes).toString('hex');
  // A key that is there may lie where nothing can be written, as what a system mounts for its services.
  const isNew = !(await isThere(file)) && (await putInPlace(file, `${made}\n`));
  return isNew ? Buffer.from(made, 'hex') : readKey(file);
}

async function readKey(file: string): Promise<PseudonymKey> {
  if (((await stat(file)).mode & 0o077) !== 0)
    throw new FlareError(
      'invalid_config',
      `Cannot use ${file} as the key of pseudonyms: others than its owner may read or change it; ` +
        `run chmod 600 ${file}, or remove it so that a new one is made`,
    );
  const key = (await readFile(file, 'utf8')).trim();
  if (!/^[0-9a-f]{64}$/.test(key))
    throw new FlareError(
      'invalid_config',
      `Cannot use ${file} as the key of pseudonyms: it does not hold 64 hexadecimal digits; remove it, and a new one is made`,
    );
  return Buffer.from(key, 'hex');
}

/** What the system says, in words and with its code. */
function reasonOf(thrown: unknown): string {
  const { code = '', message } = thrown as NodeJS.ErrnoException;
  const known: Record<string, string> = {
    ENOENT: 'its folder is not there',
    ENOTDIR: 'a part of its path is not a folder',
    EISDIR: 'it is a folder',
    EACCES: 'this user may not read or make it',
    EPERM: 'this user may not read or make it',
    EROFS: 'nothing can be written there',
    ENOSPC: 'its disk is full',
  };
  return known[code] ? `${known[code]} (${code})` : message;
}

async function isThere(file: string): Promise<boolean> {
  return (await stat(file).catch(() => undefined)) !== undefined;
}

/** Makes a file with its content at once, so that none is read half; says whether there was none yet. */
async function putInPlace(file: string, content: string): Promise<boolean> {
  const written = `${file}.${randomBytes(6).toString('hex')}`;
  await writeFile(written, content, { flag: 'wx', mode: 0o600 });
  try {
    await link(written, file);
    return true;
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw thrown;
  } finally {
    await unlink(written);
  }
}
