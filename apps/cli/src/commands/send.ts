import { buildCommand } from '@stricli/core';
import type { CommandContext } from '../command.ts';
import { config, email, flareId, json, nats, requestId, filled } from '../arguments/options.ts';

export type SendFlags = {
  config?: string;
  nats?: string;
  json: boolean;
  destination?: readonly string[];
  email?: string;
  requestId?: string;
};

export const send = buildCommand({
  docs: {
    brief: 'send a flare that was not delivered',
    fullDescription: 'Sends the archive of a flare that ended without being delivered, as a flare of its own.',
    customUsage: [
      { input: 'f-12ab', brief: 'to the destinations that it did not reach' },
      { input: 'f-12ab --destination support', brief: 'to somewhere else' },
    ],
  },
  parameters: {
    positional: { kind: 'tuple', parameters: [flareId] },
    flags: {
      config,
      nats,
      json,
      destination: {
        kind: 'parsed',
        parse: filled,
        brief: 'where to send it; may be repeated; default: the destinations that it did not reach',
        placeholder: 'name',
        optional: true,
        variadic: true,
      },
      email,
      requestId: { ...requestId, brief: 'the same id twice sends it once' },
    },
    aliases: { c: 'config', d: 'destination', e: 'email' },
  },
  async func(this: CommandContext, flags: SendFlags, id: string) {
    const { runSend } = await import('../run/send.ts');
    await runSend(this, flags, id);
  },
});
