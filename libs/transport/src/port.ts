import type {
  ArtifactRef,
  BarrierRecord,
  EndpointName,
  EndpointReply,
  EventData,
  EventName,
  FlareError,
  FlareEvent,
  FlareProgress,
  FlareRecord,
  GroupEndpointName,
  GroupEvent,
  GroupRecord,
  GroupReply,
  Lease,
  RefusedReply,
  SettingsRecord,
  TargetRecord,
} from '@flarewire/schemas';

import type { DeadLetter } from './events/dead-letter.ts';

/**
 * How everything of Flarewire is said: one port, with an implementation over NATS and one in-process.
 * Both pass `transport-contract.ts`. Opening returns closing: `await using transport = await connectNats(…)`.
 */
export interface Transport extends AsyncDisposable {
  readonly kind: 'nats' | 'in-process';
  readonly flares: RecordStore<FlareRecord>;
  readonly targets: RecordStore<TargetRecord>;
  readonly settings: RecordStore<SettingsRecord>;
  readonly groups: RecordStore<GroupRecord>;
  readonly barriers: RecordStore<BarrierRecord>;
  readonly leases: RecordStore<Lease>;
  readonly artifacts: ArtifactStore;
  readonly deadLetters: DeadLetters;
  readonly durables: Durables;

  /**
   * Stores one event. Its id is `<name>:<id of the flare or group>`, so publishing it again is harmless.
   * Waits out a broker that is away, and resolves only when the broker has stored the event.
   * @throws {FlareError} `invalid_event`; `cancelled` when the signal aborts
   */
  publish<N extends EventName>(name: N, data: EventData<N>, options?: PublishOptions): Promise<Published>;

  /**
   * Whether a durable consumer will not be given an event any more: it is not stored where it was, or that consumer is done
   * with it. One that is not there gets all events once it is made.
   */
  isLost(event: PublishedEvent, durable: string, options?: { signal?: AbortSignal }): Promise<Loss | false>;

  /** Tells how far a flare is: lossy, never throws, drops what comes faster than two a second per flare and phase. */
  progress(data: FlareProgress): void;

  /**
   * Works through one kind of event with a durable consumer, one event in flight per worker.
   * Instances that name the same durable share its work. The event is settled when the handler is done:
   * it returned → acknowledged; it threw a retryable `FlareError` and may try again → again after a delay;
   * it threw `taken_over` → left to whoever has the event now; else → `giveUp`, then a record on `dlq.<durable>`, then
   * never again. An event that does not fit its schema goes to `dlq.<durable>` at once. Closing stops taking, lets the
   * handler finish up to `graceMs`, then hands the event back, as at once when the handler itself stops with a retryable error.
   */
  consume<N extends EventName>(options: ConsumeOptions<N>): Promise<AsyncDisposable>;

  /** How many events a durable consumer has still to settle; 0 where there is none of that name. */
  waiting(durable: string, options?: { signal?: AbortSignal }): Promise<number>;

  /** Answers endpoints of the service `flare`. Handlers are awaited; what one throws becomes a refusal. */
  serve(options: ServeOptions): Promise<AsyncDisposable>;

  /**
   * Sends one request to an endpoint, such as `create`.
   * @throws {FlareError} `not_allowed` when the broker does not let this user ask there
   * @throws {FlareError} `broker_unavailable` when nobody answers in time; without `patient` at once when nobody is there
   */
  request<E extends EndpointName>(
    endpoint: E,
    payload: unknown,
    options?: RequestOptions,
  ): Promise<EndpointReply<E> | RefusedReply>;

  /** As `request`, about a group of flares. */
  requestGroup<E extends GroupEndpointName>(
    endpoint: E,
    payload: unknown,
    options?: RequestOptions,
  ): Promise<GroupReply<E> | RefusedReply>;

  /**
   * Whether the broker lets this user ask on an endpoint. It is found out by a request that can only be refused, so
   * nothing is done by it. @throws {FlareError} `broker_unavailable`, `cancelled`
   */
  mayAsk(endpoint: EndpointName, options?: { signal?: AbortSignal }): Promise<boolean>;

  /** How many instances answer each endpoint just now; an endpoint that nobody answers is left out. */
  answering(options?: { signal?: AbortSignal }): Promise<Partial<Record<EndpointName, number>>>;

