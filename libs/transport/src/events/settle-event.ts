import { FlareError, parseEvent, toFlareError, type EventData, type EventName } from '@flarewire/schemas';
import type { TransportLog } from '../log.ts';
import type { Attempt, ConsumeOptions } from '../port/consume.ts';
import type { Timing } from '../timing.ts';
import { pause, unlessAborted } from '../waiting.ts';

/** One delivery of an event to a worker. */
export type DeliveredEvent = {
  subject: string;
  seq: number;
  payload: Uint8Array;
  /** 1 for the first delivery. */
  attempt: number;
  /** As `Attempt` has it. */
  consumer: string;
  consumerIsNewer: boolean;
  traceparent: string;
};

/** What is to become of a delivered event. `left`: it was delivered to somebody else meanwhile, who settles it. */
export type Settlement =
  | { kind: 'done' }
  | { kind: 'given-up' }
  | { kind: 'left' }
  | { kind: 'again'; delayMs: number };

/** Time a handler has to store how far it came, after its event is to be handed back. */
const windDownMs = 2_000;

/**
 * Hands an event to its handler and decides what becomes of it, as `Transport.consume` promises. The decision lies
 * here and not with the broker, which only notices a last attempt when another worker happens to ask for work.
 * `bury` stores the dead letter. Never throws.
 */
export async function settleEvent<N extends EventName>(
  options: ConsumeOptions<N>,
  delivery: DeliveredEvent,
  {
    timing,
    signal,
    closing,
    bury,
    log,
  }: {
    timing: Timing;
    signal: AbortSignal;
    closing: AbortSignal;
    bury: (error: FlareError) => Promise<void>;
    log: TransportLog;
  },
): Promise<Settlement> {
  const { event, durable, handle, giveUp, attempts = 6 } = options;
  const { seq, attempt: number, consumer, consumerIsNewer, traceparent } = delivery;
  const again: Settlement = { kind: 'again', delayMs: retryDelay(timing, number) };
  const back: Settlement = { kind: 'again', delayMs: timing.handBackMs };
  let context: Attempt = {
    seq,
    attempt: number,
    consumer,
    consumerIsNewer,
    lastAttempt: false,
    traceparent,
    signal,
    closing,
  };
  const fields = { durable, event, seq, attempt: number };

  const end = async (error: FlareError, data?: EventData<N>): Promise<Settlement> => {
    log.error({ ...fields, err: error }, 'event given up');
    try {
      if (data) await giveUp(data, error, context);
      await bury(error);
      return { kind: 'given-up' };
    } catch (failure) {
      if (isTakenOver(failure)) return { kind: 'left' };
      log.error({ ...fields, err: failure }, 'giving the event up failed; trying again later');
      return again;
    }
  };

  let data: EventData<N>;
  try {
    data = parseEvent(event, delivery.payload);
  } catch (error) {
    return end(toFlareError(error, 'invalid_event', `Cannot read ${event}`));
  }
  try {
    const attempt = await attemptOf(data, number, {
      ...options,
      attempts,
      signal: AbortSignal.any([signal, closing]),
    });
    context = { ...context, attempt, lastAttempt: attempt >= attempts };
  } catch (error) {
    if (signal.aborted || closing.aborted) {
      log.info(fields, 'event handed back');
      return back;
    }
    log.warn({ ...fields, err: error }, 'the attempts at an event could not be counted, trying again');
    return again;
  }
  if (context.attempt > attempts) {
    return end(
      new FlareError('stage_failed', `Cannot work on ${event}: ${attempts} attempts ended without a result`),
      data,
    );
  }
  const work = Promise.try(handle, data, context);
  try {
    await unlessAborted(work, signal);
    return { kind: 'done' };
  } catch (thrown) {
    if (isTakenOver(thrown)) return { kind: 'left' };
    if (signal.aborted) {
      const ended = new AbortController();
      await Promise.race([work.catch(() => {}), pause(windDownMs, ended.signal)]);
      ended.abort();
      log.info(fields, 'event handed back');
      return back;
    }
    const error = toFlareError(thrown, 'stage_failed', `Cannot work on ${event}`);
    if (closing.aborted && error.retryable) {
      log.info(fields, 'event handed back');
      return back;
    }
    if (!error.retryable || context.lastAttempt) return end(error, data);
    log.warn({ ...fields, err: error, delayMs: again.delayMs }, 'attempt failed, trying again');
    return again;
  }
}

/** Which attempt a delivery is, counted from 1. */
async function attemptOf<N extends EventName>(
  data: EventData<N>,
  delivery: number,
  {
    attempts,
    begun,
    standing,
    signal,
  }: Pick<ConsumeOptions<N>, 'begun' | 'standing'> & { attempts: number; signal: AbortSignal },
): Promise<number> {
  if (!begun || (delivery < attempts && !standing)) return delivery;
  const next = (await begun(data, { signal })) + 1;
  // What was begun while another event waited is no delivery.
  if (standing) return delivery < attempts ? Math.max(delivery, next) : next;
  return Math.min(delivery, next);
}

function retryDelay({ retryDelaysMs }: Timing, attempt: number): number {
  return retryDelaysMs[Math.min(attempt, retryDelaysMs.length) - 1] ?? 0;
}

function isTakenOver(thrown: unknown): boolean {
  return thrown instanceof FlareError && thrown.code === 'taken_over';
}
