import { createReadStream } from 'node:fs';
import { glob, lstat, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { FlareError } from '@flarewire/schemas';
import type { Scrubber } from '@flarewire/scrubber';
import { openWorkFolder } from './work-folder.ts';
import { writeFile } from './write-file.ts';

type ScrubOptions = {
  scrubber: Scrubber;
  /** Ended once all is scrubbed: their memory is of use to the second pass. */
  threads: AsyncDisposable;
  signal: AbortSignal;
  onFile?: (done: number, total: number) => void;
};

/**
 * Scrubs a file, or each regular file below a folder, into another folder under the same names; links are not followed.
 * As in a flare it takes two passes, so that a value found secret in one file is masked in all; a file that cannot be
 * scrubbed is left out and named in the scrubber's report.
 * @throws {FlareError} `invalid_request` when there is nothing to read, or the folder to write to lies in what is read
 */
export async function scrubFiles(from: string, out: string, options: ScrubOptions): Promise<void> {
  const { scrubber, threads, signal, onFile = () => {} } = options;
  const files = await filesBelow(from, out);
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
    await mkdir(path.dirname(target), { recursive: true });
    await orQuarantine(scrubber, name, () =>
      writeFile(target, scrubber.sweep(name, read(spooledAs(index)), { signal })),
    );
  }
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
    scrubber.quarantine(name, error instanceof FlareError ? error.message : 'it could not be read');
    return false;
  }
}

async function filesBelow(from: string, out: string): Promise<{ file: string; name: string }[]> {
  const found = await lstat(from).catch((cause: unknown) => {
    throw new FlareError('invalid_request', `Cannot scrub ${from}: there is no such file or folder`, { cause });
  });
  if (found.isFile()) return [{ file: from, name: path.basename(from) }];
  if (!path.relative(from, out).startsWith('..')) {
    throw new FlareError(
      'invalid_request',
      `Cannot scrub ${from} into ${out}, which lies in it; name a folder elsewhere`,
    );
  }
  const files: { file: string; name: string }[] = [];
  for await (const entry of glob('**/*', { cwd: from, withFileTypes: true })) {
    const file = path.join(entry.parentPath, entry.name);
    if (entry.isFile()) files.push({ file, name: path.relative(from, file) });
  }
  return files.toSorted((a, b) => (a.name < b.name ? -1 : 1));
}
