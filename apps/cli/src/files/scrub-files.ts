import type { Stats } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { FlareError } from '@flarewire/schemas';
import type { Scrubber } from '@flarewire/scrubber';
import { makeFolder } from './make-folder.ts';
import { kindOf, noRoom, orQuarantine, read, reasonOf } from './scrub-step.ts';
import { openWorkFolder } from './work-folder.ts';
import { writeFile } from './write-file.ts';

/** What is no file, by its name below the folder, and what it is. */
export type PassedOver = { name: string; reason: string };

export type ScrubOptions = {
  scrubber: Scrubber;
  /** Ended once all is scrubbed: their memory is of use to the second pass. */
  threads: AsyncDisposable;
  signal: AbortSignal;
  /** Told how many files are scrubbed, of how many, and how many bytes were read of all. */
  onProgress?: (files: number, total: number, bytes: number) => void;
};

/**
 * Scrubs a file, or each regular file below a folder, hidden ones too, into another folder under the same names. Links in
 * it are not followed. As in a flare it takes two passes, so that a value found secret in one file is masked in all. A file
 * that cannot be scrubbed, and a folder that cannot be read, is left out and named in the scrubber's report.
 * @returns what lies below the folder and is no file, and so was passed over
 * @throws {FlareError} `invalid_request` when there is nothing to read, when one of the two folders lies in the other, or
 * when a link of the same name leads out of the folder to write to; `archive_failed` when that cannot be made
 */
export async function scrubFiles(from: string, out: string, options: ScrubOptions): Promise<PassedOver[]> {
  const { scrubber, threads, signal, onProgress = () => {} } = options;
  const { files, unread, passedOver } = await filesBelow(from, out);
  for (const { name, reason } of unread) scrubber.quarantine(name, reason);
  await makeFolder(out);
  await using spool = await openWorkFolder();
  const spooledAs = (index: number) => path.join(spool.path, String(index));
  const scrubbed = new Set<number>();
  const waiting = files.entries();
  let done = 0;
  let bytes = 0;
  const counted = async function* (source: AsyncIterable<Uint8Array>) {
    for await (const chunk of source) {
      bytes += chunk.length;
      onProgress(done, files.length, bytes);
      yield chunk;
    }
  };
  const scrubWaiting = async () => {
    for (const [index, { file, name }] of waiting) {
      signal.throwIfAborted();
      const write = () =>
        writeFile(spooledAs(index), scrubber.scrub(name, counted(read(file)), { signal })).catch(noRoom);
      if (await orQuarantine(scrubber, name, write)) scrubbed.add(index);
      onProgress((done += 1), files.length, bytes);
    }
  };
  await Promise.all(Array.from({ length: scrubber.atOnce }, scrubWaiting));
  await threads[Symbol.asyncDispose]();
  const realOut = await realpath(out);
  for (const [index, { name }] of files.entries()) {
    if (!scrubbed.has(index)) continue;
    const target = path.join(out, name);
    await stayWithin(realOut, target);
    await makeFolder(path.dirname(target));
    await orQuarantine(scrubber, name, () =>
      writeFile(target, scrubber.sweep(name, read(spooledAs(index)), { signal })),
    );
  }
  return passedOver;
}

type Below = {
  files: { file: string; name: string }[];
  /** Folders that cannot be read, and why. */
  unread: PassedOver[];
  passedOver: PassedOver[];
};

/** @throws {FlareError} `invalid_request` where there is nothing of that name */
export async function find(from: string): Promise<Stats> {
  return stat(from).catch((cause: NodeJS.ErrnoException) => {
    const reason = cause.code === 'ENOENT' ? 'there is no such file or folder' : cause.message;
    throw new FlareError('invalid_request', `Cannot scrub ${from}: ${reason}; name one that may be read`, { cause });
  });
}

async function filesBelow(from: string, out: string): Promise<Below> {
  const found = await find(from);
  const [realFrom, realOut] = [await realpath(from), await realAsFarAsThere(out)];
  if (found.isFile()) {
    if ([path.dirname(realFrom), await realpath(path.dirname(from))].includes(realOut))
      throw new FlareError('invalid_request', `Cannot scrub ${from} into ${out}, where it lies; name another folder`);
    return { files: [{ file: from, name: path.basename(from) }], unread: [], passedOver: [] };
  }
  if (!found.isDirectory())
    throw new FlareError('invalid_request', `Cannot scrub ${from}: it is ${kindOf(found)}; name a file or a folder`);
  if (isWithin(realFrom, realOut)) {
    throw new FlareError(
      'invalid_request',
      `Cannot scrub ${from} into ${out}, which lies in it; name a folder elsewhere`,
    );
  }
  const below: Below = { files: [], unread: [], passedOver: [] };
  await walk(from, '', below);
  return {
    files: below.files.toSorted(byName),
    unread: below.unread,
    passedOver: below.passedOver.toSorted(byName),
  };
}

/** Notes what lies in a folder, and in those below it. A link is none of them: what it leads to may lie anywhere. */
async function walk(folder: string, prefix: string, below: Below): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
    below.unread.push({ name: prefix || '.', reason: reasonOf(error) });
    return [];
  });
  for (const entry of entries) {
    const [file, name] = [path.join(folder, entry.name), path.join(prefix, entry.name)];
    if (entry.isDirectory()) await walk(file, name, below);
    else if (entry.isFile()) below.files.push({ file, name });
    else below.passedOver.push({ name, reason: `it is ${kindOf(entry)}` });
  }
}

function isWithin(folder: string, other: string): boolean {
  const way = path.relative(folder, other);
  return way !== '..' && !way.startsWith(`..${path.sep}`) && !path.isAbsolute(way);
}

/** Where a path leads, of which the end may not be there yet. */
async function realAsFarAsThere(file: string): Promise<string> {
  const parent = path.dirname(file);
  return realpath(file).catch(async () =>
    parent === file ? file : path.join(await realAsFarAsThere(parent), path.basename(file)),
  );
}

/** What was there before may have links in it. @throws {FlareError} `invalid_request` where one leads out of the folder */
async function stayWithin(out: string, target: string): Promise<void> {
  const folder = await realAsFarAsThere(path.dirname(target));
  if (isWithin(out, folder)) return;
  const message = `Cannot write ${target}: a link leads from there to ${folder}; name a folder without links, or an empty one`;
  throw new FlareError('invalid_request', message);
}

function byName(a: { name: string }, b: { name: string }): number {
  return a.name < b.name ? -1 : 1;
}
