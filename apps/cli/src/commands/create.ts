import { buildCommand } from '@stricli/core';
import type { CommandContext } from '../command.ts';
import { createAliases, createFlags, type CreateFlags } from '../create/create-flags.ts';
import { placeholders } from '../arguments/placeholders.ts';

export const create = buildCommand({
  docs: {
    brief: 'make a flare, ask before it is sent, and follow it to its end',
    fullDescription:
      'Makes a flare, asks before it is sent, and follows it to its end. Without a broker it is made in this process.',
    customUsage: [
      { input: '4242 --email ops@example.com', brief: 'for case 4242; shows what it would send, and asks' },
      { input: '4242 --send --profile 10', brief: 'asks nothing; profiles of 10 seconds' },
      { input: '--target web --no-wait --json', brief: 'only asks for it, for scripts' },
      {
        input: "--targets 'web-*' --targets tier=db",
        brief: 'of many targets at one instant: names, globs and labels',
      },
    ],
  },
  parameters: {
    positional: {
      kind: 'tuple',
      parameters: [
        {
          brief: 'support case; without it, a new one is opened',
          parse: String,
          placeholder: placeholders.case,
          optional: true,
        },
      ],
    },
    flags: createFlags,
    aliases: createAliases,
  },
  async func(this: CommandContext, flags: CreateFlags, caseId?: string) {
    const { runCreate } = await import('../run/create.ts');
    await runCreate(this, flags, caseId);
  },
});
