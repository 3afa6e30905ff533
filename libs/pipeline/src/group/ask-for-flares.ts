import { validateEvent, type GroupRecord } from '@flarewire/schemas';
import { announceOutbox } from '../stage/announce-outbox.ts';
import { recordIn, type Asked, type Worker } from '../stage/stage.ts';
import { eachOf } from './each-of.ts';
import { moveGroup } from './move-group.ts';

/** Asks for each flare of a group; what somebody has asked for already is not asked for again. */
export async function askForFlares(group: GroupRecord, asked: Asked, worker: Worker): Promise<void> {
  const { groupId, requestDigest, created, seq } = group;
  const { request, requestId, time } = created;
  const { flares } = worker.transport;
  const { signal, traceparent } = asked;
  await eachOf(created.flares, async ({ flareId, target }) => {
    const about = { flareId, target, group: groupId };
    const event = validateEvent('flare.requested', { ...about, time, requestId, request });
    const outbox = { name: 'flare.requested', data: event };
    const record = {
      ...recordIn('requested', { ...about, request }, undefined, worker),
      requestDigest,
      outbox,
      ...(traceparent ? { traceparent } : {}),
    };
    const stored = (await flares.create(flareId, record, { signal })) ?? (await flares.get(flareId, { signal }));
    if (stored?.value.state === 'requested') await announceOutbox(stored, asked, worker);
  });
  await moveGroup(
    group,
    (current) => (current.asked ? undefined : { ...current, asked: true, seq: current.seq ?? seq }),
    signal,
    worker,
  );
}
