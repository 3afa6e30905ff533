import { setTimeout as delay } from 'node:timers/promises';
import { validateEvent, type FlareGroupCreated, type GroupRecord } from '@flarewire/schemas';
import { every } from '@flarewire/service/every';
import type { Asked, Worker } from '../stage/stage.ts';
import { renewEveryMs } from '../stage/until-left.ts';
import { askForFlares } from './ask-for-flares.ts';
import { moveGroup } from './move-group.ts';
import { awaitEnds } from './await-ends.ts';
import { recordFrom, restoreGroup } from './restore-group.ts';
import { skewOf, tallyOf } from './tally.ts';

/** How long whoever took the request for a group has to ask for its flares; for 500 it takes about 9 s. */
const askingMs = 30_000;
const lookEveryMs = 200;

/**
 * Keeps a group until every flare of it has ended, and tells how: `flare.group.ended`. Whoever takes over from one that
 * died finds all it has to know in the stored events and records; a group has one end, by compare-and-set. A record that
 * somebody deletes meanwhile, or before, is stored again.
 * @param options.patienceMs how long whoever took the request has to ask for the flares
 * @param options.barrierMs how long profilers of a group wait for one another whose record does not tell any more
 * @param options.brokerTime what time it is by the clock of the broker; default: by that of this host
 */
export async function keepGroup(
  created: FlareGroupCreated,
  asked: Asked & { seq?: number },
  worker: Worker,
  {
    patienceMs = askingMs,
    barrierMs = 0,
    brokerTime = worker.now,
    lookForRecordMs = renewEveryMs,
  }: { patienceMs?: number; barrierMs?: number; brokerTime?: () => Date; lookForRecordMs?: number } = {},
): Promise<void> {
  const { transport, log } = worker;
  const { signal } = asked;
  const stored = await untilAsked(created.groupId, { patienceMs, signal }, worker);
  const known = stored ?? (await recordFrom(created, { barrierMs, brokerTime, seq: asked.seq, signal }, worker));
  const group = stored ?? (await restoreGroup(known, signal, worker));
  if (group.announced) return;
  if (!group.asked) await askForFlares({ ...group, seq: asked.seq }, asked, worker);
  const restore = async (looking: AbortSignal) => {
    if (!(await transport.groups.get(group.groupId, { signal: looking }))) await restoreGroup(group, looking, worker);
  };
  await using _restoring = every(lookForRecordMs, restore, { log, doing: 'keep the record of a group' });
  const last = await endGroup(group, signal, worker);
  if (last.announced) return;
  await transport.publish('flare.group.ended', last.ended!, asked);
  await moveGroup(last, (current) => ({ ...current, announced: true }), signal, worker);
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

/** The record of a group with how it ended, as soon as it has. */
async function endGroup(group: GroupRecord, signal: AbortSignal, worker: Worker): Promise<GroupRecord> {
  if (group.ended) return group;
  const { groupId, created } = group;
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
  const last = await moveGroup(group, (current) => (current.ended ? undefined : { ...current, ended }), signal, worker);
  worker.log.info({ groupId, tally: last.ended?.tally }, 'The group has ended');
  return last;
}
