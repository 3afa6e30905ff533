import { artifactRef, hasEnded, stateAfter, type ArtifactRef, type FlareRecord } from '@flarewire/schemas';
import { moveFlare } from '../stage/move-flare.ts';
import type { Worker } from '../stage/stage.ts';

/** Whoever works on a flare that has ended has noticed that after so long, and has removed what it had stored. */
const noticedMs = 15_000;

/** Whether attempts that did not come to their end may have left something of an ended flare in the artifact store. */
export function mayHaveLeftovers({ state, interrupted, announced, updated }: FlareRecord, now: Date): boolean {
  const isOver = hasEnded(state) && announced === true && now.getTime() - Date.parse(updated) > noticedMs;
  return isOver && interrupted === true;
}

/** Removes from the artifact store what lies there of an ended flare and is in none of its events. */
export async function clearLeftovers(
  { flareId }: FlareRecord,
  { signal }: { signal: AbortSignal },
  { transport, log }: Worker,
): Promise<void> {
  const kept: ArtifactRef[] = [];
  let isWhole = false;
  for await (const { name, data } of transport.tail({ from: 'start', flareId, until: 'stored', signal })) {
    kept.push(...artifactsIn(data));
    isWhole ||= hasEnded(stateAfter(name));
  }
  // Events that are not there (any more) cannot say what is to be kept.
  if (!isWhole) return;
  const removed = await transport.artifacts.deleteOthers(flareId, kept, { signal });
  if (removed > 0) log.info({ flareId, removed }, 'Removed what interrupted attempts had left in the artifact store');
  await moveFlare(
    transport.flares,
    flareId,
    (current) => {
      if (!current?.interrupted) return undefined;
      const { interrupted: _, ...cleared } = current;
      return cleared;
    },
    { signal },
  );
}

/** Every reference to an artifact in an event, wherever it is. */
export function artifactsIn(value: unknown): ArtifactRef[] {
  if (typeof value !== 'object' || value === null) return [];
  const { success, data } = artifactRef.safeParse(value);
  return success ? [data] : Object.values(value).flatMap(artifactsIn);
}
