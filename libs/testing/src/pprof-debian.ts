import { execFile } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * The command that runs a program of a Debian package of the same name: the installed one, or one that is unpacked
 * into `folder` from a downloaded package, so that nothing is installed and no service starts.
 * Where neither works it is the bare name, which then fails to start.
 */
export async function debianProgram(name: string, { folder }: { folder: string }): Promise<string> {
  try {
    await run(name, ['--version']);
    return name;
  } catch {
    return await unpacked(name, folder).catch(() => name);
  }
}

async function unpacked(name: string, folder: string): Promise<string> {
  await run('apt-get', ['download', name], { cwd: folder });
  const file = (await readdir(folder)).find((one) => one.endsWith('.deb'));
  await run('dpkg', ['-x', join(folder, file ?? ''), folder]);
  return join(folder, 'usr', 'bin', name);
}
