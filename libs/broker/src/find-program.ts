import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';

/** Where system services lie that an ordinary user's path leaves out. */
const systemFolders = ['/usr/sbin', '/usr/local/bin', '/opt/homebrew/bin'];

/** The full path of a program on `PATH` or in the system's folders, if it is there. */
export async function findProgram(name: string, path: string | undefined): Promise<string | undefined> {
  const folders = [...(path ?? '').split(delimiter).filter(Boolean), ...systemFolders];
  for (const folder of folders) {
    const candidate = join(folder, process.platform === 'win32' ? `${name}.exe` : name);
    try {
      await access(candidate, constants.X_OK);
      return candidate;
    } catch {
      // Not in this folder.
    }
  }
  return undefined;
}
