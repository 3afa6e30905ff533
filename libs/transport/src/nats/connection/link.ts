import type { NatsConnection } from '@nats-io/transport-node';
import { FlareError } from '@flarewire/schemas';
import type { TransportLog } from '../../log.ts';
import { pause, unlessAborted, waitEnded } from '../../waiting.ts';
import { apiCode, brokerError, hasApiCode, isPassing, isStreamMissing, waitedInVain } from './nats-errors.ts';

/** How long to wait for streams that are set up anew, which waits until the broker has removed those that were deleted. */
const restoringMs = 5_000;

/** So much later than it could a request may be repeated, once its stream has a leader again. */
const longestPauseMs = 500;

/** Whether a connection is up, and how to work over one that comes and goes. */
export type Link = {
  /** Resolves when the connection is up. @throws {FlareError} `broker_unavailable` once it is closed; see `waitEnded` */
  ready(signal?: AbortSignal): Promise<void>;
  /** Aborts when the connection that is up now drops. */
  dropped(): AbortSignal;
  /**
   * Repeats `work` through outages until it succeeds. What is in flight when the connection drops would otherwise wait
   * out its whole timeout, so it is given up at once: `work` must be idempotent. Its signal aborts when nobody waits for
   * it any more.
   * @throws {FlareError} what `work` threw, `broker_unavailable` around an error of the broker; see `waitEnded`
   */
  retry<T>(doing: string, work: (wanted: AbortSignal) => Promise<T>, signal?: AbortSignal): Promise<T>;
  /**
   * Has the streams set up anew, where an error of the broker says that one is not there. Resolves once they are where that is
   * certain, in 5 s at most: nats-server 2.9.10 crashes when it is asked for a message of a stream that is just being made.
   */
  heed(error: unknown, signal?: AbortSignal): Promise<void>;
};

/** Follows the state of a connection; `restore` runs each time it is back, and where a stream is missing. */
export function watchLink(nc: NatsConnection, log: TransportLog, restore: () => Promise<void>): Link {
  let connected = new AbortController();
  let up = Promise.withResolvers<void>();
  up.resolve();

  const drop = () => {
    if (connected.signal.aborted) return;
    up = Promise.withResolvers<void>();
    up.promise.catch(() => {});
    connected.abort(new Error('connection lost'));
  };
  void (async () => {
    for await (const status of nc.status()) {
      if (status.type === 'disconnect') {
        drop();
        log.warn({ server: status.server }, 'connection to the broker lost, reconnecting');
      } else if (status.type === 'reconnect') {
        connected = new AbortController();
        up.resolve();
        log.info({ server: status.server }, 'connected to the broker again');
        void restore();
      } else if (status.type === 'error') {
        log.error(
          { err: status.error },
          'the broker reported an error; if it is about permissions, what was sent is lost',
        );
      }
    }
  })();
  void (async () => {
    const cause = await nc.closed();
    drop();
    up.reject(
      new FlareError('broker_unavailable', 'Cannot reach the broker: the connection is closed for good; start again', {
        cause,
      }),
    );
    if (cause) log.error({ err: cause }, 'the connection to the broker closed unexpectedly');
  })();

  const ready = async (signal?: AbortSignal) => {
    try {
      await unlessAborted(up.promise, signal);
    } catch (error) {
      throw signal?.aborted ? waitEnded(signal, 'Cannot reach the broker') : error;
    }
  };

  const heed = async (failure: unknown, signal?: AbortSignal) => {
    if (!isStreamMissing(failure)) return;
    const restored = restore();
    if (!hasApiCode(failure, apiCode.streamNotFound)) return;
    const over = new AbortController();
    await Promise.race([restored, pause(restoringMs, signal ? AbortSignal.any([signal, over.signal]) : over.signal)]);
    over.abort();
  };

  return {
    ready,
    dropped: () => connected.signal,
    heed,
    async retry(doing, work, signal) {
      let last: unknown;
      for (let failures = 0; ; failures++) {
        await ready(signal);
        const dropped = connected.signal;
        const wanted = new AbortController();
        try {
          return await unlessAborted(work(wanted.signal), dropped, signal);
        } catch (error) {
          if (signal?.aborted) throw waitedInVain(signal, doing, last);
          last = error;
          if (error instanceof FlareError) throw error;
          if (dropped.aborted) continue;
          if (!isPassing(error)) throw brokerError(doing, error);
          await heed(error, signal);
          if (failures % 20 === 19)
            log.warn({ err: error, tries: failures + 1 }, `${doing}: the broker does not answer yet`);
          await pause(Math.min(50 * 2 ** failures, longestPauseMs), signal);
        } finally {
          wanted.abort();
        }
      }
    },
  };
}
