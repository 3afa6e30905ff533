import {
  DeliverPolicy,
  type ConsumerConfig,
  type JetStreamClient,
  type JetStreamManager,
  type JsMsg,
} from '@nats-io/jetstream';
import { FlareError } from '@flarewire/schemas';
import type { TransportLog } from '../../log.ts';
import { pause, unlessAborted } from '../../waiting.ts';
import type { Link } from '../connection/link.ts';
import { brokerError, isDenied } from '../connection/nats-errors.ts';

/** Where to begin: the last message of each subject, or the first one with at least this sequence number or time. */
export type From = 'last-per-subject' | { seq: number } | { time: Date };

/** How long what was stored may keep one waiting at first; twice as long each time. */
const firstQuietMs = 500;

/** How long a consumer may take to be made at first, which a server that has just died never does; twice as long each time. */
const firstAnswerMs = 1_500;

export type StreamReader = { js: JetStreamClient; jsm: JetStreamManager; link: Link; log: TransportLog };

/**
 * Reads a stream in order and without end: each message once, across restarts of the broker, no faster than it is taken.
 * Yields `undefined` once when all that was stored at the beginning has been read. Ends when the signal aborts.
 *
 * The client's own ordered consumer stands still for a minute after a restart of the broker, and in a cluster for as long
 * as the server that holds it is away. So the consumer is made anew, after the last message read, whenever the connection
 * drops or the broker says nothing of it any more. A stream that was made anew meanwhile is read from its start. One that
 * lost its end, in a power failure or when somebody put back an older store, is read from where it ends; records are all
 * read again then.
 *
 * How many messages are still to come is counted wrongly by nats-server 2.9 where some of them are replaced before they are
 * read, in either direction: the end is where the stream ended when as many had come as were there at first.
 * @throws {FlareError} `not_allowed` where this user may not read the stream
 */
export async function* followStream(
  { js, jsm, link, log }: StreamReader,
  {
    stream,
    subject,
    from,
    ahead = 256,
    signal,
  }: { stream: string; subject: string; from: From; ahead?: number; signal: AbortSignal },
): AsyncGenerator<JsMsg | undefined, void, undefined> {
  let next = from !== 'last-per-subject' && 'seq' in from ? from.seq : undefined;
  let made: string | undefined;
  let caughtUp = false;
  let quietMs = firstQuietMs;
  for (let failures = 0; !signal.aborted;) {
    try {
      await link.ready(signal);
      const dropped = link.dropped();
      const reading = AbortSignal.any([signal, dropped]);
      const { created, state } = await unlessAborted(jsm.streams.info(stream), reading);
      if (made !== undefined && made !== created) next = 1;
      else if (next !== undefined && made !== undefined && next > state.last_seq + 1)
        next = from === 'last-per-subject' ? undefined : state.last_seq + 1;
      made = created;
      const start = startAt(next === undefined ? from : { seq: next });
      const making = js.consumers.get(stream, { filter_subjects: subject, ...start });
      const consumer = await unlessAborted(making, reading, AbortSignal.timeout(firstAnswerMs * 2 ** failures)).catch(
        (error: unknown) => {
          void making.then((late) => late.delete()).catch(() => {});
          throw error;
        },
      );
      await using ending = new AsyncDisposableStack();
      // Not waited for: the broker removes it by itself, some minutes later.
      ending.defer(() => {
        if (!dropped.aborted) void consumer.delete().catch(() => {});
      });
      const { num_pending: pending } = await consumer.info(true);
      if (pending === 0 && !caughtUp) {
        caughtUp = true;
        yield undefined;
      }
      const messages = await consumer.consume({
        max_messages: ahead,
        expires: 5_000,
        idle_heartbeat: 1_000,
        abort_on_missing_resource: true,
      });
      const stop = () => messages.stop();
      ending.defer(stop);
      void (async () => {
        for await (const { type } of messages.status()) if (type === 'heartbeats_missed') stop();
      })();
      reading.addEventListener('abort', stop, { once: true });
      if (reading.aborted) stop();
      let end = Infinity;
      // What was still to come may be gone, or nobody's who reads here. A consumer that is made anew knows.
      const tooQuiet = () => {
        quietMs *= 2;
        stop();
      };
      let quiet = caughtUp ? undefined : setTimeout(tooQuiet, quietMs);
      try {
        for await (const message of messages) {
          clearTimeout(quiet);
          if (signal.aborted) return;
          if (next === undefined || message.seq >= next) {
            next = message.seq + 1;
            failures = 0;
            yield message;
          }
          if (caughtUp) continue;
          if (end === Infinity && message.info.deliverySequence >= pending)
            end = (await unlessAborted(jsm.streams.info(stream), reading)).state.last_seq;
          if (message.seq >= end) {
            caughtUp = true;
            yield undefined;
          } else if (message.info.pending === 0) stop();
          else quiet = setTimeout(tooQuiet, quietMs);
        }
      } finally {
        clearTimeout(quiet);
        reading.removeEventListener('abort', stop);
      }
    } catch (error) {
      if (signal.aborted) return;
      if (error instanceof FlareError) throw error;
      if (isDenied(error)) throw brokerError(`Cannot read stream "${stream}"`, error);
      await link.heed(error, signal);
      failures++;
      if (failures > 1) log.warn({ err: error, stream }, 'reading a stream failed, trying again');
      await pause(Math.min(25 * 2 ** failures, 5_000), signal);
    }
  }
}

function startAt(from: From): Partial<ConsumerConfig> {
  if (from === 'last-per-subject') return { deliver_policy: DeliverPolicy.LastPerSubject };
  if ('seq' in from) return { deliver_policy: DeliverPolicy.StartSequence, opt_start_seq: from.seq };
  return { deliver_policy: DeliverPolicy.StartTime, opt_start_time: from.time.toISOString() };
}
