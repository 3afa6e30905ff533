import { randomBytes } from 'node:crypto';
import type { Command } from '../command.ts';
import { connect, natsOption } from '../connect.ts';
import { findEvent } from '@flarewire/follow';
import { followFlare } from '@flarewire/follow';
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
      about: 'where to send it; may be repeated; default: where it was to go',
    },
  },
  positionals: { least: 1, most: 1 },
  async run({ values, positionals }, context) {
    const { signal } = context;
    await using transport = await connect(await readConfig({ values, positionals }, context), signal);
    const { request, ...collected } = await findEvent('profiles.collected', positionals[0]!, { transport, signal });
    const destinations = values.destination as string[] | undefined;
    const flareId = `f-${randomBytes(10).toString('hex')}`;
    // Whoever publishes a valid event takes the stage's place: the uploader treats it like any other.
    await transport.publish(
      'profiles.collected',
      {
        ...collected,
        flareId,
        time: new Date().toISOString(),
        request: { ...request, send: true, ...(destinations ? { destinations } : {}) },
      },
      { signal },
    );
    const end = await followFlare(flareId, followerFor(values.json === true, context), { transport, signal });
    return end.name === 'flare.sent' ? 0 : 1;
  },
};
