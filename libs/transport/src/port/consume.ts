import type { EventData, EventName, FlareError } from '@flarewire/schemas';

export type Attempt = {
  /** Sequence number of the event. */
  seq: number;
  /** 1 for the first one. */
  attempt: number;
  /** Tells the durable consumer from one of its name that was made anew, and begins anew. */
  consumer: string;
  /** Whether that was made after the event was stored: one of its name may have delivered it before, and no attempt tells of that. */
  consumerIsNewer: boolean;
  lastAttempt: boolean;
  /** W3C traceparent of this delivery; pass it on to what is published because of it. */
  traceparent: string;
  /** Aborts when the work is to be handed back: the grace time after closing is over. */
  signal: AbortSignal;
  /** Aborts when closing begins: work that has not come to what cannot be taken back is better handed back now. */
  closing: AbortSignal;
};

/** Whether an event is to be begun, was begun by this process or by another one, or needs no work any more. */
export type Standing = 'waits' | 'ours' | 'theirs' | 'over';

export type ConsumeOptions<N extends EventName> = {
  event: N;
  /** Name of the durable consumer, `[A-Za-z0-9_-]`. */
  durable: string;
  /** Only for `flare.requested`: the target whose requests are taken. */
  target?: string;
  /** Events in flight at once in this process; default 1. */
  workers?: number;
  /** Events in flight at once among all who name this durable, those that are to be tried again with them; default 256. */
  inFlight?: number;
  /**
   * An event goes to another worker after so long without a sign of life from its own, where that is less than what holds
   * for all: for work that takes no time, and can be done twice.
   */
  takeoverMs?: number;
  /**
   * How it stands with an event, where one is in flight at a time. While one waits to be tried again, those that follow it
   * and that nobody has begun are worked on; it comes next when its delay is over. Default: they wait behind it.
   */
  standing?: (data: EventData<N>, options: { signal: AbortSignal }) => Promise<Standing>;
  /** Attempts before it is given up; default 6. */
  attempts?: number;
  /**
   * How many attempts at an event were begun; it is asked when the event was delivered that often. Default: as many as
   * deliveries. The broker also counts deliveries to a worker that was frozen or cut off, which nobody ever saw.
   */
  begun?: (data: EventData<N>, options: { signal: AbortSignal }) => Promise<number>;
  /** Time a handler has to finish after closing began; default 25 s. */
  graceMs?: number;
  /** Closing begins when it aborts, so that many who close one after the other all stop at once. */
  closing?: AbortSignal | undefined;
  handle: (data: EventData<N>, attempt: Attempt) => Promise<void>;
  /** Called once when an event is given up; must see that the flare ends. What it throws leaves the event for later. */
  giveUp: (data: EventData<N>, error: FlareError, attempt: Attempt) => Promise<void>;
};
