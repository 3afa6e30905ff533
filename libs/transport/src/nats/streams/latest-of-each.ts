import type { JsMsg, StoredMsg } from '@nats-io/jetstream';
import { waitEnded } from '../../waiting.ts';
import { followStream, type StreamReader } from './follow-stream.ts';
import { messageOf } from './message-of.ts';

/**
 * Up to so many subjects are asked for one by one: each consumer that is made and deleted again costs nats-server 2.9 some
 * memory for good.
 */
const fewSubjects = 64;
/** Of more subjects than that the broker is not asked which they are. */
const mostNamed = 1_024;

/**
 * The last message of each subject of a stream that there is now; of one that is replaced meanwhile, it may be more than
 * one, the newest last. `subject` may hold wildcards.
 * @param doing what an error says that could not be done
 */
export async function* latestOfEach(
  reader: StreamReader,
  {
    doing,
    stream,
    subject,
    signal,
  }: { doing: string; stream: string; subject: string; signal?: AbortSignal | undefined },
): AsyncGenerator<StoredMsg | JsMsg, void, undefined> {
  const { jsm, link } = reader;
  const few = await link.retry(doing, () => fewSubjectsOf(reader, stream, subject), signal);
  if (few) {
    const ask = (each: string) => link.retry(doing, () => messageOf(jsm, stream, { last_by_subj: each }), signal);
    yield* (await Promise.all(few.map(ask))).filter((message) => message !== null);
    return;
  }
  const enough = new AbortController();
  const until = signal ? AbortSignal.any([signal, enough.signal]) : enough.signal;
  for await (const message of followStream(reader, { stream, subject, from: 'last-per-subject', signal: until })) {
    if (!message) return;
    yield message;
  }
  throw waitEnded(until, doing);
}

/** The subjects that there are, where they are few. */
async function fewSubjectsOf({ jsm }: StreamReader, stream: string, subject: string): Promise<string[] | undefined> {
  const { num_subjects: inAll = 0 } = (await jsm.streams.info(stream)).state;
  if (inAll === 0) return [];
  if (inAll > mostNamed) return undefined;
  const { state } = await jsm.streams.info(stream, { subjects_filter: subject });
  const subjects = Object.keys(state.subjects ?? {});
  return subjects.length > fewSubjects ? undefined : subjects;
}
