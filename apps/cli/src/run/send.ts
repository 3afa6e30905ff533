import { followFlare } from '@flarewire/follow';
import { accepted } from '../broker/accepted.ts';
import type { CommandContext } from '../command.ts';
import { connectAs } from '../broker/connect.ts';
import { goesOn } from '../terminal/goes-on.ts';
import { person } from '../broker/person.ts';
import { followerFor } from '../terminal/follower-for.ts';
import type { SendFlags } from '../commands/send.ts';

/** `flare send`: sends a flare after all and follows it. */
export async function runSend(context: CommandContext, flags: SendFlags, id: string): Promise<void> {
  const { signal, terminal } = context;
  context.ifInterrupted('Nothing was sent');
  await using transport = await connectAs(flags, context);
  const { destination: destinations, requestId } = flags;
  const wishes = { ...(destinations ? { destinations } : {}), ...(requestId ? { requestId } : {}) };
  const request = { flareId: id, by: person(flags.email), ...wishes };
  const { flareId: sent } = accepted(await transport.request('resend', request, { signal }));
  context.ifInterrupted(goesOn(sent));
  if (!flags.json) terminal.entry('accepted', `${sent} sends what flare ${id} has collected`);
  const follower = followerFor(flags.json, context);
  const end = await followFlare(sent, follower, { transport, signal, until: ['flare.awaiting-approval'] });
  if (end.name === 'flare.awaiting-approval')
    terminal.line(`It waits until ${end.data.expires}: flare approve ${sent}, or flare cancel ${sent}`);
  else if (end.name !== 'flare.sent') context.failed();
}
