import {
  hasEnded,
  stateAfter,
  type FlareAwaitingApproval,
  type FlareEvent,
  type LedgerSummary,
} from '@flarewire/schemas';
import { foldFlare, followFlare, holdsNothing, type FlareView, type Follower } from '@flarewire/follow';
import type { Transport } from '@flarewire/transport';
import { accepted } from '../broker/accepted.ts';
import { askForApproval } from '../terminal/ask-for-approval.ts';
import type { CommandContext } from '../command.ts';
import { followerFor } from '../terminal/follower-for.ts';
import { missingRow, nothingCollected } from '../collect/nothing-collected.ts';
import { person } from '../broker/person.ts';

/** Of a flare that holds nothing. */
const mostReasons = 5;

/**
 * Follows a flare to its end; one that waits for an approval is shown and asked about on the way.
 * @returns the event that ended it, or the one that it waits with where nobody approved it
 */
export async function followToEnd(
  flareId: string,
  options: {
    transport: Transport;
    json: boolean;
    context: CommandContext;
    email: string | undefined;
    /** Called before the person is asked, and after that person has approved. */
    onAsked?: (flare: FlareAwaitingApproval) => void;
    onApproved?: () => void;
    /** Called in place of both where the input ended before anybody answered. */
    onUnanswered: (flare: FlareAwaitingApproval) => void;
  },
): Promise<FlareEvent> {
  const { transport, json, context, email, onAsked = () => {}, onApproved = () => {}, onUnanswered } = options;
  const { signal, terminal } = context;
  const show = followerFor(json, context);
  let view: FlareView | undefined;
  let missing: LedgerSummary['missing'] = [];
  const follower: Follower = {
    ...show,
    event(event) {
      view = foldFlare(view, event);
      if (event.name === 'flare.created') missing = event.data.ledger.missing;
      show.event(event);
    },
  };
  const reached = await followFlare(flareId, follower, { transport, signal, until: ['flare.awaiting-approval'] });
  if (view && holdsNothing(view)) {
    terminal.line(nothingCollected(view.target, view.of ?? 0));
    for (const row of missing.slice(0, mostReasons)) terminal.line(missingRow(row));
    context.failed();
  }
  if (reached.name !== 'flare.awaiting-approval') return sayHowItWent(reached, context);
  onAsked(reached.data);
  if (!(await transport.mayAsk('approve', { signal }))) {
    terminal.line('This user may not approve it: somebody who may has to');
    return reached;
  }
  const answer = await askForApproval(reached.data, context);
  if (!answer) {
    if (answer === undefined) onUnanswered(reached.data);
    else terminal.line('Aborting.');
    return reached;
  }
  const { sha256 } = reached.data.finished;
  accepted(await transport.request('approve', { flareId, sha256, by: person(email) }, { signal }));
  onApproved();
  // What was shown before the question is not shown again after it.
  const endAlone: Follower = { ...show, event: (event) => isEnd(event) && show.event(event) };
  return sayHowItWent(await followFlare(flareId, endAlone, { transport, signal }), context);
}

function isEnd({ name }: FlareEvent): boolean {
  return hasEnded(stateAfter(name));
}

/** Tells what each destination answered, in the words of the protocol. */
function sayHowItWent(end: FlareEvent, { terminal }: CommandContext): FlareEvent {
  if (end.name === 'flare.sent') for (const { message } of end.data.deliveries) terminal.line(message);
  return end;
}
