import { randomUUID } from 'node:crypto';
import { JsHeaders, type JsMsg, type StoredMsg } from '@nats-io/jetstream';
import { errors, headers, type MsgHdrs } from '@nats-io/nats-core';
import { FlareError } from '@flarewire/schemas';
import type { Entry, RecordStore } from '../port/record-store.ts';
import { checkKey, type RecordKind } from '../record-kinds.ts';
import { followStream, type StreamReader } from './streams/follow-stream.ts';
import { apiCode, hasApiCode } from './connection/nats-errors.ts';
import { latestOfEach } from './streams/latest-of-each.ts';
import { messageOf } from './streams/message-of.ts';
import { kvStream } from './names.ts';
import { publishTimeoutMs } from './events/publish.ts';
import type { PurgeSubject } from './streams/purge-subject.ts';

type Message = StoredMsg | JsMsg;
type Written = { revision: number } | 'conflict';

/** Says whose write a stored revision is. */
const writeIdHeader = 'Flarewire-Write';

/** A write that is not there after so many looks was lost by the server that has seen its message id. */
const looks = 20;

/**
 * Records in a KV bucket, in the format of any NATS client (ADR-8).
 *
 * Servers of a cluster compare an expected revision with what they have stored, not with what is on its way, so that of
 * nats-server 2.9 two writes at once may both be told that they were the one. So the id of a message that expects a revision is
 * made of key and revision: the server takes one of them, and whoever hears that his is a duplicate looks whose it is.
 */
export function createRecordStore<T>(
  reader: StreamReader,
  { bucket, kind, purge }: { bucket: string; kind: RecordKind<T>; purge: PurgeSubject },
): RecordStore<T> {
  const { js, jsm, link, log } = reader;
  const stream = kvStream(bucket);
  const prefix = `$KV.${bucket}.`;

  const read = (key: string, signal?: AbortSignal) => {
    const subject = prefix + checkKey(key);
    return link.retry(`Cannot read record "${key}"`, () => messageOf(jsm, stream, { last_by_subj: subject }), signal);
  };

  const write = (
    key: string,
    payload: string,
    {
      expected,
      signal,
      ...more
    }: { expected?: number | undefined; headers?: MsgHdrs; signal?: AbortSignal | undefined },
  ): Promise<Written> => {
    const writeId = randomUUID();
    const own = more.headers ?? headers();
    own.set(writeIdHeader, writeId);
    let tries = 0;
    let looked = 0;
    const work = async (): Promise<Written> => {
      const again = Math.floor(looked / looks);
      tries += 1;
      const options = {
        headers: own,
        msgID: expected === undefined ? writeId : `${key}:${expected}${again === 0 ? '' : `:${again}`}`,
        timeout: publishTimeoutMs,
        ...(expected !== undefined && { expect: { lastSubjectSequence: expected } }),
      };
      try {
        const { seq, duplicate } = await js.publish(prefix + checkKey(key), payload, options);
        if (!duplicate || expected === undefined) return { revision: seq };
        looked += 1;
        return await whose({ key, expected, writeId }, seq);
      } catch (error) {
        if (!hasApiCode(error, apiCode.wrongLastSequence, apiCode.wrongLastSequenceUnknown)) throw error;
        // An earlier try may have been stored although nobody said so.
        return tries > 1 && expected !== undefined ? whose({ key, expected, writeId }, 0) : 'conflict';
      }
    };
    return link.retry(`Cannot write record "${key}"`, work, signal);
  };

  /** What became of a write that is not the first in the place of an expected revision. @throws while nobody can say yet */
  const whose = async (write: { key: string; expected: number; writeId: string }, seq: number): Promise<Written> => {
    const first = seq > 0 ? await messageOf(jsm, stream, { seq }) : null;
    const last = await messageOf(jsm, stream, { last_by_subj: prefix + write.key });
    const own = [first, last].find((message) => message?.header?.get(writeIdHeader) === write.writeId);
    if (own) return { revision: own.seq };
    if ((last?.seq ?? 0) !== write.expected) return 'conflict';
    throw new errors.TimeoutError();
  };

  const entryOf = (message: Message): Entry<T> => ({
    key: message.subject.slice(prefix.length),
    value: kind.decode(message.data),
    revision: message.seq,
    updated: message.time,
  });

  /** A record, unless there is none any more or it cannot be read. */
  const readable = (message: Message): Entry<T> | undefined => {
    if (isDeletion(message)) return undefined;
    try {
      return entryOf(message);
    } catch (error) {
      if (!(error instanceof FlareError)) throw error;
      log.warn({ err: error, bucket }, 'a record that cannot be read was passed over');
      return undefined;
    }
  };

  const written = (key: string, value: T, result: Written): Entry<T> | undefined =>
    result === 'conflict' ? undefined : { key, value, revision: result.revision, updated: new Date() };

  return {
    async get(key, { signal } = {}) {
      const message = await read(key, signal);
      return message && !isDeletion(message) ? entryOf(message) : undefined;
    },
    async create(key, value, { signal } = {}) {
      const payload = kind.encode(value);
      const first = await write(key, payload, { expected: 0, signal });
      if (first !== 'conflict') return written(key, value, first);
      const last = await read(key, signal);
      if (!last || !isDeletion(last)) return undefined;
      return written(key, value, await write(key, payload, { expected: last.seq, signal }));
    },
    async update(key, value, revision, { signal } = {}) {
      return written(key, value, await write(key, kind.encode(value), { expected: revision, signal }));
    },
    async put(key, value, { signal } = {}) {
      return written(key, value, await write(key, kind.encode(value), { signal }))!;
    },
    async delete(key, { revision, signal } = {}) {
      const marker = headers();
      marker.set('KV-Operation', 'PURGE');
      marker.set(JsHeaders.RollupHdr, JsHeaders.RollupValueSubject);
      return (await write(key, '', { expected: revision, headers: marker, signal })) !== 'conflict';
    },
    async forget(key, { signal } = {}) {
      const subject = prefix + checkKey(key);
      await link.retry(`Cannot remove record "${key}"`, () => purge(stream, subject), signal);
    },
    async list({ below, signal } = {}) {
      const found = new Map<string, Entry<T>>();
      const subject = prefix + filterOf(below);
      for await (const message of latestOfEach(reader, { doing: 'Cannot list records', stream, subject, signal })) {
        const entry = readable(message);
        if (entry) found.set(entry.key, entry);
      }
      return [...found.values()];
    },
    async *watch({ key, below, signal }) {
      const subject = prefix + (key === undefined ? filterOf(below) : checkKey(key));
      for await (const message of followStream(reader, { stream, subject, from: 'last-per-subject', signal })) {
        const entry = message && readable(message);
        if (entry) yield entry;
      }
    },
  };
}

function filterOf(below: string | undefined): string {
  return below === undefined ? '>' : `${checkKey(below)}.>`;
}

function isDeletion(message: Message): boolean {
  const headersOf = 'headers' in message ? message.headers : message.header;
  const operation = headersOf?.get('KV-Operation');
  return operation === 'DEL' || operation === 'PURGE';
}
