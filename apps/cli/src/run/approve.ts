import { findEvent } from '@flarewire/follow';
import { FlareError, hasEnded, type FlareState } from '@flarewire/schemas';
import type { Transport } from '@flarewire/transport';
import { accepted } from '../broker/accepted.ts';
import { askForApproval, unanswered } from '../terminal/ask-for-approval.ts';
import { UsageError, type CommandContext } from '../command.ts';
import { connectAs } from '../broker/connect.ts';
import { approveWaiting } from '../group/approve-waiting.ts';
import { isGroup } from '../group/is-group.ts';
import { person } from '../broker/person.ts';
import type { ApproveFlags } from '../commands/approve.ts';

/** `flare approve`: approves a flare, or asks about each of a group that waits. */
export async function runApprove(context: CommandContext, flags: ApproveFlags, id: string): Promise<void> {
  const { signal, terminal } = context;
  context.ifInterrupted(`Nothing was approved; ${id} waits on`);
  await using transport = await connectAs(flags, context);
  if (isGroup(id)) {
    const asked = { transport, json: flags.json, context, email: flags.email, digests: flags.sha256 };
    await approveWaiting(id, asked);
    return;
  }
  let [sha256, ...more] = flags.sha256 ?? [];
  if (more.length > 0) throw new UsageError('a flare has one archive; --sha256 may be repeated for a group alone');
  if (sha256 === undefined) {
    await requireWaiting(id, transport, signal);
    const waiting = await findEvent('flare.awaiting-approval', id, { transport, signal });
    const answer = await askForApproval(waiting, context);
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
  if (flags.json) context.json(reply);
  else terminal.line(`Approved; follow it with flare watch ${id}`);
}

/**
 * The event of a flare that was approved, or ended, since then is still stored; one without a record is looked for among the events.
 * @throws {FlareError} `not_awaiting_approval`
 */
async function requireWaiting(id: string, transport: Transport, signal: AbortSignal): Promise<void> {
  const state = (await transport.flares.get(id, { signal }))?.value.state;
  if (state === undefined || state === 'awaiting-approval') return;
  throw new FlareError(
    'not_awaiting_approval',
    `Cannot approve flare "${id}": ${notWaiting(state)}; flare watch ${id} shows what became of it`,
  );
}

function notWaiting(state: FlareState): string {
  return hasEnded(state)
    ? `it has ended, in state "${state}"`
    : `it does not wait for that yet, or no more: it is in state "${state}"`;
}
