import { randomUUID } from 'node:crypto';
import { FlareError, type FlareRequest, type TargetRecord } from '@flarewire/schemas';
import type { Entry, Transport } from '@flarewire/transport';
import type { Log } from '@flarewire/service';
import { durables } from '../stage/durables.ts';
import type { Asked } from '../stage/stage.ts';
import { briefly } from './briefly.ts';
import { checkDestinations } from './check-destinations.ts';

/** What many requests at once have in common, so that a burst of them asks the broker little. */
export interface Door {
  /** Who serves a target, or what, as it was a moment ago at most. Of a target that nobody has served: of all. */
  targets: (signal: AbortSignal, wanted?: string) => Promise<Entry<TargetRecord>[]>;
  /**
   * Lets a flare of a target wait for its archiver; dispose when its request is stored. One that is asked for again meanwhile counts
   * once, by its id.
   * @throws {FlareError} `too_many_flares` where so many wait already
   */
  admit: (target: string, signal: AbortSignal, flareId?: string) => Promise<Disposable>;
  /** How many bytes more the artifact store takes, where that can be known. */
  room: (signal: AbortSignal) => Promise<number | undefined>;
  /** Asks an uploader whether the destinations would take a flare; see `checkDestinations`. */
  preflight: (request: Pick<FlareRequest, 'destinations' | 'caseId' | 'preflight'>, asked: Asked) => Promise<void>;
  /** What time it is by the clock of the broker, which says when somebody was last heard of. */
  now: () => Date;
  /** Told how long the last flare took, which says when there will be room again. */
  took: (ms: number) => void;
}

interface Queue {
  /** How many wait, by the broker. */
  count: (signal: AbortSignal) => Promise<number>;
  /** Flares that were let in, and whose requests are not stored yet, each with how many requests it has. */
  entering: Map<string, number>;
  /** Those that were stored since the broker was asked. */
  stored: number;
}

/** How long an answer of the broker's serves other requests too. */
const freshMs = 200;
/** How long that of a destination, and that of the store, do. */
const checkedMs = 1_000;
/** Different questions of which the answers are shared. */
const mostQuestions = 100;
const usualMs = 1_000;

/** Opens the door of an archiver: at most `most` flares of a target may wait. */
export function openDoor({
  transport,
  most,
  log,
  clock = () => performance.now(),
  now = () => new Date(),
}: {
  transport: Pick<Transport, 'targets' | 'waiting' | 'artifacts' | 'request'>;
  most: number;
  log: Log;
  clock?: () => number;
  now?: () => Date;
}): Door {
  const all = briefly((signal) => transport.targets.list({ signal }), { freshMs, clock });
  const listBelow = (target: string) => (signal: AbortSignal) => transport.targets.list({ below: target, signal });
  const each = remembering((target) => briefly(listBelow(target), { freshMs, clock }));
  const room = briefly((signal) => transport.artifacts.room({ signal }), { freshMs: checkedMs, clock });
  const checks = remembering((question) => {
    const [destinations, caseId] = JSON.parse(question) as [string[] | null, string | null];
    const about = { destinations: destinations ?? undefined, caseId: caseId ?? undefined };
    const ask = (first: Asked) => checkDestinations(about, first, { transport, log });
    return briefly(ask, { freshMs: checkedMs, clock });
  });
  const queues = new Map<string, Queue>();
  let msPerFlare = usualMs;

  function queueOf(target: string): Queue {
    const known = queues.get(target);
    if (known) return known;
    const ask = (signal: AbortSignal) => {
      queue.stored = 0;
      return transport.waiting(durables.archiver(target), { signal });
    };
    const queue = { count: briefly(ask, { freshMs, clock }), entering: new Map(), stored: 0 };
    queues.set(target, queue);
    return queue;
  }

  return {
    async targets(signal, wanted) {
      const found = wanted === undefined ? [] : await each(wanted)(signal);
      return found.length > 0 ? found : all(signal);
    },
    room,
    now,
    async preflight(request, asked) {
      if (!request.preflight) return;
      const { destinations, caseId } = request;
      await checks(JSON.stringify([destinations, caseId]))(asked);
    },
    async admit(target, signal, flareId = randomUUID()) {
      const queue = queueOf(target);
      const { entering } = queue;
      const waiting = (await queue.count(signal)) + entering.size + queue.stored;
      if (waiting >= most && !entering.has(flareId)) {
        const retryAfterMs = Math.max(1_000, (waiting * msPerFlare) / 2);
        throw new FlareError(
          'too_many_flares',
          `Cannot make a flare of target "${target}": ${waiting} wait already; ` +
            `ask again in ${Math.ceil(retryAfterMs / 1_000)} s, or raise collecting.waiting`,
          { retryAfterMs },
        );
      }
      entering.set(flareId, (entering.get(flareId) ?? 0) + 1);
      return {
        [Symbol.dispose]() {
          const left = entering.get(flareId)! - 1;
          if (left > 0) return void entering.set(flareId, left);
          entering.delete(flareId);
          queue.stored += 1;
          return undefined;
        },
      };
    },
    took(ms) {
      msPerFlare = (3 * msPerFlare + ms) / 4;
    },
  };
}

/** What is made once for each name, and of the last so many names alone. */
function remembering<T>(make: (name: string) => T): (name: string) => T {
  const made = new Map<string, T>();
  return (name) => {
    const known = made.get(name) ?? make(name);
    made.delete(name);
    made.set(name, known);
    const [oldest] = made.keys();
    if (made.size > mostQuestions && oldest !== undefined) made.delete(oldest);
    return known;
  };
}
