import { accepted } from '../accepted.ts';
import type { Command } from '../command.ts';
import { connect, natsOption } from '../connect.ts';
import { person } from '../person.ts';
import { configOption, readConfig } from '../read-config.ts';

export const cancel: Command = {
  name: 'cancel',
  usage: '<flare id> [--reason <text>]',
  summary: 'Ends a flare that is not yet being sent.',
  options: {
    ...configOption,
    ...natsOption,
    reason: { type: 'string', about: 'why; kept in the event' },
    email: { type: 'string', short: 'e', about: 'who cancels; default: your login name' },
  },
  positionals: { least: 1, most: 1 },
  async run({ values, positionals }, context) {
    await using transport = await connect(await readConfig({ values, positionals }, context), context.signal);
    const { reason, email } = values as { reason?: string; email?: string };
    const request = { flareId: positionals[0]!, by: person(email), ...(reason ? { reason } : {}) };
    const reply = accepted(await transport.request('cancel', request, { signal: context.signal }));
    if (values.json) context.json(reply);
    else context.terminal.line(`Cancelled ${reply.flareId}`);
    return 0;
  },
};
