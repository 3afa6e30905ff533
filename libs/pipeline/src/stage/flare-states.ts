import { endStates, FlareError, type FlareRecord, type FlareState } from '@flarewire/schemas';
import type { Entry, RecordStore } from '@flarewire/transport';

/** True for a state that a flare does not leave again. */
export function hasEnded(state: FlareState): boolean {
  return (endStates as readonly FlareState[]).includes(state);
}

/**
 * Moves a flare's record by compare-and-set: `change` gets the current record (undefined when there is none) and
 * answers the next one, or undefined to leave it. It is called again whenever somebody else was faster.
 * @returns the record as it is now, and whether this call changed it
 */
export async function moveFlare(
  flares: RecordStore<FlareRecord>,
  flareId: string,
  change: (current: FlareRecord | undefined) => FlareRecord | undefined,
  options: { signal?: AbortSignal } = {},
): Promise<{ record: FlareRecord | undefined; moved: boolean }> {
  for (;;) {
    if (options.signal?.aborted)
      throw new FlareError('cancelled', `Cannot move flare "${flareId}": the wait was aborted`);
    const current = await flares.get(flareId, options);
    const next = change(current?.value);
    if (!next) return { record: current?.value, moved: false };
    const written = await write(flares, current, next, options);
    if (written) return { record: written.value, moved: true };
  }
}

function write(
  flares: RecordStore<FlareRecord>,
  current: Entry<FlareRecord> | undefined,
  next: FlareRecord,
  options: { signal?: AbortSignal },
): Promise<Entry<FlareRecord> | undefined> {
  return current
    ? flares.update(next.flareId, next, current.revision, options)
    : flares.create(next.flareId, next, options);
}
