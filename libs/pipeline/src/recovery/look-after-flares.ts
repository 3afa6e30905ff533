import { FlareError, flareStates, type FlareRecord } from '@flarewire/schemas';
import type { Entry } from '@flarewire/transport';
import { announceOutbox } from '../stage/announce-outbox.ts';
import { brokerNow } from '../clock/broker-now.ts';
import { clearLeftovers, mayHaveLeftovers } from './clear-leftovers.ts';
import { endAsTold } from '../stage/end-as-told.ts';
import { firstStored } from './restore-deleted.ts';
import type { Worker } from '../stage/stage.ts';
import { failFlare } from '../stage/work-stage.ts';

/** A result of which nobody has noted for so long that it was published is not just about to be, nor about to be taken up. */
const unannouncedMs = 60_000;

/**
 * Looks after the flares that nobody else does, since whoever did may be gone for good; one that cannot be helped keeps
 * no other from it:
 * - one in which nothing has happened for as long as its state may last fails, so that none is left without an end (those
 *   that wait for an approval have a limit of their own);
 * - a result that was stored and perhaps never published is published, so that the flare goes on, or is seen to end;
 * - what interrupted attempts have left of an ended one is removed, by those who `mayClear`: they read all events.
 */
export async function lookAfterFlares(
  worker: Worker,
  signal: AbortSignal,
  options: {
    mayClear?: boolean;
    /** A lease that this worker has just renewed, where it may not write any other. */
    renewed?: string;
  } = {},
): Promise<void> {
  // Before the list: what is stored meanwhile is not older than that.
  const now = await brokerNow(worker, { signal, renewed: options.renewed });
  for (const entry of await worker.transport.flares.list({ signal })) {
    try {
      await lookAfter(entry, { ...options, now, signal }, worker);
    } catch (error) {
      if (signal.aborted) throw error;
      worker.log.warn({ err: error, flareId: entry.key }, 'Cannot look after a flare; trying again');
    }
  }
}

async function lookAfter(
  entry: Entry<FlareRecord>,
  { mayClear = false, now, signal }: { mayClear?: boolean; now: Date; signal: AbortSignal },
  worker: Worker,
): Promise<void> {
  const record = entry.value;
  const quietMs = now.getTime() - firstStored(entry).getTime();
  const { kind, overdueMs } = flareStates[record.state];
  // A record that is worked on still holds the event that its stage has taken.
  const isToldOf = !record.outbox || record.announced || kind === 'working';
  if (!isToldOf && quietMs > unannouncedMs) await announceOutbox(entry, { signal, noting: true }, worker);
  else if (overdueMs !== undefined && quietMs > overdueMs) await failOverdue(entry, signal, worker);
  else if (mayClear && mayHaveLeftovers(record, worker.now())) await clearLeftovers(record, { signal }, worker);
}

async function failOverdue(entry: Entry<FlareRecord>, signal: AbortSignal, worker: Worker): Promise<void> {
  // A record that somebody put back, from a backup, may be older than the end of its flare.
  if (await endAsTold(entry, signal, worker)) return;
  const record = entry.value;
  const { flareId, target, requestId, group, state, updated } = record;
  const { stage = 'archiver', overdueMs = 0 } = flareStates[state];
  const reason = `nothing has happened for ${Math.round(overdueMs / 60_000)} minutes in state "${state}"`;
  const advice = `see that the ${stage} of target "${target}" runs, then ask again`;
  const error = new FlareError('deadline_exceeded', `Cannot finish flare "${flareId}": ${reason}; ${advice}`);
  const still = (current: FlareRecord) => current.state === state && current.updated === updated;
  await failFlare({ stage, flare: { flareId, target, requestId, group }, error, attempts: 1, still }, worker);
}
