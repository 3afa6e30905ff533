import { FlareError, type FlareRecord, type FlareState, type StageName } from '@flarewire/schemas';
import { hasEnded } from './flare-states.ts';
import type { StageSurroundings } from './stage.ts';
import { failFlare } from './work-stage.ts';

/** Which stage a flare waits for, or is in. */
const stageAt: Record<Exclude<FlareState, 'sent' | 'failed' | 'cancelled'>, StageName> = {
  requested: 'archiver',
  archiving: 'archiver',
  created: 'profiler',
  profiling: 'profiler',
  profiled: 'uploader',
  sending: 'uploader',
  'awaiting-approval': 'uploader',
  approved: 'uploader',
};

/**
 * Fails the flares in which nothing has happened for `limitMs`, so that none is left without an end:
 * its worker may be gone for good, or may have died between accepting a request and storing it.
 */
export async function failOverdueFlares(
  around: StageSurroundings,
  limitMs: number,
  signal: AbortSignal,
): Promise<void> {
  const before = around.now().getTime() - limitMs;
  const entries = await around.transport.flares.list({ signal });
  const overdue = entries
    .map(({ value }) => value)
    .filter((record) => !hasEnded(record.state) && Date.parse(record.updated) < before);
  for (const record of overdue) await failOverdue(record, around, limitMs);
}

async function failOverdue(record: FlareRecord, around: StageSurroundings, limitMs: number): Promise<void> {
  if (hasEnded(record.state)) return;
  const stage = stageAt[record.state as keyof typeof stageAt];
  const error = new FlareError(
    'deadline_exceeded',
    `Nothing has happened in flare "${record.flareId}" for ${Math.round(limitMs / 60_000)} minutes, it is in state "${record.state}"; see that the ${stage} of target "${record.target}" runs, then ask again`,
  );
  const { flareId, target, requestId } = record;
  await failFlare({ stage, flare: { flareId, target, requestId }, error, attempts: 1 }, around);
}
