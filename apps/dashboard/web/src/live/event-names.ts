import type { FlareEventName, GroupEventName } from '@flarewire/schemas';

// A record, so that the compiler finds one that is missing; the schemas themselves stay out of the page.
const names: Record<FlareEventName | GroupEventName, true> = {
  'flare.requested': true,
  'flare.created': true,
  'profiles.collected': true,
  'flare.awaiting-approval': true,
  'flare.approved': true,
  'flare.sent': true,
  'flare.failed': true,
  'flare.cancelled': true,
  'flare.group.created': true,
  'flare.group.ended': true,
};

/** The names of all events that tell of flares and groups. */
export const eventNames = Object.keys(names) as (FlareEventName | GroupEventName)[];
