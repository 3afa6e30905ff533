import { flareStates, hasEnded, type EventName, type FlareRecord } from '@flarewire/schemas';
import { every } from '@flarewire/service/every';
import type { Entry, Loss } from '@flarewire/transport';
import { announceOutbox } from '../stage/announce-outbox.ts';
import type { DeliveryQueues } from '../uploader/delivery-queues.ts';
import { durableOf } from '../stage/durables.ts';
import { endAsTold } from '../stage/end-as-told.ts';
import type { EndedFlares } from './ended-flares.ts';
import { restoreDeleted } from './restore-deleted.ts';
import type { Worker } from '../stage/stage.ts';

/** How often to look. Whoever works on a flare renews its record more often. */
const lookEveryMs = 10_000;

/** After so many looks at which its record was the same, a flare stands still. */
const standingLooks = 4;

/** After so many, whoever was to publish its event is not just about to. */
const unannouncedLooks = 2;

/** A record as it was first seen, and at how many looks since it was still the same. */
type Seen = { entry: Entry<FlareRecord>; looks: number };

/**
 * Moves on flares that stand still, within a minute, and without a clock that others would have to share: a result
 * that was stored and never published is published, an event that is lost is published anew, and a record that somebody deleted
 * before its flare had ended is stored again. Many may look at once: which of them does so is decided by compare-and-set.
 */
export function moveOnStanding(
  worker: Worker,
  {
    queues,
    replicas = 1,
    ended,
    everyMs = lookEveryMs,
  }: {
    queues: DeliveryQueues;
    /** How often the broker keeps a record. */
    replicas?: number;
    /** Told which flares have ended. */
    ended?: EndedFlares;
    everyMs?: number;
  },
): AsyncDisposable {
  const { transport, log } = worker;
  const seen = new Map<string, Seen>();
  const closing = new AbortController();
  const watching = (async () => {
    for await (const entry of transport.flares.watch({ signal: closing.signal })) {
      if (hasEnded(entry.value.state)) ended?.add(entry.key);
      if (isUnderWay(entry.value)) seen.set(entry.key, { entry, looks: looksAt(entry, seen.get(entry.key)) });
      else seen.delete(entry.key);
    }
  })().catch((error: unknown) =>
    log.error({ err: error }, 'Cannot follow the flares, to move on those that stand still'),
  );
  const restore = restoreDeleted(seen, worker);
  const looking = every(
    everyMs,
    async (signal) => {
      // While the broker is away nobody can move a flare, so that is no standing still.
      await transport.ready({ signal });
      await restore(signal);
      await look(seen.values(), { queues, replicas, signal }, worker);
    },
    { log, doing: 'move on the flares that stand still' },
  );
  return {
    async [Symbol.asyncDispose]() {
      closing.abort();
      await Promise.all([watching, looking[Symbol.asyncDispose]()]);
    },
  };
}

/** At how many looks a flare was the same. That its event was published is noted without moving it. */
function looksAt({ value }: Entry<FlareRecord>, before: Seen | undefined): number {
  const isSame = before && value.updated === before.entry.value.updated && value.state === before.entry.value.state;
  return isSame && value.outbox?.again === before.entry.value.outbox?.again ? before.looks : 0;
}

type Looking = { queues: DeliveryQueues; replicas: number; signal: AbortSignal };

async function look(seen: Iterable<Seen>, looking: Looking, worker: Worker): Promise<void> {
  const { signal } = looking;
  for (const each of seen) {
    if (!isOnItsWay(each.entry.value)) continue;
    each.looks += 1;
    const isTold = each.entry.value.announced || flareStates[each.entry.value.state].kind === 'working';
    if (each.looks < (isTold ? standingLooks : unannouncedLooks)) continue;
    if (isTold) each.looks = 0;
    try {
      await moveOn(each.entry, looking, worker);
    } catch (error) {
      if (signal.aborted) throw error;
      worker.log.warn(
        { err: error, flareId: each.entry.key },
        'Cannot move on a flare that stands still; trying again',
      );
    }
  }
}

async function moveOn({ key, revision }: Entry<FlareRecord>, looking: Looking, worker: Worker): Promise<void> {
  const { signal } = looking;
  const { flares } = worker.transport;
  const entry = await flares.get(key, { signal });
  if (!entry || entry.revision !== revision) return;
  const { announced, ...record } = entry.value;
  if (!announced && flareStates[record.state].kind !== 'working')
    return announceOutbox(entry, { signal, noting: true }, worker);
  const loss = await isLost(record, looking, worker);
  if (!record.outbox || !loss || (await endAsTold(entry, signal, worker))) return;
  const { seq: _, again = 0, ...outbox } = record.outbox;
  // Somebody has settled the event, but the record does not say so: a leader may have lost that, and with it whether an
  // upload has begun.
  const mayBeSent = looking.replicas > 1 && loss === 'settled' && flareStates[record.state].stage === 'uploader';
  const anew = { ...record, ...(mayBeSent ? { forgotten: true } : {}), outbox: { ...outbox, again: again + 1 } };
  // At the very revision that stood still: of many who look, one goes on, and none where somebody has moved it meanwhile.
  const updated = await flares.update(key, anew, revision, { signal });
  if (!updated) return;
  worker.log.warn({ flareId: key, state: record.state, event: outbox.name }, 'Publishing a lost event again');
  await announceOutbox(updated, { signal, noting: true }, worker);
}

/** Whether nobody will take the event that a flare goes on with, since it is not there, or was settled and nothing came of it. */
async function isLost(record: FlareRecord, { queues, signal }: Looking, { transport }: Worker): Promise<Loss | false> {
  const { flareId: about, outbox } = record;
  const durable = durableOf(record, queues);
  if (!outbox || durable === undefined) return false;
  // Whoever was to publish it anew did not come to that.
  if (outbox.seq === undefined) return outbox.again === undefined ? false : 'gone';
  return transport.isLost({ name: outbox.name as EventName, about, seq: outbox.seq }, durable, { signal });
}

/** Whether a flare has somewhere to go without a person. */
function isOnItsWay({ state, announced }: FlareRecord): boolean {
  return hasEnded(state) || flareStates[state].stage === undefined ? !announced : true;
}

/** Whether a flare has not ended, or nobody is known to have heard of its end. */
function isUnderWay({ state, announced }: FlareRecord): boolean {
  return !hasEnded(state) || !announced;
}