  /**
   * Every stored event from `from` on, then live ones as they come; without loss or repetition across a restart of the
   * broker. Ends, without an error, when the signal aborts.
   */
  tail(options: TailOptions): AsyncIterable<TailedEvent>;

  /** As `tail`, with the events of groups among those of their flares. */
  tailAll(options: TailOptions): AsyncIterable<TailedEvent | TailedGroupEvent>;

  /** The progress of one flare, or of all, while the iteration lasts. Lossy. */
  watchProgress(options: { flareId?: string; signal: AbortSignal }): AsyncIterable<FlareProgress>;

  /** Resolves when the broker answers. @throws {FlareError} `broker_unavailable` */
  ready(options?: { timeoutMs?: number; signal?: AbortSignal }): Promise<void>;

  /** What keeps something that is stored from being read again until a person sees to it, where this process has found that out. */
  unreadable(): FlareError | undefined;
}

/** How an event is lost: it is not stored, or a consumer is done with it. */
export type Loss = 'gone' | 'settled';

/** `seq`: the sequence number of the event, also where it was there already. */
export type Published = { duplicate: boolean; seq: number };

/** An event by its name, the id of its flare or group, and its sequence number. */
export type PublishedEvent = { name: EventName; about: string; seq: number };

export type RequestOptions = {
  /** How long to wait for the reply; by default the `withinMs` of the endpoint. */
  timeoutMs?: number;
  /** How long a request with a `requestId` waits for its reply before it is sent again; 2,000 by default. */
  againAfterMs?: number;
  patient?: boolean;
  /** W3C traceparent that the answer continues. */
  traceparent?: string;
  signal?: AbortSignal;
};

export type PublishOptions = {
  /** W3C traceparent that this event continues. */
  traceparent?: string;
  /** How often it was lost, so that it is another one than those to the broker; default 0. */
  again?: number | undefined;
  /** Whether it was published long ago, if at all: where it is not found now, it never will be. */
  overdue?: boolean | undefined;
  signal?: AbortSignal;
};

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

/** Answers one request. Returns the reply; a thrown `FlareError` becomes a refusal with its code and `statusOf(code)`. */
export type EndpointHandler<E extends EndpointName> = (
  payload: Uint8Array,
  context: { traceparent: string; signal: AbortSignal },
) => Promise<EndpointReply<E> | (E extends GroupEndpointName ? GroupReply<E> : never)>;

export type ServeOptions = {
  version: string;
  description: string;
  endpoints: { [E in EndpointName]?: EndpointHandler<E> };
  /** Default: a request is answered within the trace that came with it, or a new one. */
  traced?: Traced;
};

/** Answers a request within a trace; `given` is the W3C traceparent that came with it, the answer goes on with its own. */
export type Traced = <T>(
  about: { subject: string; given: string | undefined },
  answer: (traceparent: string) => Promise<T>,
) => Promise<T>;

export type TailOptions = {
  /** `start`: all that is stored; `now`: only new ones; a number: after that sequence number. */
  from: 'start' | 'now' | number;
  /** Only the events of this flare. Of it, `start` is its own first event, where its record names that one. */
  flareId?: string;
  /** Only the events of this group and of its flares; `start` is about when it was asked for. */
  groupId?: string;
  /** `stored`: ends once all that was stored when it began has been read, however long the broker takes. */
  until?: 'stored';
  signal: AbortSignal;
};

type Place = {
  /** Sequence number, to go on from later. */
  seq: number;
  /** False while stored events are replayed. */
  live: boolean;
};

export type TailedEvent = FlareEvent & Place;
export type TailedGroupEvent = GroupEvent & Place;

export type Entry<T> = { key: string; value: T; revision: number; updated: Date };

