import { findEvent } from '@flarewire/follow';
import { buildCommand } from '@stricli/core';
import { FlareError } from '@flarewire/schemas';
import type { Transport } from '@flarewire/transport';
import { accepted } from '../accepted.ts';
import { askForApproval, unanswered } from '../ask-for-approval.ts';
import { UsageError, type CommandContext } from '../command.ts';
import { connectAs } from '../connect.ts';
import { config, email, flareOrGroup, json, nats, digestOf } from '../options.ts';
import { approveWaiting } from '../group/approve-waiting.ts';
import { isGroup } from '../group/is-group.ts';
import { person } from '../person.ts';

type Flags = { config?: string; nats?: string; json: boolean; sha256?: readonly string[]; email?: string };

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
    positional: { kind: 'tuple', parameters: [flareOrGroup] },
    flags: {
      config,
      nats,
      json,
      sha256: {
        kind: 'parsed',
        parse: digestOf,
        brief: 'digest of the archive that is approved, of a group one each; without it, you are asked',
        placeholder: 'digest',
        optional: true,
        variadic: true,
      },
      email,
    },
    aliases: { c: 'config', e: 'email' },
  },
  async func(this: CommandContext, flags: Flags, id: string) {
    const { signal, terminal } = this;
    this.ifInterrupted(`Nothing was approved; ${id} waits on`);
    await using transport = await connectAs(flags, this);
    if (isGroup(id)) {
      const asked = { transport, json: flags.json, context: this, email: flags.email, digests: flags.sha256 };
      await approveWaiting(id, asked);
      return;
    }
    let [sha256, ...more] = flags.sha256 ?? [];
    if (more.length > 0) throw new UsageError('a flare has one archive; --sha256 may be repeated for a group alone');
    if (sha256 === undefined) {
      const waiting = await findEvent('flare.awaiting-approval', id, { transport, signal });
      await requireWaiting(id, transport, signal);
      const answer = await askForApproval(waiting, this);
      if (answer === undefined)
        throw unanswered(`flare "${id}"`, `it waits: flare approve ${id} --sha256 …, or flare cancel ${id}`);
      if (!answer) {
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

/** The event of a flare that was approved, or ended, since then is still stored. @throws {FlareError} `not_awaiting_approval` */
async function requireWaiting(id: string, transport: Transport, signal: AbortSignal): Promise<void> {
  const state = (await transport.flares.get(id, { signal }))?.value.state;
  if (state === 'awaiting-approval') return;
  throw new FlareError(
    'not_awaiting_approval',
    `Cannot approve flare "${id}": it is in state "${state}"; flare watch ${id} shows what became of it`,
  );
}
