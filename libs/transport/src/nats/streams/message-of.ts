import type { JetStreamManager, StoredMsg } from '@nats-io/jetstream';
import { apiCode, unless } from '../connection/nats-errors.ts';

/** One message of a stream, or null where there is none; a stream with replicas answers by its leader. */
export async function messageOf(
  jsm: JetStreamManager,
  stream: string,
  query: { seq: number; next_by_subj?: string } | { last_by_subj: string },
): Promise<StoredMsg | null> {
  return (await unless(apiCode.messageNotFound, () => jsm.streams.getMessage(stream, query))) ?? null;
}
