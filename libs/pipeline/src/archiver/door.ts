import { FlareError, type TargetRecord } from '@flarewire/schemas';
import type { Entry, Transport } from '@flarewire/transport';
import { durables } from '../stage/durables.ts';

/** What many requests at once have in common, so that a burst of them asks the broker little. */
export interface Door {
  /** Who serves what, as it was a moment ago at most. */
  targets: (signal: AbortSignal) => Promise<Entry<TargetRecord>[]>;
  /**
   * Lets a flare of a target wait for its archiver; dispose when its request is stored.
   * @throws {FlareError} `too_many_flares` where so many wait already
   */
  admit: (target: string, signal: AbortSignal) => Promise<Disposable>;
  /** Told how long the last flare took, which says when there will be room again. */
  took: (ms: number) => void;
}

interface Queue {
  /** How many wait, by the broker. */
  count: (signal: AbortSignal) => Promise<number>;
  /** Flares that were let in, and whose requests are not stored yet. */
  entering: number;
  /** Those that were stored since the broker was asked. */
  stored: number;
}

/** How long an answer of the broker's serves other requests too. */
const freshMs = 200;
const usualMs = 1_000;

/** Opens the door of an archiver: at most `most` flares of a target may wait. */
export function openDoor({
  transport,
  most,
  clock = () => performance.now(),
}: {
  transport: Pick<Transport, 'targets' | 'waiting'>;
  most: number;
  clock?: () => number;
}): Door {
  const targets = briefly((signal) => transport.targets.list({ signal }), clock);
  const queues = new Map<string, Queue>();
  let msPerFlare = usualMs;

  function queueOf(target: string): Queue {
    const known = queues.get(target);
    if (known) return known;
    const ask = (signal: AbortSignal) => {
      queue.stored = 0;
      return transport.waiting(durables.archiver(target), { signal });
    };
    const queue = { count: briefly(ask, clock), entering: 0, stored: 0 };
    queues.set(target, queue);
    return queue;
  }

  return {
    targets,
    async admit(target, signal) {
      const queue = queueOf(target);
      const waiting = (await queue.count(signal)) + queue.entering + queue.stored;
      if (waiting >= most) {
        const retryAfterMs = Math.max(1_000, (waiting * msPerFlare) / 2);
        throw new FlareError(
          'too_many_flares',
          `Cannot make a flare of target "${target}": ${waiting} wait already; ask again in ${Math.ceil(retryAfterMs / 1_000)} s, or raise collecting.waiting`,
          { retryAfterMs },
        );
      }
      queue.entering += 1;
      return {
        [Symbol.dispose]() {
          queue.entering -= 1;
          queue.stored += 1;
        },
      };
    },
    took(ms) {
      msPerFlare = (3 * msPerFlare + ms) / 4;
    },
  };
}

/** Shares an answer among all who ask within a moment; a failure is told to those who wait for it, and to nobody else. */
function briefly<T>(
  ask: (signal: AbortSignal) => Promise<T>,
  clock: () => number,
): (signal: AbortSignal) => Promise<T> {
  let last: { at: number; answer: Promise<T> } | undefined;
  return (signal) => {
    if (last && clock() - last.at < freshMs) return last.answer;
    const asked = { at: clock(), answer: ask(signal) };
    asked.answer.catch(() => last === asked && (last = undefined));
    last = asked;
    return asked.answer;
  };
}
