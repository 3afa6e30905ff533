import type { BarrierRecord } from '@flarewire/schemas';
import type { RecordStore } from '@flarewire/transport';

export type Barriers = RecordStore<BarrierRecord>;

export const flareKey = (groupId: string, flareId: string): string => `${groupId}.flare.${flareId}`;
export const instantKey = (groupId: string): string => `${groupId}.instant`;

/** Tells those who wait at a group's barrier that one flare will not come. One that was there before stays so. */
export async function sayGone(
  groupId: string,
  flareId: string,
  barriers: Barriers,
  signal: AbortSignal,
): Promise<void> {
  await barriers.create(flareKey(groupId, flareId), { word: 'gone', flareId }, { signal });
}
