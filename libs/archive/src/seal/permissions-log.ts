import type { Stats } from 'node:fs';
import { lstat, readFile } from 'node:fs/promises';
import { findingOf } from '../collect/finding.ts';
import { oneLine } from './one-line.ts';

/** Id → name, of users and of groups. */
export interface Accounts {
  users: ReadonlyMap<number, string>;
  groups: ReadonlyMap<number, string>;
}

/** The lines of permissions.log in the Agent's format: mode, owner and group of every path, in the order of their names. */
export async function permissionsLog(paths: Iterable<Buffer>, accounts: Accounts): Promise<string[]> {
  const rows = [tableRow('File path', 'mode', 'owner', 'group', 'error'), '-'.repeat(99)];
  const byName = new Map([...paths].map((path) => [path.toString('latin1'), path]));
  for (const [, path] of [...byName].toSorted(([a], [b]) => (a < b ? -1 : 1)))
    rows.push(await permissionsRow(path, accounts));
  return rows;
}

/** The accounts of this machine; none where it has no such files. */
export async function readAccounts(etc = '/etc'): Promise<Accounts> {
  return { users: await readNames(`${etc}/passwd`, 4), groups: await readNames(`${etc}/group`) };
}

async function permissionsRow(path: Buffer, { users, groups }: Accounts): Promise<string> {
  const name = oneLine(path.toString());
  try {
    const stats = await lstat(path);
    return tableRow(
      name,
      modeText(stats),
      users.get(stats.uid) ?? `${stats.uid}`,
      groups.get(stats.gid) ?? `${stats.gid}`,
      '',
    );
  } catch (thrown) {
    const missing = findingOf(thrown).state === 'not-found';
    return tableRow(
      name,
      '',
      '',
      '',
      `could not stat file ${name}: stat ${name}: ${missing ? 'no such file or directory' : 'permission denied'}`,
    );
  }
}

function tableRow(path: string, mode: string, owner: string, group: string, error: string): string {
  return `${[path.padEnd(50), mode.padEnd(5), owner.padEnd(10), group.padEnd(10), error.padEnd(10)].join(' | ')}|`;
}

/** A mode as `ls` writes it, such as `-rw-r--r--`. */
function modeText(stats: Stats): string {
  const kind = stats.isDirectory() ? 'd' : stats.isSymbolicLink() ? 'L' : '-';
  return (
    kind +
    Array.from('rwxrwxrwx')
      .map((letter, index) => (stats.mode & (0o400 >> index) ? letter : '-'))
      .join('')
  );
}

/** Names by id out of a file such as /etc/passwd. A full name, where the field has one, goes before the login. */
async function readNames(file: string, fullNameField?: number): Promise<Map<number, string>> {
  const text = await readFile(file, 'utf8').catch(() => '');
  const names = new Map<number, string>();
  for (const line of text.split('\n')) {
    const fields = line.split(':');
    const fullName = fullNameField === undefined ? '' : (fields[fullNameField]?.split(',')[0] ?? '');
    if (fields[0] && fields[2]) names.set(Number(fields[2]), fullName || fields[0]);
  }
  return names;
}
