import type { z } from 'zod';
import { flareApproved } from './flare-approved.ts';
import { flareAwaitingApproval } from './flare-awaiting-approval.ts';
import { flareCancelled } from './flare-cancelled.ts';
import { flareCreated } from './flare-created.ts';
import { flareFailed } from './flare-failed.ts';
import { flareRequested } from './flare-requested.ts';
import { flareSent } from './flare-sent.ts';
import { profilesCollected } from './profiles-collected.ts';

/** Every persistent event by its name. */
export const eventSchemas = {
  'flare.requested': flareRequested,
  'flare.created': flareCreated,
  'profiles.collected': profilesCollected,
  'flare.awaiting-approval': flareAwaitingApproval,
  'flare.approved': flareApproved,
  'flare.sent': flareSent,
  'flare.failed': flareFailed,
  'flare.cancelled': flareCancelled,
} as const;

export type EventName = keyof typeof eventSchemas;
export type EventData<N extends EventName> = z.infer<(typeof eventSchemas)[N]>;

/** An event with its name: a union that `name` tells apart. */
export type FlareEvent = { [N in EventName]: { name: N; data: EventData<N> } }[EventName];

/** The events that end a flare; each flare has exactly one of them. */
export const terminalEvents = ['flare.sent', 'flare.failed', 'flare.cancelled'] as const satisfies readonly EventName[];
