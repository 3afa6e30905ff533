import { flareCreated } from './flare-created.ts';

/** Internal: an archive whose profiles are to be collected, on `profiles.requested.<target>`. */
export const profilesRequested = flareCreated.meta({
  id: 'ProfilesRequested',
  title: 'profiles.requested.<target>',
  description: 'Profiles are to be collected for an archive (internal)',
});
