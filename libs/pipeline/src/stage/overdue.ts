import { FlareError, flareStates, type FlareRecord } from '@flarewire/schemas';
import { announceOutbox } from './announce-outbox.ts';
import type { Worker } from './stage.ts';
import { failFlare } from './work-stage.ts';

/** A result that was not published for so long is not just about to be. */
const unannouncedMs = 60_000;

/**
 * Fails the flares in which nothing has happened for as long as their state may last, so that none is left without an end:
 * its worker may be gone for good, or may have died between accepting a request and storing it. Flares that wait for an
 * approval have a limit of their own. Results that were stored and never published are published, so that the flare goes
 * on, or is seen to end.
 */
export async function failOverdueFlares(worker: Worker, signal: AbortSignal): Promise<void> {
  const now = worker.now().getTime();
  const entries = await worker.transport.flares.list({ signal });
  for (const { value: record } of entries) {
    const quietMs = now - Date.parse(record.updated);
    const { kind, overdueMs } = flareStates[record.state];
    // A record that is worked on still holds the event that its stage has taken.
    const isToldOf = !record.outbox || record.announced || kind === 'working';
    try {
      if (!isToldOf && quietMs > unannouncedMs) await announceOutbox(record, { signal }, worker);
      else if (overdueMs !== undefined && quietMs > overdueMs) await failOverdue(record, worker);
    } catch (error) {
      // An event that is not this service's to publish, or a record that cannot be read, must not keep the others waiting.
      if (signal.aborted) throw error;
      worker.log.warn(
        { err: error, flareId: record.flareId },
        'A flare that stands still could not be moved on from here',
      );
    }
  }
}

async function failOverdue(record: FlareRecord, worker: Worker): Promise<void> {
  const { flareId, target, requestId, state, updated } = record;
  const { stage = 'archiver', overdueMs = 0 } = flareStates[state];
  const error = new FlareError(
    'deadline_exceeded',
    `Cannot finish flare "${flareId}": nothing has happened for ${Math.round(overdueMs / 60_000)} minutes in state "${state}"; see that the ${stage} of target "${target}" runs, then ask again`,
  );
  const still = (current: FlareRecord) => current.updated === updated;
  await failFlare({ stage, flare: { flareId, target, requestId }, error, attempts: 1, still }, worker);
}
