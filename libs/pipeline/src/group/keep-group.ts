import { setTimeout as delay } from 'node:timers/promises';
import { validateEvent, type FlareGroupCreated, type GroupRecord } from '@flarewire/schemas';
import type { Asked, Worker } from '../stage/stage.ts';
import { askForFlares } from './ask-for-flares.ts';
import { moveGroup } from './move-group.ts';
import { awaitEnds } from './await-ends.ts';
import { skewOf, tallyOf } from './tally.ts';

/** How long whoever took the request for a group has to ask for its flares; for 500 it takes about 9 s. */
const askingMs = 30_000;
const lookEveryMs = 200;

/**
 * Keeps a group until every flare of it has ended, and tells how: `flare.group.ended`. Whoever takes over from one that
 * died finds all it has to know in the stored events and records; a group has one end, by compare-and-set.
 */
export async function keepGroup(
  { groupId }: FlareGroupCreated,
  asked: Pick<Asked, 'signal' | 'traceparent'> & { seq?: number },
  worker: Worker,
  { patienceMs = askingMs }: { patienceMs?: number } = {},
): Promise<void> {
  const group = await untilAsked(groupId, { patienceMs, signal: asked.signal }, worker);
  if (!group || group.announced) return;
  if (!group.asked) await askForFlares({ ...group, seq: asked.seq }, asked, worker);
  const ended = group.ended ?? (await endGroup(groupId, group.created, asked.signal, worker));
  await worker.transport.publish('flare.group.ended', ended, asked);
  await moveGroup(groupId, (current) => ({ ...current, announced: true }), worker);
}

/** The group, once its flares are asked for, or after so long: who took the request is at it, unless it died. */
async function untilAsked(
  groupId: string,
  { patienceMs, signal }: { patienceMs: number; signal: AbortSignal },
  { transport }: Worker,
): Promise<GroupRecord | undefined> {
  for (const since = performance.now(); ;) {
    const group = (await transport.groups.get(groupId, { signal }))?.value;
    if (!group || group.asked || performance.now() - since >= patienceMs) return group;
    await delay(lookEveryMs, undefined, { signal });
  }
}

async function endGroup(groupId: string, created: FlareGroupCreated, signal: AbortSignal, worker: Worker) {
  const { ends, starts } = await awaitEnds(created, signal, worker);
  const flares = created.flares.map((flare) => ({ ...flare, ...ends.get(flare.flareId)! }));
  const time = worker.now();
  const ended = validateEvent('flare.group.ended', {
    groupId,
    time: time.toISOString(),
    tally: tallyOf(flares),
    flares,
    leftOut: created.leftOut.length,
    ...skewOf(starts),
    elapsedMs: Math.max(0, time.getTime() - Date.parse(created.time)),
  });
  const group = await moveGroup(groupId, (current) => (current.ended ? undefined : { ...current, ended }), worker);
  worker.log.info({ groupId, tally: group.ended?.tally }, 'The group has ended');
  return group.ended!;
}
