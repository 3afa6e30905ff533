import path from 'node:path';
import { fetchGroup } from '@flarewire/cli/group';
import { followGroup } from '@flarewire/follow';
import { FlareError, type FlareEvent, type GroupEvent } from '@flarewire/schemas';
import type { GroupSummary, Report } from './report.ts';
import type { Stack } from './stack.ts';

/**
 * Asks a running stack for flares of all its targets at once, follows the group to its end and fetches it into a folder.
 * @throws {FlareError} when it is refused, or not every flare was sent
 */
export async function makeDemoGroup(
  stack: Stack,
  options: { seconds: number; report: Report; signal: AbortSignal },
): Promise<GroupSummary> {
  const { seconds, report, signal } = options;
  const { transport } = stack;
  const asked = new Date();
  const started = performance.now();
  const request = { caseId: '4242', email: 'ops@example.com', targets: ['broker', 'nats-*'], profile: { seconds } };
  const reply = await transport.requestGroup('create', request, { signal });
  if (reply.status === 'refused')
    throw new FlareError('stage_failed', `Cannot make the flares: the request was refused: ${reply.error.message}`);
  const took = Math.round(performance.now() - started);
  report.say('request', `flare.create ${JSON.stringify(request)} → ${reply.groupId} in ${took} ms`, asked);
  const ended = await followGroup(reply.groupId, sayInstantOnce(report), { transport, signal });
  const elapsedMs = Math.round(performance.now() - started);
  if (!ended || ended.tally.sent < ended.tally.flares)
    throw new FlareError(
      'stage_failed',
      `Cannot show the whole group: not every flare was sent; the services' logs are in ${path.join(stack.folder, 'logs')}`,
    );
  const folder = path.join(stack.folder, reply.groupId);
  const { flares, tally = ended.tally, profiles } = await fetchGroup(reply.groupId, { transport, folder, signal });
  const archives = flares.flatMap(({ archive }) => (archive && 'file' in archive ? [archive.file] : []));
  return { folder, archives, ...(profiles ? { profiles } : {}), tally, elapsedMs };
}

/** Reports each event, and, with the first profiles, the instant at which those of all targets were to begin. */
function sayInstantOnce(report: Report): (event: FlareEvent | GroupEvent) => void {
  let isSaid = false;
  return (event) => {
    const { name, data } = event;
    if (!isSaid && name === 'profiles.collected' && data.commonStart?.planned) {
      isSaid = true;
      const instant = `of all CPU profiles: ${data.commonStart.planned}, by the broker’s clock`;
      report.say('common start', instant, new Date(data.time));
    }
    report.ofGroup(event);
  };
}
