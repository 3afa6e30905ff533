import { headers } from '@nats-io/nats-core';
import type { DeadLetter } from '../../events/dead-letter.ts';
import type { DeadLetterEntry, DeadLetters } from '../../port/dead-letters.ts';
import { waitEnded } from '../../waiting.ts';
import { followStream, type StreamReader } from '../streams/follow-stream.ts';
import { messageOf } from '../streams/message-of.ts';
import { streams } from '../names.ts';
import { publishTimeoutMs } from './publish.ts';

/** The dead letters in stream DLQ, whose numbers are their ids; `stream` is where events are read from. */
export function createLetterStore(reader: StreamReader & { stream: string }): DeadLetters {
  const { js, jsm, link, stream } = reader;

  const read = (from: string, seq: number, signal?: AbortSignal) =>
    link.retry(`Cannot read message ${seq} of stream "${from}"`, () => messageOf(jsm, from, { seq }), signal);
  const letterOf = async (id: number, signal?: AbortSignal): Promise<DeadLetterEntry | undefined> => {
    const message = await read(streams.deadLetters, id, signal);
    return message?.subject.startsWith('dlq.') ? { ...message.json<DeadLetter>(), id } : undefined;
  };
  const eventOf = async ({ seq, subject }: DeadLetter, signal?: AbortSignal) => {
    const event = await read(stream, seq, signal);
    // A stream that was made anew has other events under these numbers.
    return event?.subject === subject ? event : undefined;
  };

  return {
    async list({ signal } = {}) {
      const found: DeadLetterEntry[] = [];
      const enough = new AbortController();
      const until = signal ? AbortSignal.any([signal, enough.signal]) : enough.signal;
      const letters = { stream: streams.deadLetters, subject: 'dlq.>', from: { seq: 1 }, signal: until };
      for await (const message of followStream(reader, letters)) {
        if (!message) return found;
        found.push({ ...message.json<DeadLetter>(), id: message.seq });
      }
      throw waitEnded(until, 'Cannot list dead letters');
    },
    async get(id, { signal } = {}) {
      const letter = await letterOf(id, signal);
      const event = letter && (await eventOf(letter, signal));
      return letter && { ...letter, ...(event ? { payload: event.string() } : {}) };
    },
    async replay(id, { signal } = {}) {
      const letter = await letterOf(id, signal);
      const event = letter && (await eventOf(letter, signal));
      if (!event) return false;
      const again = headers();
      for (const [name, [value]] of event.header ?? []) if (value !== undefined) again.set(name, value);
      again.delete('Nats-Msg-Id');
      const options = { msgID: `replay:${id}:${Date.now()}`, headers: again, timeout: publishTimeoutMs };
      await link.retry('Cannot replay an event', () => js.publish(event.subject, event.data, options), signal);
      return true;
    },
    async drop(id, { signal } = {}) {
      if (!(await letterOf(id, signal))) return false;
      return link.retry(
        'Cannot drop a dead letter',
        () => jsm.streams.deleteMessage(streams.deadLetters, id, false),
        signal,
      );
    },
  };
}
