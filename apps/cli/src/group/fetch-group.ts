import { writeFile as write } from 'node:fs/promises';
import path from 'node:path';
import { finishedArchive } from '@flarewire/archive/read';
import { FlareError } from '@flarewire/schemas';
import type { Transport } from '@flarewire/transport';
import { makeFolder } from '../files/make-folder.ts';
import { writeFile } from '../files/write-file.ts';
import { groupManifest, type FetchedArchive } from './group-manifest.ts';
import { readStory, type FlareStory } from './read-story.ts';
import { writeSummary } from './write-summary.ts';

/** What the folder of a group says in `group-manifest.json`. */
export type GroupFolder = ReturnType<typeof groupManifest> & { profiles?: { summary: string; merged: string[] } };

/**
 * Fetches the archives of a group into a folder, a zip a target, and writes `group-manifest.json` and what
 * their profiles say together beside them.
 * @throws {FlareError} `unknown_group`
 */
export async function fetchGroup(
  groupId: string,
  options: {
    transport: Transport;
    folder: string;
    signal: AbortSignal;
    /** Told of each archive when it was written, or could not be. */
    fetched?: (archive: FetchedArchive, flare: FlareStory) => void;
  },
): Promise<GroupFolder> {
  const { transport, folder, signal } = options;
  const story = await readStory(groupId, { transport, signal });
  await makeFolder(folder, { mode: 0o700 });
  const archives: FetchedArchive[] = [];
  for (const flare of story.flares) {
    if (!flare.parts) continue;
    const archive = await fetchArchive(flare, flare.parts, { transport, folder, signal });
    archives.push(archive);
    options.fetched?.(archive, flare);
  }
  const profiles = await writeSummary(story, folder, { transport, signal });
  const manifest = { ...groupManifest(story, archives), ...(profiles ? { profiles } : {}) };
  await write(path.join(folder, 'group-manifest.json'), `${JSON.stringify(manifest, undefined, 2)}\n`, { mode: 0o600 });
  return manifest;
}

async function fetchArchive(
  { flareId, target }: FlareStory,
  parts: NonNullable<FlareStory['parts']>,
  { transport, folder, signal }: { transport: Transport; folder: string; signal: AbortSignal },
): Promise<FetchedArchive> {
  const file = `${target}.zip`;
  try {
    const source = finishedArchive(parts, { artifacts: transport.artifacts, signal }).open();
    return { flareId, file, ...(await writeFile(path.join(folder, file), source)) };
  } catch (error) {
    if (!(error instanceof FlareError)) throw error;
    return { flareId, error: { code: error.code, message: error.message } };
  }
}
