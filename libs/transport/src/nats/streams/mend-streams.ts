import type { JetStreamManager } from '@nats-io/jetstream';
import { FlareError } from '@flarewire/schemas';
import type { TransportLog } from '../../log.ts';
import { pause } from '../../waiting.ts';
import { findUnreadable, type Unreadable } from './find-unreadable.ts';
import type { Link } from '../connection/link.ts';
import { apiCode, hasApiCode, isDenied } from '../connection/nats-errors.ts';

export type Mending = {
  jsm: JetStreamManager;
  link: Link;
  log: TransportLog;
  /** Whether an empty stream has lost its files, where that can be found out. */
  hasLostFiles?: (stream: string) => Promise<boolean | undefined>;
  /** Has what is missing made anew. */
  restore: () => Promise<void>;
  /** Told at each look what keeps a stream from being read that cannot be made anew, or that nothing does. */
  onUnreadable: (error: FlareError | undefined) => void;
};

/**
 * Looks every so often whether the streams can be read, until the signal aborts. A young one that cannot be read at two
 * looks is deleted, and so made anew.
 *
 * nats-server gives the name of a deleted stream free before it has removed its folder. A stream that somebody makes anew
 * meanwhile loses its folder too: its messages are counted but cannot be read, its consumers stand still at the first of
 * them, and after a while nothing more is stored. An empty one is mended before it takes any message. Where a stream was
 * well for long, somebody is told instead: the broker also says that a message is not there when it has no file handles
 * left.
 */
export async function mendStreams(
  mending: Mending,
  { streams, everyMs, signal }: { streams: readonly string[]; everyMs: number; signal: AbortSignal },
): Promise<void> {
  const { jsm, link, log, hasLostFiles, onUnreadable } = mending;
  const looking = new Set(streams);
  let before = new Map<string, Unreadable>();
  let lack: FlareError | undefined;
  const look = async () => {
    const found = new Map<string, Unreadable>();
    for (const stream of looking) {
      try {
        const unreadable = await findUnreadable(jsm, stream, hasLostFiles);
        if (unreadable) found.set(stream, unreadable);
      } catch (error) {
        if (!isDenied(error)) throw error;
        looking.delete(stream);
      }
    }
    return found;
  };
  for (;;) {
    await pause(everyMs, signal);
    if (signal.aborted) return;
    try {
      const found = await link.retry('Cannot check whether the streams can be read', look, signal);
      const sure = [...found].filter(([stream, { sign }]) => before.get(stream)?.sign === sign);
      before = found;
      const told = lack;
      lack = await remake(sure, mending);
      onUnreadable(lack);
      if (lack && lack.message !== told?.message) log.error({ err: lack }, 'A stream cannot be read');
    } catch (error) {
      if (signal.aborted) return;
      log.warn({ err: error }, 'Cannot check whether the streams can be read; trying again');
    }
  }
}

/** Deletes what cannot be read. @returns what is to be done of one that is left to somebody else */
async function remake(
  unreadable: readonly [string, Unreadable][],
  { jsm, log, restore }: Mending,
): Promise<FlareError | undefined> {
  let lack: FlareError | undefined;
  for (const [stream, { isYoung }] of unreadable) {
    if (!isYoung) lack = toMend(stream);
    else
      try {
        await jsm.streams.delete(stream);
        log.warn(
          { stream },
          'The broker could no longer read a stream, or had lost its files; the stream was deleted, and is being created again',
        );
      } catch (error) {
        // Somebody else was faster.
        if (hasApiCode(error, apiCode.streamNotFound)) continue;
        if (!isDenied(error)) throw error;
        lack = toMend(stream, error);
      }
  }
  if (unreadable.some(([, { isYoung }]) => isYoung)) await restore();
  return lack;
}

function toMend(stream: string, cause?: unknown): FlareError {
  const why = cause ? ', and this user may not delete it' : '';
  const message =
    `Cannot read stream "${stream}": the broker finds none of the messages that it counts, or not its files${why}; see the broker's log, and where its folder ` +
    `is gone delete it (nats stream rm ${stream}), so that it is created again`;
  return new FlareError(cause ? 'not_allowed' : 'broker_unavailable', message, { cause });
}
