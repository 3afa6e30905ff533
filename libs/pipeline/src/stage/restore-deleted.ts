import type { FlareRecord } from '@flarewire/schemas';
import type { Entry } from '@flarewire/transport';
import type { Worker } from './stage.ts';

/**
 * Stores the records of flares again that somebody deleted, with their bucket as a rule: so one of them tells of all. Whoever works
 * on a flare does so for itself, and knows better how far it came, so the others wait for the look after.
 */
export function restoreDeleted(
  seen: ReadonlyMap<string, { entry: Entry<FlareRecord> }>,
  { transport: { flares }, log }: Pick<Worker, 'transport' | 'log'>,
): (signal: AbortSignal) => Promise<void> {
  let missed: string | undefined;
  return async (signal) => {
    const key = missed !== undefined && seen.has(missed) ? missed : seen.keys().next().value;
    const isThere = key === undefined || (await flares.get(key, { signal })) !== undefined;
    const isSure = !isThere && missed === key;
    missed = isThere ? undefined : key;
    if (!isSure) return;
    const entries = [...seen.values()].map(({ entry }) => entry);
    const stored = await Promise.all(entries.map((entry) => flares.create(entry.key, entry.value, { signal })));
    const restored = stored.filter((entry) => entry !== undefined).length;
    log.warn({ restored }, 'Records of flares were deleted; those of flares that have not ended are stored again');
  };
}
