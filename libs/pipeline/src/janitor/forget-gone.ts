import { whoServes } from '@flarewire/schemas';
import type { Worker } from '../stage/stage.ts';
import { whileAllowed } from './while-allowed.ts';

const mayNot =
  'Cannot remove the announcements of instances that are gone: this user may not; give it what docs/permissions.md lists for the uploader, and restart the uploader';

/**
 * Removes the announcements of instances that are gone, so that they do not pile up where services are often started anew.
 * Of a target that nobody serves any more the last one stays: it says since when. An instance that is there after all
 * announces itself again within ten seconds.
 * @param options.now the time by the clock of the broker
 * @param options.told what this user may not, which was said once and is not tried again
 */
export async function forgetGone(
  { transport: { targets }, log }: Pick<Worker, 'transport' | 'log'>,
  { now, told, signal }: { now: Date; told: Set<string>; signal: AbortSignal },
): Promise<void> {
  const work = async () => {
    const entries = await targets.list({ signal });
    const serving = new Set(whoServes(entries, now));
    for (const entry of entries) if (!serving.has(entry)) await targets.forget(entry.key, { signal });
  };
  await whileAllowed(work, { mayNot, told, log });
}
