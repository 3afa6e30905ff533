import { FlareError, type Mended } from '@flarewire/schemas';
import { findEvent } from '@flarewire/follow';
import type { finishedArchive } from '@flarewire/archive/read';
import type { Transport } from '@flarewire/transport';

/**
 * What is stored of a flare: its archive with its profiles, or the archive alone of one that did not come that far.
 * @throws {FlareError} `unknown_flare` where there is none
 */
export async function collectedParts(
  flareId: string,
  from: { transport: Transport; signal: AbortSignal },
): Promise<Parameters<typeof finishedArchive>[0]> {
  const found = async <T>(event: Promise<T>): Promise<T | undefined> => {
    try {
      return await event;
    } catch (error) {
      if (error instanceof FlareError && error.code === 'unknown_flare') return undefined;
      throw error;
    }
  };
  const collected = await found(findEvent('profiles.collected', flareId, from));
  if (collected) return { ...collected, mended: await mendedOf(flareId, from) };
  const created = await found(findEvent('flare.created', flareId, from));
  if (created) return { archive: created.archive, profiles: [] };
  const ended =
    (await found(findEvent('flare.failed', flareId, from))) ??
    (await found(findEvent('flare.cancelled', flareId, from)));
  if (ended?.kept) return { archive: ended.kept, profiles: [] };
  // Of a flare that nobody has asked for this says so.
  if (!ended) await findEvent('flare.requested', flareId, from);
  const why = ended ? 'it ended before there was one' : `it is not made yet; flare watch ${flareId} follows it`;
  throw new FlareError('unknown_flare', `Cannot read the archive of flare "${flareId}": ${why}`);
}

/** What the gate left out of a flare that came that far. */
async function mendedOf(
  flareId: string,
  { transport, signal }: { transport: Transport; signal: AbortSignal },
): Promise<Mended | undefined> {
  let mended: Mended | undefined;
  for await (const { data } of transport.tail({ from: 'start', flareId, until: 'stored', signal }))
    if ('mended' in data && data.mended) mended = data.mended;
  return mended;
}
