import { buildCommand } from '@stricli/core';
import type { CommandContext } from '../command.ts';
import { config, json, filled } from '../arguments/options.ts';
import { placeholders } from '../arguments/placeholders.ts';

export type ScrubFlags = { config?: string; json: boolean; out?: string; rules?: 'strict' | 'closed' | 'datadog' };

export const scrub = buildCommand({
  docs: {
    brief: 'scrub files as a flare would, to see what would leave',
    fullDescription:
      'Scrubs a file, standard input (-) or all below a folder as a flare would, to see what would leave. Without --out it prints that once all is read, and on standard error what was masked. Names stay as they are. Exits 1 if a file could not be scrubbed, and so was left out.',
    customUsage: [
      { input: '/var/log/web --out scrubbed', brief: 'writes each file, scrubbed, below scrubbed/' },
      { input: 'web.log > scrubbed.log', brief: 'prints the file, scrubbed' },
      { input: '- < web.log', brief: 'prints what comes in, scrubbed' },
    ],
  },
  parameters: {
    positional: {
      kind: 'tuple',
      parameters: [{ brief: 'what to scrub; - is standard input', parse: filled, placeholder: placeholders.toScrub }],
    },
    flags: {
      config,
      json,
      out: {
        kind: 'parsed',
        parse: filled,
        brief: 'folder to write to; default: a single file is printed',
        placeholder: 'folder',
        optional: true,
      },
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
