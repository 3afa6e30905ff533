import { buildCommand } from '@stricli/core';
import type { CommandContext } from '../command.ts';
import { config, flareOrGroup, json, nats, filled } from '../arguments/options.ts';

export type GetFlags = { config?: string; nats?: string; json: boolean; out?: string };

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
        brief: 'file to write, or for a group the folder; default: here, under its own name',
        placeholder: 'path',
        optional: true,
      },
    },
    aliases: { c: 'config', o: 'out' },
  },
  async func(this: CommandContext, flags: GetFlags, id: string) {
    const { runGet } = await import('../run/get.ts');
    await runGet(this, flags, id);
  },
});
