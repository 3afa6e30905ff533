import { setTimeout as delay } from 'node:timers/promises';

export interface ThrottleOptions {
  /** Bytes a second. */
  rate: number;
  /** Milliseconds that only go forward. */
  clock: () => number;
  /** Waits; default: a timer. @throws the signal's reason */
  wait?: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** Passes a stream on within a rate that all streams of a flare share. */
export type Throttle = (source: AsyncIterable<Uint8Array>, signal: AbortSignal) => AsyncIterable<Uint8Array>;

/** What may be read at once after a pause, in milliseconds of the rate. */
const burstMs = 250;

/** Makes what keeps the reading of a flare within a rate. */
export function createThrottle({ rate, clock, wait = pause }: ThrottleOptions): Throttle {
  let paidUntil = -Infinity;
  return async function* throttled(source, signal) {
    for await (const chunk of source) {
      // Who takes the chunk may hand its memory on to another thread.
      const { length } = chunk;
      yield chunk;
      paidUntil = Math.max(paidUntil, clock() - burstMs) + (1_000 * length) / rate;
      const ahead = paidUntil - clock();
      if (ahead > 0) await wait(ahead, signal);
    }
  };
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await delay(ms, undefined, { signal });
}
