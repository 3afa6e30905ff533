import { jetstream, type JetStreamClient, type JetStreamManager } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/nats-core';
import { Objm, type ObjectStore } from '@nats-io/obj';
import { buckets } from '../names.ts';
import { createPurge, type PurgeSubject } from '../streams/purge-subject.ts';

/** The bucket of the artifacts, and the stream below it. */
export type Bucket = { js: JetStreamClient; jsm: JetStreamManager; objects: ObjectStore; purge: PurgeSubject };

/** Opens the bucket of the artifacts, where each question waits for its answer for so many milliseconds. */
export async function openBucket(
  nc: NatsConnection,
  { timeout, replicas }: { timeout: number; replicas: number },
): Promise<Bucket> {
  const js = jetstream(nc, { timeout });
  const jsm = await js.jetstreamManager(false);
  const purge = createPurge({ js, jsm, nc, replicas });
  const objects = purging(await new Objm(js).open(buckets.artifacts, false), jsm, purge);
  return { js, jsm, purge, objects };
}

/** The client purges chunks by itself, and lets nobody say how. */
function purging(objects: ObjectStore, jsm: JetStreamManager, purge: PurgeSubject): ObjectStore {
  const streams = Object.create(jsm.streams, {
    purge: { value: (stream: string, { filter }: { filter: string }) => purge(stream, filter) },
  }) as JetStreamManager['streams'];
  return Object.assign(objects, { jsm: Object.create(jsm, { streams: { value: streams } }) as JetStreamManager });
}
