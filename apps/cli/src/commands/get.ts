import path from 'node:path';
import { FlareError } from '@flarewire/schemas';
import { finishedArchive } from '@flarewire/pipeline';
import type { Transport } from '@flarewire/transport';
import type { Command } from '../command.ts';
import { connect, natsOption } from '../connect.ts';
import { formatBytes } from '@flarewire/follow';
import { findEvent } from '@flarewire/follow';
import { configOption, readConfig } from '../read-config.ts';
import { writeFile } from '../write-file.ts';

export const get: Command = {
  name: 'get',
  usage: '<flare id> [--out <zip>]',
  summary: 'Fetches the archive of a flare from the artifact store: the same bytes that were, or would be, sent.',
  options: {
    ...configOption,
    ...natsOption,
    out: { type: 'string', short: 'o', about: 'file to write; default: here, under the flare’s own name' },
  },
  positionals: { least: 1, most: 1 },
  async run({ values, positionals }, context) {
    const { signal } = context;
    await using transport = await connect(await readConfig({ values, positionals }, context), signal);
    const parts = await partsOf(positionals[0]!, transport, signal);
    const file = path.resolve((values.out as string | undefined) ?? parts.archive.name);
    const written = await writeFile(file, finishedArchive(parts, { artifacts: transport.artifacts, signal }).open());
    if (values.json) context.json({ archive: file, ...written });
    else context.terminal.line(`${file}  ${formatBytes(written.bytes)}, sha256 ${written.sha256}`);
    return 0;
  },
};

/** The archive with its profiles, or the archive alone of a flare that did not come that far. */
async function partsOf(
  flareId: string,
  transport: Transport,
  signal: AbortSignal,
): Promise<Parameters<typeof finishedArchive>[0]> {
  try {
    return await findEvent('profiles.collected', flareId, { transport, signal });
  } catch (error) {
    if (!(error instanceof FlareError) || error.code !== 'unknown_flare') throw error;
    return { archive: (await findEvent('flare.created', flareId, { transport, signal })).archive, profiles: [] };
  }
}
