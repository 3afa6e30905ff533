import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

const starter = 'apps/cli/bin/flare.js';

/** Copies what the command line is started with, beside the program that was bundled: the Node, the cache and the memory that it runs with. */
export async function copyStarter(repository: string, into: string): Promise<void> {
  const text = await readFile(path.join(repository, starter), 'utf8');
  await mkdir(path.join(into, path.dirname(starter)), { recursive: true });
  await writeFile(path.join(into, starter), text.replace('../src/main.ts', '../src/main.js'));
}
