import path from 'node:path';
import { formatBytes } from '@flarewire/follow';
import { finishedArchive } from '@flarewire/archive/read';
import { buildCommand } from '@stricli/core';
import { collectedParts } from '../collected-parts.ts';
import type { CommandContext } from '../command.ts';
import { connectAs } from '../connect.ts';
import { config, flareOrGroup, json, nats, filled } from '../options.ts';
import { getGroup } from '../group/get-group.ts';
import { isGroup } from '../group/is-group.ts';
import { writeFile } from '../write-file.ts';

type Flags = { config?: string; nats?: string; json: boolean; out?: string };

export const get = buildCommand({
  docs: {
    brief: 'fetch the archive of a flare, or those of a group',
    fullDescription:
      'Fetches the archive of a flare from the artifact store: the same bytes that were, or would be, sent.',
    customUsage: [
      { input: 'f-12ab --out case.zip', brief: 'writes case.zip' },
      { input: 'g-34cd --out case', brief: 'a folder with a zip for each target, and group-manifest.json' },
    ],
  },
  parameters: {
    positional: { kind: 'tuple', parameters: [flareOrGroup] },
    flags: {
      config,
      nats,
      json,
      out: {
        kind: 'parsed',
        parse: filled,
        brief: 'file to write, of a group the folder; default: here, under its own name',
        placeholder: 'path',
        optional: true,
      },
    },
    aliases: { c: 'config', o: 'out' },
  },
  async func(this: CommandContext, flags: Flags, id: string) {
    const { signal } = this;
    this.ifInterrupted('No file was written');
    await using transport = await connectAs(flags, this);
    if (isGroup(id)) return await getGroup(id, { transport, json: flags.json, context: this, out: flags.out });
    const parts = await collectedParts(id, { transport, signal });
    const file = path.resolve(flags.out ?? parts.archive.name);
    const written = await writeFile(file, finishedArchive(parts, { artifacts: transport.artifacts, signal }).open());
    if (flags.json) this.json({ archive: file, ...written });
    else this.terminal.line(`${file}  ${formatBytes(written.bytes)}, sha256 ${written.sha256}`);
  },
});
