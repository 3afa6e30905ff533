import type { FlareRecord, ProfilesCollected } from '@flarewire/schemas';
import type { ForgettableDurable } from '@flarewire/transport';
import type { DeliveryQueues } from '../uploader/delivery-queues.ts';

/** The durable consumers that work through the events, by what they take. */
export const durables = {
  archiver: (target: string) => `archiver-${target}`,
  profiler: (target: string) => `profiles-${target}`,
  /** Archives of all targets, which are passed on. */
  created: 'created',
  uploader: 'uploader',
  uploaderApproved: 'uploader-approved',
  /** Flares of groups, by the number of the queue of their destination. */
  uploaderGroups: (queue: number) => `uploader-groups-${queue}`,
  uploaderGroupsApproved: (queue: number) => `uploader-groups-approved-${queue}`,
} as const;

/** The durables that work for one target alone, and of which there are so as many as there were targets. */
export function durablesOf(target: string): ForgettableDurable[] {
  return [
    { name: durables.archiver(target), event: 'flare.requested', target },
    { name: durables.profiler(target), event: 'profiles.requested', target },
  ];
}

/** The target that a durable works for, if it is one's alone. */
export function targetOf(durable: string): string | undefined {
  const [, target] = /^(?:archiver|profiles)-(.+)$/.exec(durable) ?? [];
  return target;
}

/**
 * The durable that takes the event with which a flare goes on, given the queues of its uploaders; undefined where
 * nobody takes that event.
 */
export function durableOf({ target, group, outbox }: FlareRecord, queues: DeliveryQueues): string | undefined {
  switch (outbox?.name) {
    case 'flare.requested':
      return durables.archiver(target);
    case 'flare.created':
      return durables.created;
    case 'profiles.requested':
      return durables.profiler(target);
    case 'profiles.collected':
    case 'flare.approved': {
      const isApproved = outbox.name === 'flare.approved';
      const queue = queues.of({ group, ...(outbox.data as Pick<ProfilesCollected, 'request'>) });
      if (queue === undefined) return isApproved ? durables.uploaderApproved : durables.uploader;
      return isApproved ? durables.uploaderGroupsApproved(queue) : durables.uploaderGroups(queue);
    }
    default:
      return undefined;
  }
}
