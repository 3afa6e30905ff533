import { DiscardPolicy, RetentionPolicy, StorageType, type StreamConfig } from '@nats-io/jetstream';
import { nanos } from '@nats-io/nats-core';
import { eventSubjects, retentionConfig, type RetentionConfig } from '@flarewire/schemas';
import { buckets, kvStream, objectStream, streams } from '../names.ts';

const dayMs = 86_400_000;
const minute = nanos(60_000);

/**
 * How many revisions of a flare's record are kept: alone as many as most flares have, in a cluster as many as any client of
 * a bucket allows. Three servers of nats-server 2.9.10 whose leaders were killed gave out a revision that had long been
 * removed as the last one, and accepted a write after it: with 3 revisions 4 flares of 50 stood still, and with 10 one that
 * had 12 was made again after it was sent.
 */
const flareRevisions = { alone: 10, cluster: 64 };

type Wanted = Partial<StreamConfig> & { name: string };

/**
 * Every stream and bucket that Flarewire needs, in the order to make them.
 * Events are kept by limits: with interest or work-queue retention an event that nobody waits for yet would be lost,
 * and only one service could read it.
 */
export function wantedStreams({
  replicas,
  artifactBytes,
  retention = retentionConfig.parse({}),
}: {
  replicas: number;
  artifactBytes?: number | undefined;
  retention?: RetentionConfig;
}): Wanted[] {
  const { events, deadLetters, records } = retention;
  const common = { retention: RetentionPolicy.Limits, storage: StorageType.File, num_replicas: replicas };
  const keyValue = (bucket: string, history: number, ageMs = 30 * dayMs): Wanted => ({
    ...common,
    name: kvStream(bucket),
    subjects: [`$KV.${bucket}.>`],
    max_msgs_per_subject: history,
    max_age: nanos(ageMs),
    discard: DiscardPolicy.New,
    duplicate_window: 2 * minute,
    allow_rollup_hdrs: true,
    deny_delete: true,
    // Reads go to the leader: a compare-and-set that starts from a lagging replica only fails.
    allow_direct: false,
  });
  return [
    {
      ...common,
      name: streams.events,
      description: 'Every event of every flare',
      subjects: [...eventSubjects],
      max_age: nanos(events.age),
      max_bytes: events.bytes,
      max_msg_size: 512 * 2 ** 10,
      discard: DiscardPolicy.Old,
      duplicate_window: 10 * minute,
      deny_delete: true,
      allow_direct: true,
    },
    {
      ...common,
      name: streams.eventsView,
      description: 'Copy of EVENTS for outside dashboards, which so need no right to the consumers of the services',
      mirror: { name: streams.events },
      max_age: nanos(events.age),
      max_bytes: events.bytes,
      discard: DiscardPolicy.Old,
    },
    {
      ...common,
      name: streams.deadLetters,
      description: 'Events that were given up',
      subjects: [
        'dlq.>',
        `$JS.EVENT.ADVISORY.CONSUMER.MAX_DELIVERIES.${streams.events}.>`,
        `$JS.EVENT.ADVISORY.CONSUMER.MSG_TERMINATED.${streams.events}.>`,
      ],
      max_age: nanos(deadLetters.age),
      max_bytes: deadLetters.bytes,
      discard: DiscardPolicy.Old,
      duplicate_window: 10 * minute,
    },
    keyValue(buckets.flares, flareRevisions[replicas > 1 ? 'cluster' : 'alone'], records.age),
    // Renewed every ten seconds by whoever is there.
    keyValue(buckets.targets, 1, dayMs),
    keyValue(buckets.settings, 1),
    keyValue(buckets.groups, 1),
    { ...keyValue(buckets.barriers, 1), max_age: nanos(dayMs) },
    keyValue(buckets.leases, 1),
    {
      ...common,
      name: objectStream(buckets.artifacts),
      subjects: [`$O.${buckets.artifacts}.C.>`, `$O.${buckets.artifacts}.M.>`],
      max_age: nanos(longestKeptMs(retention)),
      max_bytes: artifactBytes ?? -1,
      discard: DiscardPolicy.New,
      allow_rollup_hdrs: true,
      allow_direct: true,
    },
  ];
}

/**
 * When the broker itself removes what nobody has removed. A day later than the janitor would, since a flare that is sent
 * again needs what the first one had stored.
 */
function longestKeptMs({ archives, profiles }: RetentionConfig): number {
  return Math.max(archives.sent, archives.unsent, profiles.sent, profiles.unsent) + dayMs;
}