/** Small records with compare-and-set. Keys are `[A-Za-z0-9_-]`, joined by `.`. */
export interface RecordStore<T> {
  get(key: string, options?: { signal?: AbortSignal }): Promise<Entry<T> | undefined>;
  /** The new entry, or undefined when the key is there already. */
  create(key: string, value: T, options?: { signal?: AbortSignal }): Promise<Entry<T> | undefined>;
  /** The new entry, or undefined when the record is no longer at that revision. */
  update(key: string, value: T, revision: number, options?: { signal?: AbortSignal }): Promise<Entry<T> | undefined>;
  put(key: string, value: T, options?: { signal?: AbortSignal }): Promise<Entry<T>>;
  /** False when it was to be deleted at a revision that it does not have any more. */
  delete(key: string, options?: { revision?: number; signal?: AbortSignal }): Promise<boolean>;
  /**
   * Removes a record without a trace, where a deletion leaves a mark for as long as records are kept: for records that nobody
   * creates or updates, but only puts. Whoever watches is not told.
   */
  forget(key: string, options?: { signal?: AbortSignal }): Promise<void>;
  /** Every current entry; `below` narrows it to those whose keys begin with that name and a ".". */
  list(options?: { below?: string; signal?: AbortSignal }): Promise<Entry<T>[]>;
  /**
   * Every current entry, then each change; `key` narrows it to one, `below` to those whose keys begin with that name and a
   * ".". Deletions are not reported.
   */
  watch(options: { key?: string; below?: string; signal: AbortSignal }): AsyncIterable<Entry<T>>;
}

/** Events that could not be handled, each once with its reason. */
export interface DeadLetters {
  list(options?: { signal?: AbortSignal }): Promise<DeadLetterEntry[]>;
  /** The letter with the event itself, as far as that is still stored. */
  get(id: number, options?: { signal?: AbortSignal }): Promise<(DeadLetterEntry & { payload?: string }) | undefined>;
  /** Stores the event anew, as it was. False when there is no such letter, or its event is no longer stored. */
  replay(id: number, options?: { signal?: AbortSignal }): Promise<boolean>;
  /** False when there is no such letter. */
  drop(id: number, options?: { signal?: AbortSignal }): Promise<boolean>;
}

/** The durable consumers of the events. */
export interface Durables {
  /** Names of all that there are, whoever made them. @throws {FlareError} `not_allowed` */
  names(options?: { signal?: AbortSignal }): Promise<string[]>;
  /**
   * Removes one in which nothing waits, in which nobody asks for work, and of whose events none is stored any more: made anew, it would be
   * given the same.
   * @returns false where that is not so, where it works through other events, or where there is none of that name
   * @throws {FlareError} `not_allowed`
   */
  forget(durable: ForgettableDurable, options?: { signal?: AbortSignal }): Promise<boolean>;
}

/** A durable consumer by its name, and the events of a target that it works through. */
export type ForgettableDurable = { name: string; event: EventName; target: string };

export type StoredPart = { key: string; bytes: number; stored: Date };

export type DeadLetterEntry = DeadLetter & { id: number };

/**
 * Holds bytes in parts under names that never change. Constant memory both ways.
 */
export interface ArtifactStore {
  /**
   * Stores a stream under a new key. What a failed call leaves behind is removed.
   * @throws {FlareError} `storage_full`, `cancelled`, or what the source threw
   */
  put(key: string, source: AsyncIterable<Uint8Array>, options?: { signal?: AbortSignal }): Promise<ArtifactRef>;
  /**
   * Reads bytes `start` (default 0) to `end` (default the size, exclusive), as fast as they are taken and no faster.
   * Each part touched is checked against its digest, and a whole read against the whole's.
   * @throws {FlareError} `artifact_missing`, `artifact_corrupt`, `artifact_stalled` after 10 s without a byte
   */
  get(ref: ArtifactRef, options?: { start?: number; end?: number; signal?: AbortSignal }): AsyncIterable<Uint8Array>;
  /** How many bytes more can be stored, where that can be known. */
  room(options?: { signal?: AbortSignal }): Promise<number | undefined>;
  /** Removes all parts; no error when they are gone already. */
  delete(ref: ArtifactRef, options?: { signal?: AbortSignal }): Promise<void>;
  /** Every part that is stored; the first name of its key is its flare's id. */
  stored(options?: { signal?: AbortSignal }): Promise<StoredPart[]>;
  /** Removes parts by their keys; no error when they are gone already. */
  deleteParts(keys: readonly string[], options?: { signal?: AbortSignal }): Promise<void>;
  /** Removes what uploads that died over `unfinishedMs` ago have left, and returns of how many. */
  sweep(options: { unfinishedMs: number; signal: AbortSignal }): Promise<number>;
  /** Removes all parts whose keys begin with `folder/`, but for those of `kept`; returns how many. */
  deleteOthers(folder: string, kept: readonly ArtifactRef[], options?: { signal?: AbortSignal }): Promise<number>;
}
