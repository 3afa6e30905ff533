import { eventNames } from './event-names.ts';
import type { StoredEvent, StoredGroupEvent } from '../api/contract.ts';

/** `connecting` at first, `live` once all that was missed has come, `lost` until the server is back. */
export type Connection = 'connecting' | 'live' | 'lost';

/** What the stream says besides the stored events, by the name of the event there. */
const asides = ['progress', 'targets', 'services', 'broker'] as const;
export type Aside = (typeof asides)[number];

export interface StreamListener {
  event(event: StoredEvent | StoredGroupEvent): void;
  aside(name: Aside, data: unknown): void;
  connection(state: Connection): void;
  /** The server's stream is another one than before: what the page knows is to be read anew. */
  reset(): void;
}

export interface StreamOptions {
  open: (url: string) => EventSource;
  /** The number of the last event known. */
  after: () => number;
  signal: AbortSignal;
  /** How long the stream may be silent before it is taken for dead, in milliseconds. */
  silence?: number;
  /** How long to wait before the stream is opened anew, in milliseconds. */
  pause?: number;
}

/**
 * Follows the server's events until the signal aborts. The browser resumes by itself where the connection breaks; this
 * opens a new stream where it gives up (the server answered with an error) or the stream is silent for too long.
 */
export function followStream(listener: StreamListener, options: StreamOptions): void {
  const { open, after, signal, silence = 30_000, pause = 2_000 } = options;
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function openAfter(ms: number) {
    clearTimeout(timer);
    timer = setTimeout(() => {
      listener.connection('lost');
      openStream();
    }, ms);
  }

  function openStream() {
    source?.close();
    source = connect();
    openAfter(silence);
  }

  function connect(): EventSource {
    const stream = open(`/api/events?after=${after()}`);
    const on = (name: string, handle: (data: unknown, id: string) => void) =>
      stream.addEventListener(name, ({ data, lastEventId }: MessageEvent<string>) => {
        openAfter(silence);
        handle(data ? JSON.parse(data) : undefined, lastEventId);
      });
    for (const name of eventNames)
      on(name, (data, id) => listener.event({ name, data, seq: Number(id) } as StoredEvent | StoredGroupEvent));
    for (const name of asides) on(name, (data) => listener.aside(name, data));
    on('caught-up', () => listener.connection('live'));
    on('reset', () => listener.reset());
    stream.addEventListener('error', () => {
      listener.connection('lost');
      if (stream.readyState === stream.CLOSED) openAfter(pause);
    });
    return stream;
  }

  signal.addEventListener('abort', () => {
    clearTimeout(timer);
    source?.close();
  });
  openStream();
}
