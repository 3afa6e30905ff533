import { validateEvent, type Config, type FlareAwaitingApproval } from '@flarewire/schemas';
import type { StageSurroundings } from '../stage/stage.ts';
import { cancelFlare } from './cancel-flare.ts';

type Surroundings = StageSurroundings & { unapproved: Config['unapproved']; signal: AbortSignal };

/** Cancels the flares that waited for an approval until they expired; their archives are kept or deleted as configured. */
export async function expireUnapproved(around: Surroundings): Promise<void> {
  const entries = await around.transport.flares.list({ signal: around.signal });
  const waiting = entries.flatMap(({ value: { state, outbox } }) =>
    state === 'awaiting-approval' && outbox ? [validateEvent('flare.awaiting-approval', outbox.data)] : [],
  );
  for (const flare of waiting.filter(({ expires }) => Date.parse(expires) <= around.now().getTime()))
    await expire(flare, around);
}

async function expire(flare: FlareAwaitingApproval, around: Surroundings): Promise<void> {
  const reason = `Nobody approved it until ${flare.expires}`;
  const expired = { flareId: flare.flareId, by: 'flarewire', reason, only: 'awaiting-approval' as const };
  if (!(await cancelFlare(expired, around)) || around.unapproved.archive === 'keep') return;
  const { profiles, summary, archive, mended } = flare;
  for (const { ref } of [
    archive,
    ...(mended && mended.ref.key !== archive.ref.key ? [mended] : []),
    ...profiles,
    ...(summary ? [summary] : []),
  ])
    await around.transport.artifacts.delete(ref, { signal: around.signal });
}
