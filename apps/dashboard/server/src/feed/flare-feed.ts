import { EventEmitter, once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '@flarewire/service';
import type { TailedEvent, Transport } from '@flarewire/transport';
import { createFlareBook, isOfGroup, type FlareBook } from './flare-book.ts';
import { createRecentEvents, type RecentEvents } from './recent-events.ts';
import { frameOf } from './sse.ts';

/** The events from the first one on, folded once for all browsers. */
export type FlareFeed = AsyncDisposable & {
  book: () => FlareBook;
  recent: () => RecentEvents;
  /** Resolves when all that was stored when the stream was opened, or opened anew, is in the book. */
  settled: () => Promise<void>;
  /** Aborts when what was folded does not hold any more: the broker came back with another stream. */
  anew: () => AbortSignal;
  /** Resolves with the next event, or when the feed begins anew, or when the signal aborts. */
  next: (signal: AbortSignal) => Promise<void>;
};

/** What the process keeps to send again; who needs older events reads them from the stream. */
const kept = { events: 2_000, bytes: 8 * 2 ** 20 };

/**
 * Follows all events, and is open once it has read what is stored. Where numbers go back, as after a broker lost its
 * store, all is read anew.
 */
export async function openFlareFeed(options: {
  transport: Transport;
  log: Log;
  /** Told of each event of a flare. */
  onEvent: (event: TailedEvent) => void;
  /** How long to wait before the events are read again that could not be read. */
  againMs?: number;
}): Promise<FlareFeed> {
  const { transport, log, onEvent, againMs = 2_000 } = options;
  const closing = new AbortController();
  let settled = Promise.withResolvers<void>();
  let [book, recent, anew] = [createFlareBook(), createRecentEvents(kept), new AbortController()];
  const changes = new EventEmitter().setMaxListeners(0);

  /** @returns false once the numbers go back */
  async function follow(from: 'start' | number, until?: 'stored'): Promise<boolean> {
    const tail = transport.tailAll({ from, ...(until && { until }), signal: closing.signal });
    for await (const event of tail) {
      if (event.seq <= book.seq()) return false;
      book.add(event);
      recent.push(frameOf(event));
      if (!isOfGroup(event)) onEvent(event);
      changes.emit('change');
    }
    return true;
  }

  let isOpen = false;
  /** Reads on, until the feed is closed or begins anew. */
  async function readOn(): Promise<void> {
    const isWhole = await follow(book.seq() || 'start', 'stored');
    settled.resolve();
    isOpen = true;
    if (isWhole && (await follow(book.seq() || 'start'))) return;
    log.warn('The broker’s stream of events is not the one from before; reading it from its start');
    [book, recent] = [createFlareBook(), createRecentEvents(kept)];
    settled = Promise.withResolvers();
    anew.abort();
    anew = new AbortController();
    changes.emit('change');
  }

  const running = (async () => {
    while (!closing.signal.aborted) {
      try {
        await readOn();
      } catch (error) {
        if (!isOpen) return settled.reject(error);
        log.error({ err: error }, 'Cannot follow the events; trying again');
        await sleep(againMs, undefined, { signal: closing.signal }).catch(() => {});
      }
    }
  })();
  await settled.promise;

  return {
    book: () => book,
    recent: () => recent,
    settled: () => settled.promise,
    anew: () => anew.signal,
    async next(signal) {
      await once(changes, 'change', { signal }).catch(() => {});
    },
    async [Symbol.asyncDispose]() {
      closing.abort();
      await running;
    },
  };
}
