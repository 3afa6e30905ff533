import path from 'node:path';
import { formatBytes } from '@flarewire/follow';
import { finishedArchive } from '@flarewire/archive/read';
import { collectedParts } from '../broker/collected-parts.ts';
import type { CommandContext } from '../command.ts';
import { connectAs } from '../broker/connect.ts';
import { getGroup } from '../group/get-group.ts';
import { isGroup } from '../group/is-group.ts';
import { writeFile } from '../files/write-file.ts';
import type { GetFlags } from '../commands/get.ts';

/** `flare get`: writes the archive of a flare, or those of a group. */
export async function runGet(context: CommandContext, flags: GetFlags, id: string): Promise<void> {
  const { signal } = context;
  context.ifInterrupted('No file was written');
  await using transport = await connectAs(flags, context);
  if (isGroup(id)) return await getGroup(id, { transport, json: flags.json, context, out: flags.out });
  const parts = await collectedParts(id, { transport, signal });
  const file = path.resolve(flags.out ?? parts.archive.name);
  const written = await writeFile(file, finishedArchive(parts, { artifacts: transport.artifacts, signal }).open());
  if (flags.json) context.json({ archive: file, ...written });
  else context.terminal.line(`${file}  ${formatBytes(written.bytes)}, sha256 ${written.sha256}`);
}
