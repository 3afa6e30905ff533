import { accepted } from '../broker/accepted.ts';
import type { CommandContext } from '../command.ts';
import { connectAs } from '../broker/connect.ts';
import { cancelGroup } from '../group/cancel-group.ts';
import { isGroup } from '../group/is-group.ts';
import { person } from '../broker/person.ts';
import type { CancelFlags } from '../commands/cancel.ts';

/** `flare cancel`: ends a flare, or all flares of a group. */
export async function runCancel(context: CommandContext, flags: CancelFlags, id: string): Promise<void> {
  await using transport = await connectAs(flags, context);
  const why = { by: person(flags.email), ...(flags.reason ? { reason: flags.reason } : {}) };
  if (isGroup(id)) return await cancelGroup({ groupId: id, ...why }, { transport, json: flags.json, context });
  const request = { flareId: id, ...why };
  const reply = accepted(await transport.request('cancel', request, { signal: context.signal }));
  if (flags.json) context.json(reply);
  else context.terminal.line(`Cancelled ${reply.flareId}`);
}
