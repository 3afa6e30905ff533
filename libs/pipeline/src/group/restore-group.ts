import type { FlareGroupCreated, FlareGroupEnded, GroupRecord } from '@flarewire/schemas';
import type { Worker } from '../stage/stage.ts';
import { profiledTargets } from './profiled-targets.ts';
import { groupDigest } from './wishes-of.ts';

/**
 * Stores the record of a group again that somebody deleted, with its bucket as a rule. What it cannot know the events tell: a group
 * that has ended meanwhile would end a second time.
 * @returns the record that is stored now, by whomever
 */
export async function restoreGroup(
  known: GroupRecord,
  signal: AbortSignal,
  { transport, log, now }: Pick<Worker, 'transport' | 'log' | 'now'>,
): Promise<GroupRecord> {
  const { groups } = transport;
  const { groupId } = known;
  const { ended, asked } = await whatWasTold(known.created, transport, signal);
  const record = {
    ...known,
    asked: known.asked || asked,
    updated: now().toISOString(),
    ...(ended ? { ended, announced: true } : {}),
  };
  for (;;) {
    const stored = (await groups.create(groupId, record, { signal })) ?? (await groups.get(groupId, { signal }));
    if (!stored) continue;
    log.warn({ groupId }, 'The record of a group of flares was deleted; it is stored again');
    return stored.value;
  }
}

/**
 * The record of a group of which nothing is known but its first event.
 * @param options.brokerTime what time it is by the clock of the broker, which also says when a profiler was heard of
 */
export async function recordFrom(
  created: FlareGroupCreated,
  options: { barrierMs: number; brokerTime: () => Date; seq: number | undefined; signal: AbortSignal },
  { transport, now }: Pick<Worker, 'transport' | 'now'>,
): Promise<GroupRecord> {
  const { barrierMs, brokerTime, seq, signal } = options;
  const profiled = profiledTargets(await transport.targets.list({ signal }), brokerTime());
  return {
    groupId: created.groupId,
    requestDigest: groupDigest(created, created.request),
    barrierMs,
    expected: created.flares.filter(({ target }) => profiled.has(target)).map(({ flareId }) => flareId),
    updated: now().toISOString(),
    created,
    asked: false,
    ...(seq === undefined ? {} : { seq }),
    announced: false,
  };
}

/** How a group ended, if it has, and whether each of its flares was asked for, as the stored events tell. */
async function whatWasTold(
  { groupId, flares }: FlareGroupCreated,
  transport: Pick<Worker['transport'], 'tailAll'>,
  signal: AbortSignal,
): Promise<{ ended: FlareGroupEnded | undefined; asked: boolean }> {
  let ended: FlareGroupEnded | undefined;
  const silent = new Set(flares.map(({ flareId }) => flareId));
  for await (const { name, data } of transport.tailAll({ from: 'start', groupId, until: 'stored', signal })) {
    if (name === 'flare.group.ended') ended = data;
    else if (name !== 'flare.group.created') silent.delete(data.flareId);
  }
  signal.throwIfAborted();
  return { ended, asked: silent.size === 0 };
}
