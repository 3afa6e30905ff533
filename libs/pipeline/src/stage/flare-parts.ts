import type { ProfilesCollected } from '@flarewire/schemas';

/** What the events carry of a flare that is ready to be sent. */
export type FlareParts = Pick<
  ProfilesCollected,
  'flareId' | 'target' | 'time' | 'request' | 'archive' | 'profiles' | 'summary'
>;
