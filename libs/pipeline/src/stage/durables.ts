import type { FlareRecord } from '@flarewire/schemas';

/** The durable consumers that work through the events, by what they take. */
export const durables = {
  archiver: (target: string) => `archiver-${target}`,
  profiler: (target: string) => `profiler-${target}`,
  /** Flares that ask for no profiles. */
  unprofiled: (target: string) => `unprofiled-${target}`,
  uploader: 'uploader',
  uploaderApproved: 'uploader-approved',
  /** Flares of groups. */
  uploaderGroups: 'uploader-groups',
  uploaderGroupsApproved: 'uploader-groups-approved',
} as const;

/** The durable that takes the event which a flare goes on with; undefined where that event is nobody's to take. */
export function durableOf({ target, group, outbox }: FlareRecord): string | undefined {
  switch (outbox?.name) {
    case 'flare.requested':
      return durables.archiver(target);
    case 'flare.created':
      return asksForProfiles(outbox.data) ? durables.profiler(target) : durables.unprofiled(target);
    case 'profiles.collected':
      return group === undefined ? durables.uploader : durables.uploaderGroups;
    case 'flare.approved':
      return group === undefined ? durables.uploaderApproved : durables.uploaderGroupsApproved;
    default:
      return undefined;
  }
}

function asksForProfiles(created: unknown): boolean {
  return (created as { request?: { profile?: unknown } }).request?.profile !== false;
}
