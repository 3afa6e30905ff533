import type {
  BarrierRecord,
  EndpointName,
  EndpointReply,
  EventData,
  EventName,
  FlareError,
  FlareProgress,
  FlareRecord,
  GroupEndpointName,
  GroupRecord,
  GroupReply,
  Lease,
  RefusedReply,
  SettingsRecord,
  TargetRecord,
} from '@flarewire/schemas';
import type { ArtifactStore } from './artifact-store.ts';
import type { ConsumeOptions } from './consume.ts';
import type { DeadLetters } from './dead-letters.ts';
import type { Durables } from './durables.ts';
import type { Loss, PublishOptions, Published, PublishedEvent } from './publish.ts';
import type { RecordStore } from './record-store.ts';
import type { RequestOptions, ServeOptions } from './serve.ts';
import type { TailOptions, TailedEvent, TailedGroupEvent } from './tail.ts';

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
