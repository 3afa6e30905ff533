import { execFile } from 'node:child_process';
import { mkdtempDisposable, rm, statfs, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A real disk that can be filled. */
export type SmallDisk = AsyncDisposable & {
  path: string;
  /** Leaves so many bytes of it. */
  fill: (leaving: number) => Promise<void>;
  /** Takes away again what fills it. */
  free: () => Promise<void>;
};

/** Mounts a disk in memory. @returns in one sentence why the tests are skipped, where this user may not */
export async function mountSmallDisk(mebibytes: number): Promise<SmallDisk | string> {
  await using opening = new AsyncDisposableStack();
  const folder = opening.use(await mkdtempDisposable(path.join(tmpdir(), 'flarewire-disk-'))).path;
  try {
    await run('mount', ['-t', 'tmpfs', '-o', `size=${mebibytes}m`, 'tmpfs', folder]);
  } catch (error) {
    return `No disk can be mounted here: ${error instanceof Error ? error.message.split('\n')[0] : 'unknown'}`;
  }
  opening.defer(async () => {
    await run('umount', ['--lazy', folder]);
  });
  const filler = path.join(folder, 'filler');
  const closing = opening.move();
  return {
    path: folder,
    async fill(leaving) {
      const { bavail, bsize } = await statfs(folder);
      await writeFile(filler, Buffer.alloc(bavail * bsize - leaving));
    },
    free: () => rm(filler, { force: true }),
    [Symbol.asyncDispose]: () => closing.disposeAsync(),
  };
}

/** Text that deflates by no more than a half. */
export function manyWords(lines: number): string {
  const word = () =>
    Math.random()
      .toString(36)
      .replaceAll(/[^a-z]/g, '');
  return Array.from({ length: lines }, () => Array.from({ length: 8 }, word).join(' ')).join('\n');
}
