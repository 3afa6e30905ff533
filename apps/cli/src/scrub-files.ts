import { createReadStream, type Dirent, type Stats } from 'node:fs';
import { glob, stat } from 'node:fs/promises';
import path from 'node:path';
import { FlareError } from '@flarewire/schemas';
import type { Scrubber } from '@flarewire/scrubber';
import { makeFolder } from './make-folder.ts';
import { openWorkFolder } from './work-folder.ts';
import { writeFile } from './write-file.ts';

/** What is no file, by its name below the folder, and what it is. */
export type PassedOver = { name: string; reason: string };

type ScrubOptions = {
  scrubber: Scrubber;
  /** Ended once all is scrubbed: their memory is of use to the second pass. */
  threads: AsyncDisposable;
  signal: AbortSignal;
  onFile?: (done: number, total: number) => void;
};

/**
 * Scrubs a file, or each regular file below a folder, into another folder under the same names; links in it are not followed.
 * As in a flare it takes two passes, so that a value found secret in one file is masked in all; a file that cannot be
 * scrubbed is left out and named in the scrubber's report.
 * @returns what lies below the folder and is no file, and so was passed over
 * @throws {FlareError} `invalid_request` when there is nothing to read, or the folder to write to lies in what is read;
 * `archive_failed` when that cannot be made
 */
export async function scrubFiles(from: string, out: string, options: ScrubOptions): Promise<PassedOver[]> {
  const { scrubber, threads, signal, onFile = () => {} } = options;
  const { files, passedOver } = await filesBelow(from, out);
  await makeFolder(out);
  await using spool = await openWorkFolder();
  const spooledAs = (index: number) => path.join(spool.path, String(index));
  const scrubbed = new Set<number>();
  const waiting = files.entries();
  let done = 0;
  const scrubWaiting = async () => {
    for (const [index, { file, name }] of waiting) {
      signal.throwIfAborted();
      const write = () => writeFile(spooledAs(index), scrubber.scrub(name, read(file), { signal }));
      if (await orQuarantine(scrubber, name, write)) scrubbed.add(index);
      onFile((done += 1), files.length);
    }
  };
  await Promise.all(Array.from({ length: scrubber.atOnce }, scrubWaiting));
  await threads[Symbol.asyncDispose]();
  for (const [index, { name }] of files.entries()) {
    if (!scrubbed.has(index)) continue;
    const target = path.join(out, name);
    await makeFolder(path.dirname(target));
    await orQuarantine(scrubber, name, () =>
      writeFile(target, scrubber.sweep(name, read(spooledAs(index)), { signal })),
    );
  }
  return passedOver;
}

/** In chunks of which several windows of the scrubber fit into one, so that it need not copy them. */
function read(file: string): AsyncIterable<Uint8Array> {
  return createReadStream(file, { highWaterMark: 2 ** 19 });
}

async function orQuarantine(scrubber: Scrubber, name: string, write: () => Promise<unknown>): Promise<boolean> {
  try {
    await write();
    return true;
  } catch (error) {
    if (error instanceof FlareError && error.code === 'cancelled') throw error;
    scrubber.quarantine(name, error instanceof FlareError ? error.message : reasonOf(error));
    return false;
  }
}

function reasonOf(error: unknown): string {
  const { code } = error as NodeJS.ErrnoException;
  return code === 'EACCES' ? 'this user may not read it' : `it could not be read${code ? ` (${code})` : ''}`;
}

type Below = { files: { file: string; name: string }[]; passedOver: PassedOver[] };

async function filesBelow(from: string, out: string): Promise<Below> {
  const found = await stat(from).catch((cause: NodeJS.ErrnoException) => {
    const reason = cause.code === 'ENOENT' ? 'there is no such file or folder' : cause.message;
    throw new FlareError('invalid_request', `Cannot scrub ${from}: ${reason}; name one that may be read`, { cause });
  });
  if (found.isFile()) return { files: [{ file: from, name: path.basename(from) }], passedOver: [] };
  if (!found.isDirectory())
    throw new FlareError('invalid_request', `Cannot scrub ${from}: it is ${kindOf(found)}; name a file or a folder`);
  if (!path.relative(from, out).startsWith('..')) {
    throw new FlareError(
      'invalid_request',
      `Cannot scrub ${from} into ${out}, which lies in it; name a folder elsewhere`,
    );
  }
  const files: Below['files'] = [];
  const passedOver: PassedOver[] = [];
  for await (const entry of glob('**/*', { cwd: from, withFileTypes: true })) {
    const file = path.join(entry.parentPath, entry.name);
    const name = path.relative(from, file);
    if (entry.isFile()) files.push({ file, name });
    else if (!entry.isDirectory()) passedOver.push({ name, reason: `it is ${kindOf(entry)}` });
  }
  return { files: files.toSorted(byName), passedOver: passedOver.toSorted(byName) };
}

function byName(a: { name: string }, b: { name: string }): number {
  return a.name < b.name ? -1 : 1;
}

function kindOf(entry: Dirent | Stats): string {
  if (entry.isSymbolicLink()) return 'a link';
  if (entry.isFIFO()) return 'a named pipe';
  return entry.isSocket() ? 'a socket' : 'a device';
}
