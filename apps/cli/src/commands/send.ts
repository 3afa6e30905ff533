import { followFlare } from '@flarewire/follow';
import { buildCommand } from '@stricli/core';
import { accepted } from '../accepted.ts';
import type { CommandContext } from '../command.ts';
import { connectAs } from '../connect.ts';
import { goesOn } from '../goes-on.ts';
import { config, email, flareId, json, nats, requestId, filled } from '../options.ts';
import { person } from '../person.ts';
import { followerFor } from '../follower-for.ts';

type Flags = {
  config?: string;
  nats?: string;
  json: boolean;
  destination?: readonly string[];
  email?: string;
  requestId?: string;
};

export const send = buildCommand({
  docs: {
    brief: 'send a flare after all that was not delivered',
    fullDescription: 'Sends the archive of a flare that ended without being delivered, as a flare of its own.',
    customUsage: [
      { input: 'f-12ab', brief: 'to where it was to go and did not arrive' },
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
        brief: 'where to send it; may be repeated; default: where it was to go and did not arrive',
        placeholder: 'name',
        optional: true,
        variadic: true,
      },
      email,
      requestId: { ...requestId, brief: 'the same id twice sends it once' },
    },
    aliases: { c: 'config', d: 'destination', e: 'email' },
  },
  async func(this: CommandContext, flags: Flags, id: string) {
    const { signal, terminal } = this;
    this.ifInterrupted('Nothing was sent');
    await using transport = await connectAs(flags, this);
    const { destination: destinations, requestId } = flags;
    const wishes = { ...(destinations ? { destinations } : {}), ...(requestId ? { requestId } : {}) };
    const request = { flareId: id, by: person(flags.email), ...wishes };
    const { flareId: sent } = accepted(await transport.request('resend', request, { signal }));
    this.ifInterrupted(goesOn(sent));
    const follower = followerFor(flags.json, this);
    const end = await followFlare(sent, follower, { transport, signal, until: ['flare.awaiting-approval'] });
    if (end.name === 'flare.awaiting-approval')
      terminal.line(`It waits until ${end.data.expires}: flare approve ${sent}, or flare cancel ${sent}`);
    else if (end.name !== 'flare.sent') this.failed();
  },
});
