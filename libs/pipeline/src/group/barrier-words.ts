import type { BarrierRecord } from '@flarewire/schemas';
import type { RecordStore } from '@flarewire/transport';

const flareKey = (groupId: string, flareId: string): string => `${groupId}.flare.${flareId}`;

/** Tells those who wait at a group's barrier that one flare will not come. One that was there before stays so. */
export async function sayGone(
  groupId: string,
  flareId: string,
  barriers: RecordStore<BarrierRecord>,
  signal: AbortSignal,
): Promise<void> {
  await barriers.create(flareKey(groupId, flareId), { word: 'gone', flareId }, { signal });
}
