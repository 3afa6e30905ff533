import type { JetStreamManager } from '@nats-io/jetstream';
import { buckets, objectStream } from '../names.ts';
import type { PurgeSubject } from '../streams/purge-subject.ts';

/**
 * Purges chunks that belong to no object, since the process that stored them died before it could say what they are.
 * Those of an upload that is under way look the same, so their last chunk must be older than `unfinishedMs`.
 */
export async function sweepChunks({
  jsm,
  objects,
  purge,
  unfinishedMs,
}: {
  jsm: JetStreamManager;
  purge: PurgeSubject;
  /** All objects that there are. */
  objects: () => Promise<readonly { nuid: string }[]>;
  unfinishedMs: number;
}): Promise<number> {
  const stream = objectStream(buckets.artifacts);
  // The chunks before the objects: an upload that ends in between is then known.
  const { state } = await jsm.streams.info(stream, { subjects_filter: `$O.${buckets.artifacts}.C.>` });
  const known = new Set((await objects()).map(({ nuid }) => nuid));
  let removed = 0;
  for (const subject of Object.keys(state.subjects ?? {})) {
    if (known.has(subject.slice(subject.lastIndexOf('.') + 1))) continue;
    const last = await jsm.streams.getMessage(stream, { last_by_subj: subject });
    // What is empty is the mark that a purge has left.
    if (!last?.data.length || Date.now() - last.time.getTime() <= unfinishedMs) continue;
    await purge(stream, subject);
    removed++;
  }
  return removed;
}
