import { validateEvent, type Config, type FlareAwaitingApproval } from '@flarewire/schemas';
import { brokerNow } from '../clock/broker-now.ts';
import { firstStored } from '../recovery/restore-deleted.ts';
import type { Worker } from '../stage/stage.ts';
import { cancelFlare } from './cancel-flare.ts';

type Options = { unapproved: Config['unapproved']; signal: AbortSignal };

/**
 * Cancels the flares that waited for an approval until they expired, by the clock of the broker; their archives are kept or
 * deleted as configured. One whose record cannot be read, or that cannot be cancelled, keeps no other waiting.
 */
export async function expireUnapproved(options: Options, worker: Worker): Promise<void> {
  const { signal } = options;
  const entries = await worker.transport.flares.list({ signal });
  const waiting = entries.filter(({ value }) => value.state === 'awaiting-approval' && value.outbox);
  if (waiting.length === 0) return;
  const now = await brokerNow(worker, { signal });
  for (const entry of waiting) {
    const { flareId, outbox } = entry.value;
    try {
      const flare = validateEvent('flare.awaiting-approval', outbox?.data);
      // Both by the clock of who asked for the approval, so that it does not matter whether that is right.
      const lastsMs = Date.parse(flare.expires) - Date.parse(flare.time);
      if (firstStored(entry).getTime() + lastsMs <= now.getTime()) await expire(flare, options, worker);
    } catch (error) {
      if (signal.aborted) throw error;
      worker.log.warn({ err: error, flareId }, 'Cannot check whether a flare has expired; trying again');
    }
  }
}

async function expire(flare: FlareAwaitingApproval, { unapproved, signal }: Options, worker: Worker): Promise<void> {
  const reason = `Nobody approved it until ${flare.expires}`;
  const expired = { flareId: flare.flareId, by: 'flarewire', reason, only: 'awaiting-approval' as const };
  if (!(await cancelFlare(expired, { signal }, worker)) || unapproved.archive === 'keep') return;
  const { profiles, summary, archive, mended } = flare;
  for (const { ref } of [
    archive,
    ...(mended && mended.ref.key !== archive.ref.key ? [mended] : []),
    ...profiles,
    ...(summary ? [summary] : []),
  ])
    await worker.transport.artifacts.delete(ref, { signal });
}
