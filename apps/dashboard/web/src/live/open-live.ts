import { signal, type ReadonlySignal } from '@preact/signals';
import type { FlareProgress } from '@flarewire/schemas';
import type { Api } from '../api/api.ts';
import type { ServicesSeen, Session, StoredEvent, TargetSeen } from '../api/contract.ts';
import { ApiError } from '../api/request-json.ts';
import { createFlareStore, isOfFlare, type FlareStore } from './flare-store.ts';
import { followStream, type Connection, type Aside } from './follow-stream.ts';

/** Whether the page may show anything yet: `denied` asks for a token, an error says why not. */
type Access = 'loading' | 'ready' | 'denied' | ApiError;

export interface Live {
  access: ReadonlySignal<Access>;
  connection: ReadonlySignal<Connection>;
  /** Whether the server has its broker. */
  broker: ReadonlySignal<boolean>;
  /** Whether the server has become a newer one than this page came from. */
  outdated: ReadonlySignal<boolean>;
  session: ReadonlySignal<Session | undefined>;
  targets: ReadonlySignal<readonly TargetSeen[] | undefined>;
  services: ReadonlySignal<ServicesSeen | undefined>;
  flares: FlareStore;
  /** Calls back for every event of a flare that comes from now on. @returns a function that ends that */
  onEvent: (listener: (event: StoredEvent) => void) => () => void;
  /** Begins anew: after a token was given, or where the first try failed. */
  start: () => void;
}

const publishEvery = 100;
const retryAfter = 3_000;

/** Reads what is known, then follows the events; heals by itself. */
export function openLive(options: { api: Api; openStream: (url: string) => EventSource }): Live {
  const { api, openStream } = options;
  const access = signal<Access>('loading');
  const connection = signal<Connection>('connecting');
  const broker = signal(true);
  const outdated = signal(false);
  const session = signal<Session | undefined>(undefined);
  const targets = signal<readonly TargetSeen[] | undefined>(undefined);
  const services = signal<ServicesSeen | undefined>(undefined);
  const flares = createFlareStore({ schedule: (publish) => setTimeout(publish, publishEvery) });
  const listeners = new Set<(event: StoredEvent) => void>();
  let running = new AbortController();

  const asides: Record<Aside, (data: never) => void> = {
    progress: (data: FlareProgress) => flares.applyProgress(data),
    targets: (data: TargetSeen[]) => void (targets.value = data),
    services: (data: ServicesSeen) => void (services.value = data),
    broker: (data: { connected: boolean }) => void (broker.value = data.connected),
  };

  async function read(stop: AbortSignal): Promise<void> {
    const [who, snapshot] = await Promise.all([api.session(), api.flares(stop)]);
    if (stop.aborted) return;
    session.value = who;
    flares.reset(snapshot);
    access.value = 'ready';
    followStream(
      {
        event(event) {
          flares.apply(event);
          if (isOfFlare(event)) for (const listener of listeners) listener(event);
        },
        aside: (name, data) => asides[name](data as never),
        connection(state) {
          connection.value = state;
          if (state === 'connecting') return;
          checkSession(stop).catch((thrown: unknown) => {
            if (thrown instanceof ApiError && thrown.status === 401) failed(thrown, stop);
          });
        },
        reset: start,
      },
      { open: openStream, after: flares.seq, signal: stop },
    );
  }

  function failed(thrown: unknown, stop: AbortSignal) {
    if (stop.aborted) return;
    const error = thrown instanceof ApiError ? thrown : new ApiError(0, { code: 'failed', message: String(thrown) });
    access.value = error.status === 401 ? 'denied' : error;
    running.abort();
    if (error.status !== 401 && error.status !== 403) setTimeout(() => stop === running.signal && start(), retryAfter);
  }

  /** Whoever is back after a while may have to sign in anew, may do something else, or finds a newer page. */
  async function checkSession(stop: AbortSignal): Promise<void> {
    const who = await api.session();
    if (stop.aborted) return;
    outdated.value ||= who.version !== session.value?.version;
    session.value = who;
  }

  function start() {
    running.abort();
    running = new AbortController();
    const { signal: stop } = running;
    read(stop).catch((thrown: unknown) => failed(thrown, stop));
  }

  function onEvent(listener: (event: StoredEvent) => void) {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  }

  start();
  return { access, connection, broker, outdated, session, targets, services, flares, onEvent, start };
}
