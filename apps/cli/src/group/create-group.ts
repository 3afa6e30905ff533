import { count } from '@flarewire/follow';
import type { GroupRequest } from '@flarewire/schemas';
import type { Transport } from '@flarewire/transport';
import { accepted } from '../broker/accepted.ts';
import type { CommandContext } from '../command.ts';
import { goesOn } from '../terminal/goes-on.ts';
import { person } from '../broker/person.ts';
import { approveWaiting } from './approve-waiting.ts';
import { watchGroup } from './watch-group.ts';

/** After how long many flares are asked for again: 500 take about 9 s. */
const againAfterMs = 15_000;

/** Asks for flares of many targets, and follows them to the end of the last one; those that wait are asked about together. */
export async function createGroup(
  request: GroupRequest,
  options: { transport: Transport; json: boolean; wait: boolean; context: CommandContext },
): Promise<void> {
  const { transport, json, wait, context } = options;
  const { signal, terminal } = context;
  const asked = { by: person(request.email), ...request };
  const reply = accepted(await transport.requestGroup('create', asked, { signal, againAfterMs }));
  const { groupId, flares, leftOut } = reply;
  context.ifInterrupted(goesOn(groupId));
  if (json) context.json(reply);
  else {
    terminal.entry('accepted', `${groupId} · ${count(flares.length, 'target')}`);
    for (const { target, code, reason } of leftOut) terminal.line(`  left out     ${target}: ${reason} (${code})`);
  }
  if (!wait) {
    const approving = request.send ? '' : `, flare approve ${groupId} sends them once they wait for that`;
    if (!json) terminal.line(`flare watch ${groupId} follows them${approving}`);
    return;
  }
  const follow = { transport, json, context };
  const ended = await watchGroup(groupId, { ...follow, orWaiting: true });
  if (ended) return;
  const waits = `It waits: flare approve ${groupId}, or flare cancel ${groupId}`;
  context.ifInterrupted(waits);
  if (!(await transport.mayAsk('approve', { signal }))) {
    terminal.line('This user may not approve them: somebody who may has to');
    return terminal.line(waits);
  }
  if (await approveWaiting(groupId, { transport, json, context, email: request.email }))
    await watchGroup(groupId, { ...follow, endsAlone: true });
  else terminal.line(waits);
}
