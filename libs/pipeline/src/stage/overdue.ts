import { FlareError, type FlareRecord, type FlareState, type StageName } from '@flarewire/schemas';
import { announceOutbox } from './announce-outbox.ts';
import { hasEnded } from './flare-states.ts';
import type { StageSurroundings } from './stage.ts';
import { failFlare } from './work-stage.ts';

/** A result that was not published for so long is not just about to be. */
const unannouncedMs = 60_000;

/** In these a record still holds the result that its stage has taken up. */
const workingStates: ReadonlySet<FlareState> = new Set(['archiving', 'profiling', 'sending']);

/** Which stage a flare waits for, or is in. */
const stageAt: Record<Exclude<FlareState, 'awaiting-approval' | 'sent' | 'failed' | 'cancelled'>, StageName> = {
  requested: 'archiver',
  archiving: 'archiver',
  created: 'profiler',
  profiling: 'profiler',
  profiled: 'uploader',
  sending: 'uploader',
  approved: 'uploader',
};

/**
 * Fails the flares in which nothing has happened for `limitMs`, so that none is left without an end: its worker may be
 * gone for good, or may have died between accepting a request and storing it. Flares that wait for an approval have a
 * limit of their own. Results that were stored and never published are published, so that the flare goes on, or is seen to end.
 */
export async function failOverdueFlares(
  around: StageSurroundings,
  limitMs: number,
  signal: AbortSignal,
): Promise<void> {
  const now = around.now().getTime();
  const entries = await around.transport.flares.list({ signal });
  for (const { value: record } of entries) {
    const quietMs = now - Date.parse(record.updated);
    const isToldOf = !record.outbox || record.announced || workingStates.has(record.state);
    if (!isToldOf && quietMs > unannouncedMs) await announceOutbox(record, { signal }, around);
    else if (!hasEnded(record.state) && record.state !== 'awaiting-approval' && quietMs > limitMs)
      await failOverdue(record, around, limitMs);
  }
}

async function failOverdue(record: FlareRecord, around: StageSurroundings, limitMs: number): Promise<void> {
  const { flareId, target, requestId, state, updated } = record;
  const stage = stageAt[state as keyof typeof stageAt];
  const error = new FlareError(
    'deadline_exceeded',
    `Nothing has happened in flare "${flareId}" for ${Math.round(limitMs / 60_000)} minutes, it is in state "${state}"; see that the ${stage} of target "${target}" runs, then ask again`,
  );
  const still = (current: FlareRecord) => current.updated === updated;
  await failFlare({ stage, flare: { flareId, target, requestId }, error, attempts: 1, still }, around);
}
