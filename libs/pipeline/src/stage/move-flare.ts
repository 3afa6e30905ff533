import { FlareError, mayMove, type FlareRecord } from '@flarewire/schemas';
import type { Entry, RecordStore } from '@flarewire/transport';

/**
 * Moves a flare's record by compare-and-set: `change` gets the current record (undefined when there is none) and
 * answers the next one, or undefined to leave it. It is called again whenever somebody else was faster.
 * @param options.known the record as it was a moment ago: where it is so still, it need not be read
 * @returns the record as it is now with its entry, and whether this call changed it
 * @throws {FlareError} `stage_failed` for a move that `flareStates` does not have: a mistake in the code
 */
export async function moveFlare(
  flares: RecordStore<FlareRecord>,
  flareId: string,
  change: (current: FlareRecord | undefined) => FlareRecord | undefined,
  options: { signal?: AbortSignal; known?: Entry<FlareRecord> | undefined } = {},
): Promise<{ record: FlareRecord | undefined; entry: Entry<FlareRecord> | undefined; moved: boolean }> {
  for (let { known } = options; ; known = undefined) {
    if (options.signal?.aborted)
      throw new FlareError('cancelled', `Cannot move flare "${flareId}": the wait was aborted`);
    const current = known ?? (await flares.get(flareId, options));
    const next = change(current?.value);
    const from = current?.value.state ?? next?.state;
    const isMove = next !== undefined && from !== undefined && (from === next.state || mayMove(from, next.state));
    if (!isMove && known) continue;
    if (!next) return { record: current?.value, entry: current, moved: false };
    if (!isMove)
      throw new FlareError('stage_failed', `Cannot move flare "${flareId}" from "${from}" to "${next.state}"`);
    const written = await write(flares, current, next, options);
    if (written) return { record: written.value, entry: written, moved: true };
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
