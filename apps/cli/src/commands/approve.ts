import { buildCommand } from '@stricli/core';
import type { CommandContext } from '../command.ts';
import { config, email, flareOrGroup, json, nats, digestOf } from '../arguments/options.ts';

export type ApproveFlags = {
  config?: string;
  nats?: string;
  json: boolean;
  sha256?: readonly string[];
  email?: string;
};

export const approve = buildCommand({
  docs: {
    brief: 'approve a flare that waits for it',
    fullDescription: 'Shows what a flare that waits would send, asks, and sends exactly that.',
    customUsage: [
      { input: 'f-12ab', brief: 'shows what would be sent, and asks' },
      { input: 'f-12ab --sha256 9f86d0…', brief: 'asks nothing, and approves only that archive' },
    ],
  },
  parameters: {
    positional: { kind: 'tuple', parameters: [flareOrGroup] },
    flags: {
      config,
      nats,
      json,
      sha256: {
        kind: 'parsed',
        parse: digestOf,
        brief: 'digest of the archive to approve, for a group one for each archive; without it, you are asked',
        placeholder: 'digest',
        optional: true,
        variadic: true,
      },
      email,
    },
    aliases: { c: 'config', e: 'email' },
  },
  async func(this: CommandContext, flags: ApproveFlags, id: string) {
    const { runApprove } = await import('../run/approve.ts');
    await runApprove(this, flags, id);
  },
});
