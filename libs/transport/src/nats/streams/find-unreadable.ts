import type { JetStreamManager, StreamInfo } from '@nats-io/jetstream';
import { messageOf } from './message-of.ts';
import { apiCode, unless } from '../connection/nats-errors.ts';

/**
 * A stream that was made anew too soon is broken from its beginning. What becomes unreadable later has other causes, which
 * may pass.
 */
const youngMs = 3_600_000;

/**
 * A stream whose messages the broker counts and nobody can read, or an empty one whose files are gone: nobody could read
 * what it takes next.
 */
export type Unreadable = {
  /** What was seen: another one where anything has changed. */
  sign: string;
  /** Whether its last message was stored soon after it was made. */
  isYoung: boolean;
};

/**
 * Finds out whether a stream holds messages that nobody can read, or is empty and has lost its files. One with replicas is
 * left to its other servers.
 *
 * The first message is always there, and so is each one after it where none between the first and the last was removed.
 * Where some were removed, the last one has to be gone as well.
 */
export async function findUnreadable(
  jsm: JetStreamManager,
  stream: string,
  hasLostFiles: (stream: string) => Promise<boolean | undefined> = async () => undefined,
): Promise<Unreadable | undefined> {
  const seen = await infoOf(jsm, stream);
  if (!seen || seen.config.num_replicas > 1) return undefined;
  if (seen.state.messages === 0 && !(await hasLostFiles(stream))) return undefined;
  const { messages, first_seq: first, last_seq: last, last_ts: stored } = seen.state;
  const hasGaps = last - first + 1 !== messages;
  const counted = messages === 0 ? [] : hasGaps ? [first, last] : [first];
  for (const seq of counted) if (await messageOf(jsm, stream, { seq })) return undefined;
  const now = await infoOf(jsm, stream);
  const isSame =
    now?.created === seen.created &&
    now.state.first_seq === first &&
    (messages > 0 || now.state.messages === 0) &&
    (!hasGaps || now.state.last_seq === last);
  if (!isSame) return undefined;
  const isYoung = Date.parse(stored) - Date.parse(seen.created) < youngMs;
  return { sign: `${seen.created} ${first}`, isYoung };
}

function infoOf(jsm: JetStreamManager, stream: string): Promise<StreamInfo | undefined> {
  return unless(apiCode.streamNotFound, () => jsm.streams.info(stream));
}
