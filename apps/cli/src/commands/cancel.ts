import { buildCommand } from '@stricli/core';
import type { CommandContext } from '../command.ts';
import { config, email, flareOrGroup, json, nats } from '../arguments/options.ts';

export type CancelFlags = { config?: string; nats?: string; json: boolean; reason?: string; email?: string };

export const cancel = buildCommand({
  docs: {
    brief: 'end a flare, or all flares of a group; whatever works on them stops within seconds',
    customUsage: [{ input: 'f-12ab --reason "the wrong target"', brief: 'the reason is kept in the event' }],
  },
  parameters: {
    positional: { kind: 'tuple', parameters: [flareOrGroup] },
    flags: {
      config,
      nats,
      json,
      reason: { kind: 'parsed', parse: String, brief: 'why; kept in the event', placeholder: 'text', optional: true },
      email,
    },
    aliases: { c: 'config', e: 'email' },
  },
  async func(this: CommandContext, flags: CancelFlags, id: string) {
    const { runCancel } = await import('../run/cancel.ts');
    await runCancel(this, flags, id);
  },
});
