import { DiscardPolicy, RetentionPolicy, StorageType, type StreamConfig } from '@nats-io/jetstream';
import { nanos } from '@nats-io/nats-core';
import { eventSubjects } from '@flarewire/schemas';
import { keptMs } from '../artifacts/part-store.ts';
import { buckets, kvStream, objectStream, streams } from './names.ts';

const day = nanos(86_400_000);
const minute = nanos(60_000);

type Wanted = Partial<StreamConfig> & { name: string };

/**
 * Every stream and bucket that Flarewire needs, in the order to make them.
 * Events are kept by limits: with interest or work-queue retention an event that nobody waits for yet would be lost,
 * and only one service could read it.
 */
export function wantedStreams({
  replicas,
  artifactBytes,
}: {
  replicas: number;
  artifactBytes?: number | undefined;
}): Wanted[] {
  const common = { retention: RetentionPolicy.Limits, storage: StorageType.File, num_replicas: replicas };
  const keyValue = (bucket: string, history: number): Wanted => ({
    ...common,
    name: kvStream(bucket),
    subjects: [`$KV.${bucket}.>`],
    max_msgs_per_subject: history,
    max_age: 30 * day,
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
      max_age: 7 * day,
      max_bytes: 2 ** 30,
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
      max_age: 7 * day,
      max_bytes: 2 ** 30,
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
      max_age: 30 * day,
      max_bytes: 2 ** 28,
      discard: DiscardPolicy.Old,
      duplicate_window: 10 * minute,
    },
    keyValue(buckets.flares, 10),
    keyValue(buckets.targets, 1),
    keyValue(buckets.settings, 1),
    keyValue(buckets.groups, 1),
    { ...keyValue(buckets.barriers, 1), max_age: day },
    {
      ...common,
      name: objectStream(buckets.artifacts),
      subjects: [`$O.${buckets.artifacts}.C.>`, `$O.${buckets.artifacts}.M.>`],
      max_age: nanos(keptMs),
      max_bytes: artifactBytes ?? -1,
      discard: DiscardPolicy.New,
      allow_rollup_hdrs: true,
      allow_direct: true,
    },
  ];
}
