import { mkdir, writeFile as write } from 'node:fs/promises';
import path from 'node:path';
import { finishedArchive } from '@flarewire/archive/read';
import { formatBytes } from '@flarewire/follow';
import { FlareError } from '@flarewire/schemas';
import type { Transport } from '@flarewire/transport';
import type { CommandContext } from '../command.ts';
import { writeFile } from '../write-file.ts';
import { groupManifest, type FetchedArchive } from './group-manifest.ts';
import { readStory } from './read-story.ts';
import { writeSummary } from './write-summary.ts';

/** Fetches the archives of a group into one folder, a zip a target, and writes `group-manifest.json` and what
 * their profiles say together beside them. */
export async function getGroup(
  groupId: string,
  options: { transport: Transport; json: boolean; context: CommandContext; out: string | undefined },
): Promise<void> {
  const { transport, json, context, out } = options;
  const { signal, terminal } = context;
  const story = await readStory(groupId, { transport, signal });
  const folder = path.resolve(out ?? groupId);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const fetched: FetchedArchive[] = [];
  for (const { flareId, target, parts } of story.flares) {
    if (!parts) continue;
    const file = `${target}.zip`;
    try {
      const source = finishedArchive(parts, { artifacts: transport.artifacts, signal }).open();
      const written = await writeFile(path.join(folder, file), source);
      fetched.push({ flareId, file, ...written });
      if (!json) terminal.line(`${path.join(folder, file)}  ${formatBytes(written.bytes)}, sha256 ${written.sha256}`);
    } catch (error) {
      if (!(error instanceof FlareError)) throw error;
      fetched.push({ flareId, error: { code: error.code, message: error.message } });
      context.failed();
      if (!json) terminal.line(`${target}: ${error.message}`);
    }
  }
  const summed = await writeSummary(story, folder, { transport, signal });
  const manifest = { ...groupManifest(story, fetched), ...(summed ? { profiles: summed } : {}) };
  await write(path.join(folder, 'group-manifest.json'), `${JSON.stringify(manifest, undefined, 2)}\n`, { mode: 0o600 });
  if (json) context.json({ folder, ...manifest });
  else {
    if (summed) terminal.line(`${path.join(folder, summed.summary)}  who burns most, and who differs from the rest`);
    terminal.line(`${folder}  ${fetched.filter((one) => 'file' in one).length} of ${story.flares.length} archives`);
  }
}
