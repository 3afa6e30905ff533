import { formatBytes } from '@flarewire/follow';
import { FlareError, type FlareAwaitingApproval } from '@flarewire/schemas';
import type { Transport } from '@flarewire/transport';
import { accepted } from '../broker/accepted.ts';
import { isYes, unanswered } from '../terminal/ask-for-approval.ts';
import type { CommandContext } from '../command.ts';
import { person } from '../broker/person.ts';
import { requireGroup } from './require-group.ts';
import { aligned, byName } from '../terminal/table.ts';

type Options = {
  transport: Transport;
  json: boolean;
  context: CommandContext;
  email: string | undefined;
  /** Digests of the archives that are approved; without them, the person is shown all that wait and asked. */
  digests?: readonly string[] | undefined;
};

/**
 * Approves the archives of a group that wait, each by its digest.
 * @returns whether any was approved
 * @throws {FlareError} `not_awaiting_approval` where none waits, `unknown_group`
 */
export async function approveWaiting(groupId: string, options: Options): Promise<boolean> {
  const { transport, json, context, email, digests } = options;
  const { signal, terminal } = context;
  const waiting = await waitingOf(groupId, transport, signal);
  if (waiting.length === 0) await requireGroup(groupId, { transport, signal });
  if (waiting.length === 0)
    throw new FlareError(
      'not_awaiting_approval',
      `Cannot approve group "${groupId}": none of its flares waits for that; flare watch ${groupId} shows what became of them`,
    );
  const chosen = digests ? waiting.filter(({ finished }) => digests.includes(finished.sha256)) : waiting;
  if (chosen.length === 0)
    throw new FlareError(
      'approval_mismatch',
      `Cannot approve group "${groupId}": none of its archives that wait has such a digest; flare approve ${groupId} shows them`,
    );
  if (!digests) {
    const approved = await isApproved(waiting, context);
    if (approved === undefined)
      throw unanswered(
        `the flares of group "${groupId}"`,
        `they wait: flare approve ${groupId} with --sha256 for each, or flare cancel ${groupId}`,
      );
    if (!approved) {
      terminal.line('Aborting. The flares wait on; flare cancel ends them');
      return false;
    }
  }
  const archives = chosen.map(({ flareId, finished }) => ({ flareId, sha256: finished.sha256 }));
  const request = { groupId, archives, by: person(email) };
  const reply = accepted(await transport.requestGroup('approve', request, { signal }));
  if (json) context.json(reply);
  else terminal.line(`Approved ${reply.approved.length} of ${waiting.length}`);
  for (const { message } of json ? [] : reply.refused) terminal.line(`  ${message}`);
  if (reply.refused.length > 0) context.failed();
  return reply.approved.length > 0;
}

/** Tells what would be sent of each target and where to, and asks once. */
async function isApproved(
  waiting: readonly FlareAwaitingApproval[],
  context: CommandContext,
): Promise<boolean | undefined> {
  const rows = waiting.map(({ target, finished }) => [target, formatBytes(finished.bytes), finished.sha256]);
  for (const line of aligned([['TARGET', 'SIZE', 'SHA256'], ...rows])) context.terminal.line(line);
  const places = new Set(
    waiting.flatMap(({ destinations }) => destinations.map(({ name, host }) => `${name} (${host})`)),
  );
  context.terminal.line(`They are going to be uploaded to ${[...places].join(', ')}`);
  return isYes(context, `Are you sure you want to upload ${waiting.length} flares? [y/N]`);
}

async function waitingOf(groupId: string, transport: Transport, signal: AbortSignal): Promise<FlareAwaitingApproval[]> {
  const waiting = new Map<string, FlareAwaitingApproval>();
  for await (const { name, data } of transport.tail({ from: 'start', groupId, until: 'stored', signal })) {
    if (name === 'flare.awaiting-approval') waiting.set(data.flareId, data);
    else waiting.delete(data.flareId);
  }
  return [...waiting.values()].toSorted((a, b) => byName(a.target, b.target));
}
