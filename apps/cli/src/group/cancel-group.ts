import type { Transport } from '@flarewire/transport';
import { accepted } from '../broker/accepted.ts';
import type { CommandContext } from '../command.ts';

/** More refusals, most often the same for all, would say nothing more. */
const mostRefused = 5;

/** Cancels the flares of a group, and tells which could not be: the command fails then. */
export async function cancelGroup(
  request: { groupId: string; by: string; reason?: string },
  { transport, json, context }: { transport: Transport; json: boolean; context: CommandContext },
): Promise<void> {
  const { signal, terminal } = context;
  const reply = accepted(await transport.requestGroup('cancel', request, { signal }));
  if (reply.refused.length > 0) context.failed();
  if (json) return context.json(reply);
  terminal.line(`Cancelled ${reply.cancelled.length} of ${reply.cancelled.length + reply.refused.length}`);
  for (const { message } of reply.refused.slice(0, mostRefused)) terminal.line(`  ${message}`);
  const more = reply.refused.length - mostRefused;
  if (more > 0) terminal.line(`  and ${more} more: flare ls --group ${request.groupId} shows in which state each is`);
}
