import { latestOfEach } from '../streams/latest-of-each.ts';
import type { StreamReader } from '../streams/follow-stream.ts';
import { buckets, objectStream } from '../names.ts';

/** What the Object Store says of an object (ADR-20), as far as it matters here. */
type ObjectInfo = { name: string; nuid: string; size: number; deleted?: boolean };

/** All objects that the bucket holds, with the time at which each was stored. */
export async function listObjects(
  reader: StreamReader,
  signal?: AbortSignal,
): Promise<(ObjectInfo & { stored: Date })[]> {
  const found = new Map<string, ObjectInfo & { stored: Date }>();
  const objects = { stream: objectStream(buckets.artifacts), subject: `$O.${buckets.artifacts}.M.>` };
  for await (const message of latestOfEach(reader, { doing: 'Cannot list the artifacts', ...objects, signal })) {
    const info = message.json<ObjectInfo>();
    if (info.deleted) found.delete(info.name);
    else found.set(info.name, { ...info, stored: message.time });
  }
  return [...found.values()];
}
