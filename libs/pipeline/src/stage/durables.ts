import type { FlareRecord } from '@flarewire/schemas';

/** The durable consumers that work through the events, by what they take. */
export const durables = {
  archiver: (target: string) => `archiver-${target}`,
  profiler: (target: string) => `profiles-${target}`,
  /** Archives of all targets, which are passed on. */
  created: 'created',
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
      return durables.created;
    case 'profiles.requested':
      return durables.profiler(target);
    case 'profiles.collected':
      return group === undefined ? durables.uploader : durables.uploaderGroups;
    case 'flare.approved':
      return group === undefined ? durables.uploaderApproved : durables.uploaderGroupsApproved;
    default:
      return undefined;
  }
}
