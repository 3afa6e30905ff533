import type { Mended, ProfilesCollected } from '@flarewire/schemas';

/** What the events carry of a flare that is ready to be sent. */
export type FlareParts = Pick<
  ProfilesCollected,
  'flareId' | 'target' | 'group' | 'time' | 'request' | 'archive' | 'profiles' | 'summary'
> & {
  /** What the gate left out. */
  mended?: Mended | undefined;
};
