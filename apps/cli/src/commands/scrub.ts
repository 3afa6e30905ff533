import { buildCommand } from '@stricli/core';
import type { CommandContext } from '../command.ts';
import { config, json, filled } from '../arguments/options.ts';
import { placeholders } from '../arguments/placeholders.ts';

export type ScrubFlags = { config?: string; json: boolean; out: string; rules?: 'strict' | 'closed' | 'datadog' };

export const scrub = buildCommand({
  docs: {
    brief: 'scrub files as a flare would, to see what would leave',
    fullDescription:
      'Scrubs files as a flare would, to see what would leave. Names stay as they are. Exits 1 if a file could not be scrubbed, and so was left out.',
    customUsage: [{ input: '/var/log/web --out scrubbed', brief: 'writes each file, scrubbed, below scrubbed/' }],
  },
  parameters: {
    positional: {
      kind: 'tuple',
      parameters: [{ brief: 'what to scrub', parse: filled, placeholder: placeholders.toScrub }],
    },
    flags: {
      config,
      json,
      out: { kind: 'parsed', parse: filled, brief: 'folder to write to', placeholder: 'folder' },
      rules: {
        kind: 'enum',
        values: ['strict', 'closed', 'datadog'],
        brief: 'rule set; default: the configuration’s, else strict',
        optional: true,
      },
    },
    aliases: { c: 'config', o: 'out' },
  },
  async func(this: CommandContext, flags: ScrubFlags, from: string) {
    const { runScrub } = await import('../run/scrub.ts');
    await runScrub(this, flags, from);
  },
});
