import { findEvent } from '@flarewire/follow';
import { buildCommand } from '@stricli/core';
import { accepted } from '../accepted.ts';
import { askForApproval } from '../ask-for-approval.ts';
import type { CommandContext } from '../command.ts';
import { connectAs } from '../connect.ts';
import { config, email, flareId, json, nats } from '../options.ts';
import { person } from '../person.ts';

type Flags = { config?: string; nats?: string; json: boolean; sha256?: string; email?: string };

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
    positional: { kind: 'tuple', parameters: [flareId] },
    flags: {
      config,
      nats,
      json,
      sha256: {
        kind: 'parsed',
        parse: String,
        brief: 'digest of the archive that is approved; without it, you are asked',
        placeholder: 'digest',
        optional: true,
      },
      email,
    },
    aliases: { c: 'config', e: 'email' },
  },
  async func(this: CommandContext, flags: Flags, id: string) {
    const { signal, terminal } = this;
    this.ifInterrupted(`Nothing was approved; flare ${id} waits on`);
    await using transport = await connectAs(flags, this);
    let { sha256 } = flags;
    if (sha256 === undefined) {
      const waiting = await findEvent('flare.awaiting-approval', id, { transport, signal });
      if (!(await askForApproval(waiting, this))) {
        terminal.line('Aborting. The flare waits on; flare cancel ends it');
        return;
      }
      sha256 = waiting.finished.sha256;
    }
    const request = { flareId: id, sha256, by: person(flags.email) };
    const reply = accepted(await transport.request('approve', request, { signal }));
    if (flags.json) this.json(reply);
    else terminal.line(`Approved; follow it with flare watch ${id}`);
  },
});
