import type { z } from 'zod';
import { flareApproved } from './flare-approved.ts';
import { flareAwaitingApproval } from './flare-awaiting-approval.ts';
import { flareCancelled } from './flare-cancelled.ts';
import { flareCreated } from './flare-created.ts';
import { flareFailed } from './flare-failed.ts';
import { flareGroupCreated } from './flare-group-created.ts';
import { flareGroupEnded } from './flare-group-ended.ts';
import { flareRequested } from './flare-requested.ts';
import { flareSent } from './flare-sent.ts';
import { profilesRequested } from './profiles-requested.ts';
import { profilesCollected } from './profiles-collected.ts';

/** Every persistent event of a flare by its name. */
export const flareEventSchemas = {
  'flare.requested': flareRequested,
  'flare.created': flareCreated,
  'profiles.collected': profilesCollected,
  'flare.awaiting-approval': flareAwaitingApproval,
  'flare.approved': flareApproved,
  'flare.sent': flareSent,
  'flare.failed': flareFailed,
  'flare.cancelled': flareCancelled,
} as const;

/** Every persistent event of a group of flares by its name. */
export const groupEventSchemas = {
  'flare.group.created': flareGroupCreated,
  'flare.group.ended': flareGroupEnded,
} as const;

/** What one stage asks of another, by its name. It is stored as events are, but means nothing to anybody else. */
export const jobSchemas = { 'profiles.requested': profilesRequested } as const;

/** Every persistent event by its name. */
export const eventSchemas = { ...flareEventSchemas, ...groupEventSchemas, ...jobSchemas };

export type FlareEventName = keyof typeof flareEventSchemas;
export type GroupEventName = keyof typeof groupEventSchemas;
export type JobName = keyof typeof jobSchemas;
export type EventName = FlareEventName | GroupEventName | JobName;
export type EventData<N extends EventName> = z.infer<(typeof eventSchemas)[N]>;

/** An event of a flare with its name: a union that `name` tells apart. */
export type FlareEvent = { [N in FlareEventName]: { name: N; data: EventData<N> } }[FlareEventName];

/** As `FlareEvent`, of a group of flares. */
export type GroupEvent = { [N in GroupEventName]: { name: N; data: EventData<N> } }[GroupEventName];

/** The events that end a flare; each flare has exactly one of them. */
export const terminalEvents = [
  'flare.sent',
  'flare.failed',
  'flare.cancelled',
] as const satisfies readonly FlareEventName[];
