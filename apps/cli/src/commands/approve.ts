import { accepted } from '../accepted.ts';
import { askForApproval } from '../ask-for-approval.ts';
import type { Command } from '../command.ts';
import { connect, natsOption } from '../connect.ts';
import { findEvent } from '@flarewire/follow';
import { person } from '../person.ts';
import { configOption, readConfig } from '../read-config.ts';

export const approve: Command = {
  name: 'approve',
  usage: '<flare id> [--sha256 <digest>]',
  summary: 'Approves a flare that waits for it: shows what would be sent, asks, and sends exactly that.',
  options: {
    ...configOption,
    ...natsOption,
    sha256: { type: 'string', about: 'digest of the archive that is approved; without it, one is asked' },
    email: { type: 'string', short: 'e', about: 'who approves; default: your login name' },
  },
  positionals: { least: 1, most: 1 },
  async run({ values, positionals }, context) {
    await using transport = await connect(await readConfig({ values, positionals }, context), context.signal);
    const flareId = positionals[0]!;
    let sha256 = values.sha256 as string | undefined;
    if (sha256 === undefined) {
      const waiting = await findEvent('flare.awaiting-approval', flareId, { transport, signal: context.signal });
      if (!(await askForApproval(waiting, context))) {
        context.terminal.line('Aborting. The flare waits on; flare cancel ends it');
        return 0;
      }
      sha256 = waiting.finished.sha256;
    }
    const by = person(values.email as string | undefined);
    const reply = accepted(await transport.request('approve', { flareId, sha256, by }, { signal: context.signal }));
    if (values.json) context.json(reply);
    else context.terminal.line(`Approved; follow it with flare watch ${flareId}`);
    return 0;
  },
};
