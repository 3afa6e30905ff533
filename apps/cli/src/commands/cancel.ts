import { buildCommand } from '@stricli/core';
import { accepted } from '../accepted.ts';
import type { CommandContext } from '../command.ts';
import { connectAs } from '../connect.ts';
import { config, email, flareId, json, nats } from '../options.ts';
import { person } from '../person.ts';

type Flags = { config?: string; nats?: string; json: boolean; reason?: string; email?: string };

export const cancel = buildCommand({
  docs: {
    brief: 'end a flare; whatever works on it stops within seconds',
    customUsage: [{ input: 'f-12ab --reason "the wrong target"', brief: 'the reason is kept in the event' }],
  },
  parameters: {
    positional: { kind: 'tuple', parameters: [flareId] },
    flags: {
      config,
      nats,
      json,
      reason: { kind: 'parsed', parse: String, brief: 'why; kept in the event', placeholder: 'text', optional: true },
      email,
    },
    aliases: { c: 'config', e: 'email' },
  },
  async func(this: CommandContext, flags: Flags, id: string) {
    await using transport = await connectAs(flags, this);
    const request = { flareId: id, by: person(flags.email), ...(flags.reason ? { reason: flags.reason } : {}) };
    const reply = accepted(await transport.request('cancel', request, { signal: this.signal }));
    if (flags.json) this.json(reply);
    else this.terminal.line(`Cancelled ${reply.flareId}`);
  },
});
