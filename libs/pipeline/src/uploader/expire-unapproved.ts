import { validateEvent, type Config, type FlareAwaitingApproval } from '@flarewire/schemas';
import type { Worker } from '../stage/stage.ts';
import { cancelFlare } from './cancel-flare.ts';

type Options = { unapproved: Config['unapproved']; signal: AbortSignal };

/** Cancels the flares that waited for an approval until they expired; their archives are kept or deleted as configured. */
export async function expireUnapproved(options: Options, worker: Worker): Promise<void> {
  const entries = await worker.transport.flares.list({ signal: options.signal });
  const waiting = entries.flatMap(({ value: { state, outbox } }) =>
    state === 'awaiting-approval' && outbox ? [validateEvent('flare.awaiting-approval', outbox.data)] : [],
  );
  for (const flare of waiting.filter(({ expires }) => Date.parse(expires) <= worker.now().getTime()))
    await expire(flare, options, worker);
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
