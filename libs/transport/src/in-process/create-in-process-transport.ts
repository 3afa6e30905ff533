import { FlareError, subjectOf, validateEvent } from '@flarewire/schemas';
import { createArtifactStore } from '../artifacts/create-artifact-store.ts';
import { createFolderParts } from '../artifacts/folder-parts.ts';
import { createMemoryParts } from '../artifacts/memory-parts.ts';
import type { DeadLetter } from '../events/dead-letter.ts';
import { ofFlares } from '../events/any-event.ts';
import { aboutOf, eventId, storedId } from '../events/event-id.ts';
import { usualInFlight } from '../events/run-workers.ts';
import { silentLog, type TransportLog } from '../log.ts';
import type { Transport } from '../port/transport.ts';
import { barrierRecords, flareRecords, groupRecords, leases, settingsRecords, targetRecords } from '../record-kinds.ts';
import { defaultTiming, type Timing } from '../timing.ts';
import { traceparentFrom } from '../traceparent.ts';
import { consumeLog } from './consume-log.ts';
import { createDurable, type Durable } from './durables.ts';
import { createEventLog, type EventLog } from './event-log.ts';
import { createMemoryLetters } from './memory-letters.ts';
import { createMemoryRecords } from './memory-records.ts';
import { createProgressRelay } from './progress-relay.ts';
import { createRequests } from './requests.ts';
import { tailLog } from './tail-log.ts';

export type InProcessTransportOptions = {
  /** Where artifacts lie: in memory, or below this folder. */
  artifacts: 'memory' | { path: string };
  log?: TransportLog;
  timing?: Partial<Timing>;
  /** Where the events are kept; by default in a log of its own. */
  events?: EventLog;
};

/**
 * The transport within one process: for tests of a story in milliseconds, and where no broker can be had.
 * Events and records are in memory and end with the process. All who work together share one.
 */
export function createInProcessTransport(options: InProcessTransportOptions): Transport {
  const { artifacts, log = silentLog, events = createEventLog() } = options;
  const timing = { ...defaultTiming, ...options.timing };
  const parts = artifacts === 'memory' ? createMemoryParts() : createFolderParts(artifacts.path);
  const durables = new Map<string, { subject: string; durable: Durable }>();
  const deadLetters: (DeadLetter | undefined)[] = [];
  const open = new AsyncDisposableStack();

  const durableFor = (name: string, subject: string, inFlight: number): Durable => {
    const known = durables.get(name) ?? { subject, durable: createDurable(events, subject, { inFlight }) };
    if (known.subject !== subject) {
      throw new FlareError(
        'invalid_config',
        `Cannot consume ${subject} as durable "${name}": it exists for ${known.subject}; use another name`,
      );
    }
    durables.set(name, known);
    return known.durable;
  };

  return {
    kind: 'in-process',
    deadLetters: createMemoryLetters(deadLetters, events),
    flares: createMemoryRecords(flareRecords),
    targets: createMemoryRecords(targetRecords),
    settings: createMemoryRecords(settingsRecords),
    groups: createMemoryRecords(groupRecords),
    barriers: createMemoryRecords(barrierRecords),
    leases: createMemoryRecords(leases),
    artifacts: createArtifactStore(parts, timing),
    async publish(name, data, { traceparent, again = 0, signal } = {}) {
      if (signal?.aborted)
        throw new FlareError('cancelled', `Cannot publish ${name}: cancelled`, { cause: signal.reason });
      const event = validateEvent(name, data);
      const payload = new TextEncoder().encode(JSON.stringify(event));
      const id = storedId(eventId(name, aboutOf(event)), again);
      const headers = { id, traceparent: traceparentFrom(traceparent) };
      return events.append(subjectOf(name, 'target' in event ? event.target : ''), payload, headers);
    },
    async consume(consumeOptions) {
      const { event, target = '*', durable, inFlight = usualInFlight } = consumeOptions;
      const place = durableFor(durable, subjectOf(event, target), inFlight);
      return open.use(consumeLog(place, consumeOptions, { timing, log, deadLetters }));
    },
    isLost: async ({ seq }, durable) =>
      events.at(seq) === undefined ? 'gone' : durables.get(durable)?.durable.hasSettled(seq) ? 'settled' : false,
    durables: {
      names: async () => [...durables.keys()],
      async forget({ name, event, target }) {
        const known = durables.get(name);
        if (known?.subject !== subjectOf(event, target) || !known.durable.isIdle()) return false;
        return durables.delete(name);
      },
    },
    waiting: async (durable) => durables.get(durable)?.durable.waiting() ?? 0,
    ...createRequests(log),
    ...createProgressRelay(),
    tail: (tailOptions) => ofFlares(tailLog(events, tailOptions, log)),
    tailAll: (tailOptions) => tailLog(events, tailOptions, log),
    async ready() {},
    unreadable: () => undefined,
    [Symbol.asyncDispose]: () => open.disposeAsync(),
  };
}
