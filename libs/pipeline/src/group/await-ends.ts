import type { CommonStart, FlareEvent, FlareGroupCreated, FlareRecord, GroupEnd } from '@flarewire/schemas';
import type { Worker } from '../stage/stage.ts';
import { sayGone } from '../barrier/words.ts';
import { eachOf } from './each-of.ts';

type End = Pick<GroupEnd, 'end' | 'code'>;

/** What is known of the flares of a group. */
export type GroupStory = { ends: Map<string, End>; starts: CommonStart[] };

/** How often the records of the flares that seem not to have ended are read, in milliseconds. */
const lookEveryMs = 60_000;

/**
 * Follows the flares of a group until all have ended. Their events tell; at times their records are asked as well, as an
 * event may be gone, and a flare whose record is gone as well is missing.
 * @throws the signal's reason when it aborts
 */
export async function awaitEnds(
  { groupId, flares }: FlareGroupCreated,
  signal: AbortSignal,
  worker: Worker,
): Promise<GroupStory> {
  const { transport } = worker;
  const story: GroupStory = { ends: new Map(), starts: [] };
  const members = new Set(flares.map(({ flareId }) => flareId));
  let from: 'start' | number = 'start';
  for (;;) {
    const round = AbortSignal.any([signal, AbortSignal.timeout(lookEveryMs)]);
    for await (const event of transport.tail({ from, groupId, signal: round })) {
      from = event.seq;
      if (!members.has(event.data.flareId)) continue;
      const end = endOf(event);
      if (end) story.ends.set(event.data.flareId, end);
      if (end && end.end !== 'sent') await sayGone(groupId, event.data.flareId, transport.barriers, signal);
      if (event.name === 'profiles.collected' && event.data.commonStart) story.starts.push(event.data.commonStart);
      if (story.ends.size === members.size) return story;
    }
    signal.throwIfAborted();
    const silent = [...members].filter((flareId) => !story.ends.has(flareId));
    await eachOf(silent, async (flareId) => {
      const end = endIn((await transport.flares.get(flareId, { signal }))?.value);
      if (end) story.ends.set(flareId, end);
    });
    if (story.ends.size === members.size) return story;
  }
}

function endOf(event: FlareEvent): End | undefined {
  switch (event.name) {
    case 'flare.sent':
      return { end: 'sent' };
    case 'flare.cancelled':
      return { end: 'cancelled' };
    case 'flare.failed':
      return { end: 'failed', code: event.data.code };
    default:
      return undefined;
  }
}

function endIn(record: FlareRecord | undefined): End | undefined {
  if (!record) return { end: 'missing' };
  if (record.state === 'sent' || record.state === 'cancelled') return { end: record.state };
  if (record.state !== 'failed') return undefined;
  const code = (record.outbox?.data as { code?: string } | undefined)?.code;
  return { end: 'failed', code: code ?? 'stage_failed' };
}
