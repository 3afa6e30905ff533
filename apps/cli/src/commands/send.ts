import { accepted } from '../accepted.ts';
import type { Command } from '../command.ts';
import { connect, natsOption } from '../connect.ts';
import { followFlare } from '@flarewire/follow';
import { person } from '../person.ts';
import { configOption, readConfig } from '../read-config.ts';
import { followerFor } from './watch.ts';

export const send: Command = {
  name: 'send',
  usage: '<flare id> [--destination <name>]',
  summary: 'Sends the archive of a flare that ended without being delivered, as a flare of its own.',
  options: {
    ...configOption,
    ...natsOption,
    destination: {
      type: 'string',
      short: 'd',
      multiple: true,
      about: 'where to send it; may be repeated; default: where it was to go and did not arrive',
    },
    email: { type: 'string', short: 'e', about: 'who asks; default: your login name' },
  },
  positionals: { least: 1, most: 1 },
  async run({ values, positionals }, context) {
    const { signal } = context;
    await using transport = await connect(await readConfig({ values, positionals }, context), signal);
    const request = {
      flareId: positionals[0]!,
      by: person(values.email as string | undefined),
      ...(values.destination ? { destinations: values.destination } : {}),
    };
    const { flareId } = accepted(await transport.request('resend', request, { signal }));
    const follower = followerFor(values.json === true, context);
    const end = await followFlare(flareId, follower, { transport, signal, until: ['flare.awaiting-approval'] });
    if (end.name === 'flare.awaiting-approval') {
      context.terminal.line(`It waits until ${end.data.expires}: flare approve ${flareId}, or flare cancel ${flareId}`);
      return 0;
    }
    return end.name === 'flare.sent' ? 0 : 1;
  },
};
