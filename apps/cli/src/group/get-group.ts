import path from 'node:path';
import { formatBytes } from '@flarewire/follow';
import type { Transport } from '@flarewire/transport';
import type { CommandContext } from '../command.ts';
import { fetchGroup } from './fetch-group.ts';

/** Fetches a group into one folder, and tells of each archive. */
export async function getGroup(
  groupId: string,
  options: { transport: Transport; json: boolean; context: CommandContext; out: string | undefined },
): Promise<void> {
  const { transport, json, context, out } = options;
  const { signal, terminal } = context;
  const folder = path.resolve(out ?? groupId);
  const manifest = await fetchGroup(groupId, {
    transport,
    folder,
    signal,
    fetched(archive, { target }) {
      if ('error' in archive) context.failed();
      if (json) return;
      if ('error' in archive) terminal.line(`${target}: ${archive.error.message}`);
      else terminal.line(`${path.join(folder, archive.file)}  ${formatBytes(archive.bytes)}, sha256 ${archive.sha256}`);
    },
  });
  if (json) return context.json({ folder, ...manifest });
  const { flares, profiles } = manifest;
  if (profiles) terminal.line(`${path.join(folder, profiles.summary)}  who burns most, and who differs from the rest`);
  const whole = flares.filter(({ archive }) => archive && 'file' in archive);
  terminal.line(`${folder}  ${whole.length} of ${flares.length} archives`);
}
