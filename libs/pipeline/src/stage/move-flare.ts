import { FlareError, mayMove, type FlareRecord } from '@flarewire/schemas';
import type { Entry, RecordStore } from '@flarewire/transport';

/**
 * Moves a flare's record by compare-and-set: `change` gets the current record (undefined when there is none) and
 * answers the next one, or undefined to leave it. It is called again whenever somebody else was faster.
 * @returns the record as it is now, and whether this call changed it
 * @throws {FlareError} `stage_failed` for a move that `flareStates` does not have: a mistake in the code
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
    const from = current?.value.state ?? next.state;
    if (from !== next.state && !mayMove(from, next.state))
      throw new FlareError('stage_failed', `Cannot move flare "${flareId}" from "${from}" to "${next.state}"`);
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
