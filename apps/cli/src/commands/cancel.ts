import { buildCommand } from '@stricli/core';
import { accepted } from '../accepted.ts';
import type { CommandContext } from '../command.ts';
import { connectAs } from '../connect.ts';
import { config, email, flareOrGroup, json, nats } from '../options.ts';
import { cancelGroup } from '../group/cancel-group.ts';
import { isGroup } from '../group/is-group.ts';
import { person } from '../person.ts';

type Flags = { config?: string; nats?: string; json: boolean; reason?: string; email?: string };

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
  async func(this: CommandContext, flags: Flags, id: string) {
    await using transport = await connectAs(flags, this);
    const why = { by: person(flags.email), ...(flags.reason ? { reason: flags.reason } : {}) };
    if (isGroup(id)) return await cancelGroup({ groupId: id, ...why }, { transport, json: flags.json, context: this });
    const request = { flareId: id, ...why };
    const reply = accepted(await transport.request('cancel', request, { signal: this.signal }));
    if (flags.json) this.json(reply);
    else this.terminal.line(`Cancelled ${reply.flareId}`);
  },
});
