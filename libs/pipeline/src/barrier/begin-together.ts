import { setTimeout as delay } from 'node:timers/promises';
import { toFlareError, type CommonStart } from '@flarewire/schemas';
import type { Transport } from '@flarewire/transport';
import { estimateOffset, type ClockOffset } from './estimate-offset.ts';
import { heapsBeforeMs, meet } from './meet.ts';

/** What a flare has beyond the barrier's own time before it begins alone, such as while the broker is away. */
const beyondMs = 30_000;

type Options = {
  groupId: string;
  flareId: string;
  transport: Pick<Transport, 'groups' | 'barriers'>;
  now: () => Date;
  signal: AbortSignal;
};

/** When the heaps are read and when the CPU profiles begin; each resolves at its time. */
type Rendezvous = { heaps: () => Promise<void>; cpu: () => Promise<void> };

/** A flare's part in the common start of its group. */
export type Together = {
  /** Waits for the others. A flare that cannot, or comes too late, begins at once. @throws the signal's reason alone */
  rendezvous: () => Promise<Rendezvous>;
  /** What is told of it, by when the CPU profiles began on this host's clock: not before `from` and not after `to`. */
  report: (began: { from: number; to: number } | undefined) => CommonStart | undefined;
};

/** Lets the profiles of a flare begin together with those of its group, on the broker's clock. */
export function beginTogether(options: Options): Together {
  const { transport, now, signal } = options;
  let clock: ClockOffset | undefined;
  let planned: number | undefined;
  let alone: string | undefined;

  const until = async (onBroker: number) => {
    for (;;) {
      const leftMs = onBroker + (clock?.offsetMs ?? 0) - now().getTime();
      if (leftMs <= 0) return;
      await delay(leftMs, undefined, { signal });
    }
  };

  return {
    async rendezvous() {
      try {
        const group = (await transport.groups.get(options.groupId, { signal }))?.value;
        const limit = AbortSignal.any([signal, AbortSignal.timeout(Math.round(group?.barrierMs ?? 0) + beyondMs)]);
        clock = await estimateOffset(transport.barriers, { now, signal: limit });
        if (!group) throw new Error('its group is not known');
        const { barrierMs, expected } = group;
        planned = await meet({ ...options, barriers: transport.barriers, barrierMs, expected, clock, signal: limit });
        clock = await sharper(clock, planned, options);
        const lateMs = Math.round(now().getTime() - clock.offsetMs - planned);
        if (lateMs > 0) alone = `it was ready ${lateMs} ms after the others began`;
      } catch (thrown) {
        signal.throwIfAborted();
        alone = toFlareError(thrown, 'broker_unavailable', 'Cannot wait for the others').message;
      }
      if (planned === undefined || alone !== undefined) return { heaps: async () => {}, cpu: async () => {} };
      const instant = planned;
      return { heaps: () => until(instant - heapsBeforeMs), cpu: () => until(instant) };
    },
    report(began) {
      if (!began || !clock) return undefined;
      const { offsetMs, errorMs } = clock;
      return {
        ...(planned === undefined ? {} : { planned: new Date(planned).toISOString() }),
        started: new Date(Math.round(began.from - offsetMs)).toISOString(),
        offsetMs,
        errorMs: errorMs + (began.to - began.from) + 1,
        ...(alone === undefined ? {} : { alone }),
      };
    },
  };
}

/** A second estimate while there is time, as a clock may have been corrected since the first; the better one counts. */
async function sharper(first: ClockOffset, planned: number, { transport, now, signal }: Options): Promise<ClockOffset> {
  const leftMs = planned - heapsBeforeMs + first.offsetMs - now().getTime();
  if (leftMs <= 200) return first;
  const limit = AbortSignal.any([signal, AbortSignal.timeout(Math.floor(leftMs) - 100)]);
  const second = await estimateOffset(transport.barriers, { now, signal: limit }).catch(() => first);
  signal.throwIfAborted();
  return second.errorMs <= first.errorMs ? second : first;
}
