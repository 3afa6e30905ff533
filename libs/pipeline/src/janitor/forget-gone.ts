import { FlareError, whoServes } from '@flarewire/schemas';
import type { Worker } from '../stage/stage.ts';

const mayNot =
  'Cannot remove what instances have announced that are gone: this user may not; give it what docs/permissions.md lists for the uploader, and start it again';

/**
 * Removes what instances have announced that others have followed, so that a fleet whose services are often started anew does not
 * grow; of a target that nobody serves any more the last one stays, which says since when. Whoever is there after all announces
 * itself again ten seconds later.
 * @param options.now what time it is by the clock of the broker
 * @param options.told what this user may not, which was said once and is not tried again
 */
export async function forgetGone(
  { transport: { targets }, log }: Pick<Worker, 'transport' | 'log'>,
  { now, told, signal }: { now: Date; told: Set<string>; signal: AbortSignal },
): Promise<void> {
  if (told.has(mayNot)) return;
  try {
    const entries = await targets.list({ signal });
    const serving = new Set(whoServes(entries, now));
    for (const entry of entries) if (!serving.has(entry)) await targets.forget(entry.key, { signal });
  } catch (error) {
    if (!(error instanceof FlareError) || error.code !== 'not_allowed') throw error;
    log.warn({ err: error }, mayNot);
    told.add(mayNot);
  }
}
