import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolder } from '@flarewire/disk';
import type { SettingsEntry, SettingsJournal } from './journal.ts';

/**
 * A journal in a folder on disk, one file per setting: for profiling without a broker.
 * It outlives the process, but is for one process at a time.
 */
export function folderJournal(folder: string): SettingsJournal {
  const fileOf = ({ service, setting }: SettingsEntry): string => join(folder, `${service}.${setting}.json`);
  return {
    async remember(entry) {
      const file = fileOf(entry);
      const there = await current(file);
      if (there === undefined ? entry.beat > 0 : there.owner !== entry.owner) return false;
      await makeFolder(folder, { mode: 0o700 });
      await writeFile(`${file}.new`, JSON.stringify(entry), { mode: 0o600, flush: true });
      await rename(`${file}.new`, file);
      return true;
    },
    async forget(entry) {
      const file = fileOf(entry);
      if ((await current(file))?.owner === entry.owner) await rm(file, { force: true });
    },
    async pending() {
      const names = await readdir(folder).catch(() => []);
      const entries = await Promise.all(
        names.filter((name) => name.endsWith('.json')).map((name) => current(join(folder, name))),
      );
      return entries.filter((entry) => entry !== undefined);
    },
  };
}

async function current(file: string): Promise<SettingsEntry | undefined> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as SettingsEntry;
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw thrown;
  }
}
