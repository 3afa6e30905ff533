import type { StoredMsg } from '@nats-io/jetstream';
import { setSha256Backend, type ObjectStore } from '@nats-io/obj';
import { FlareError } from '@flarewire/schemas';
import type { PartStore } from '../../artifacts/part-store.ts';
import { pieceBytes } from '../../artifacts/cut-parts.ts';
import { giveBack } from '../../artifacts/give-back.ts';
import { pause } from '../../waiting.ts';
import { followStream, type StreamReader } from '../streams/follow-stream.ts';
import { listObjects } from './list-objects.ts';
import { messageOf } from '../streams/message-of.ts';
import { apiCode, hasApiCode, isStorageFull } from '../connection/nats-errors.ts';
import { buckets, objectStream } from '../names.ts';
import type { Bucket } from './open-bucket.ts';
import { sweepChunks } from './sweep-chunks.ts';

/** Chunks asked for ahead of a reader: 4 MiB. */
const chunksAhead = 8;
/** So often a part is stored in haste, as long as a cluster may take to elect a leader. */
const hastyTries = 5;
/** A part of no more chunks is read without a consumer. */
const fewChunks = 4;

/**
 * Parts as objects in the Object Store (ADR-20), so any NATS client can read them.
 * They are read with a pull consumer of our own: the library's reader has no backpressure, and stands still for ever
 * where it may not answer flow control.
 */
export function createObjectParts({
  hasty,
  patient,
  asksAgain,
  waitsForBucket,
  ...reader
}: StreamReader & {
  /** Whether a bucket that is missing is being made, so that it is waited for. */
  waitsForBucket: boolean;
  /**
   * How many times more a part that is not there is asked for, a second apart: a server that has just become leader may not
   * see all that it holds.
   */
  asksAgain: number;
  /** The bucket, where an answer is not waited for longer than it usually takes. */
  hasty: ObjectStore;
  /** The same, for what may take longer. */
  patient: Pick<Bucket, 'objects' | 'jsm' | 'purge'>;
}): PartStore {
  const { link } = reader;
  // The library's default is written in JavaScript and five times as slow. The choice is per process, and always ours.
  setSha256Backend('native');

  return {
    store: 'nats',
    bucket: buckets.artifacts,

    async put(key, pieces, signal) {
      const size = pieces.reduce((sum, piece) => sum + piece.length, 0);
      let tries = 0;
      const work = async (wanted: AbortSignal) => {
        const objects = tries++ < hastyTries ? hasty : patient.objects;
        try {
          // What comes back is what the broker has confirmed: each chunk, and then what says that they are whole.
          const info = await objects.put(
            { name: key, options: { max_chunk_size: pieceBytes } },
            streamOf(pieces, wanted),
          );
          if (info.size === size) return sha256Of(info.digest);
        } catch (error) {
          if (!isStorageFull(error)) throw error;
          const message = `Cannot store "${key}": the bucket "${buckets.artifacts}" is full; raise artifacts.maxBytes or delete old flares`;
          throw new FlareError('storage_full', message, { cause: error, retryable: true });
        }
        throw new FlareError('artifact_corrupt', `Cannot store "${key}": the broker does not hold what was sent`, {
          retryable: true,
        });
      };
      const digest = await link.retry(`Cannot store "${key}"`, work, signal);
      pieces.forEach(giveBack);
      return digest;
    },

    async *get(part, signal) {
      const doing = `Cannot read "${part.key}"`;
      const missing = new FlareError('artifact_missing', `${doing}: the broker does not hold it`);
      const look = async () => {
        try {
          return await hasty.info(part.key);
        } catch (error) {
          throw !waitsForBucket && hasApiCode(error, apiCode.streamNotFound) ? missing : error;
        }
      };
      const ask = () => link.retry(doing, look, signal);
      let info = await ask();
      for (let tries = 0; (!info || info.deleted) && tries < asksAgain; tries++) {
        await pause(1_000, signal);
        info = await ask();
      }
      if (!info || info.deleted) throw missing;
      if (info.size !== part.size || sha256Of(info.digest) !== part.sha256) {
        throw new FlareError(
          'artifact_corrupt',
          `Cannot read "${part.key}": the broker holds something else under this name`,
        );
      }
      const chunks = { stream: objectStream(buckets.artifacts), subject: `$O.${buckets.artifacts}.C.${info.nuid}` };
      let left = part.size;
      if (left === 0) return;
      const reading =
        info.chunks <= fewChunks
          ? chunkByChunk(reader, { ...chunks, doing, signal })
          : followStream(reader, { ...chunks, from: { seq: 1 }, ahead: chunksAhead, signal });
      for await (const message of reading) {
        // All that is stored was read and it is not enough: chunks have expired.
        if (!message) return;
        left -= message.data.length;
        yield message.data;
        if (left <= 0) return;
      }
    },

    room: (signal) =>
      link.retry(
        'Cannot find out how much room the artifact store has',
        async () => {
          const { config, state } = await reader.jsm.streams.info(objectStream(buckets.artifacts));
          const { limits, storage } = await reader.jsm.getAccountInfo();
          const rooms = [
            ...(config.max_bytes > 0 ? [config.max_bytes - state.bytes] : []),
            ...(limits.max_storage > 0 ? [(limits.max_storage - storage) / config.num_replicas] : []),
          ];
          return rooms.length > 0 ? Math.max(0, Math.min(...rooms)) : undefined;
        },
        signal,
      ),

    async delete(key, signal) {
      await link.retry(`Cannot delete "${key}"`, () => patient.objects.delete(key), signal);
    },

    async list(signal) {
      const all = await listObjects(reader, signal);
      return all.map(({ name, size, stored }) => ({ key: name, bytes: size, stored }));
    },

    async keys(folder, signal) {
      const all = await listObjects(reader, signal);
      return all.map(({ name }) => name).filter((name) => name.startsWith(`${folder}/`));
    },

    sweep: ({ unfinishedMs, signal }) =>
      link.retry(
        'Cannot sweep the artifacts',
        () => {
          const { jsm, purge } = patient;
          return sweepChunks({ jsm, purge, objects: () => listObjects(reader, signal), unfinishedMs });
        },
        signal,
      ),
  };
}

/** All that are named alike, one after the other: to make a consumer, and to delete it again, would take longer. */
async function* chunkByChunk(
  { jsm, link }: StreamReader,
  {
    stream,
    subject,
    doing,
    signal,
  }: { stream: string; subject: string; doing: string; signal?: AbortSignal | undefined },
): AsyncGenerator<StoredMsg> {
  for (let seq = 1; ;) {
    const from = seq;
    const chunk = await link.retry(doing, () => messageOf(jsm, stream, { seq: from, next_by_subj: subject }), signal);
    if (!chunk) return;
    yield chunk;
    seq = chunk.seq + 1;
  }
}

/** One pass over the pieces, that ends with an error when they are wanted no more: the library then clears up. */
function streamOf(pieces: readonly Uint8Array[], wanted: AbortSignal): ReadableStream<Uint8Array> {
  let next = 0;
  return new ReadableStream(
    {
      pull(controller) {
        const piece = pieces[next++];
        if (wanted.aborted) controller.error(new Error('abandoned'));
        else if (piece) controller.enqueue(piece);
        else controller.close();
      },
    },
    { highWaterMark: 0 },
  );
}

/** The Object Store writes digests as `SHA-256=` and URL-safe base64. */
function sha256Of(digest: string): string {
  return Buffer.from(digest.replace(/^SHA-256=/, ''), 'base64url').toString('hex');
}
