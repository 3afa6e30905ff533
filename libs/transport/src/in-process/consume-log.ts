import type { EventName, FlareError } from '@flarewire/schemas';
import { deadLetter, type DeadLetter } from '../events/dead-letter.ts';
import { runWorkers } from '../events/run-workers.ts';
import { settleEvent } from '../events/settle-event.ts';
import type { TransportLog } from '../log.ts';
import type { ConsumeOptions } from '../port/consume.ts';
import type { Timing } from '../timing.ts';
import { traceparentFrom } from '../traceparent.ts';
import type { Durable, Taken } from './durables.ts';

/** Works through a durable's events in this process, as `Transport.consume` promises. */
export function consumeLog<N extends EventName>(
  durable: Durable,
  options: ConsumeOptions<N>,
  { timing, log, deadLetters }: { timing: Timing; log: TransportLog; deadLetters: (DeadLetter | undefined)[] },
): AsyncDisposable {
  const { workers = 1, graceMs = timing.graceMs } = options;
  const stopping = new AbortController();
  const handingBack = new AbortController();

  const workOn = async (taken: Taken) => {
    const { event, attempt } = taken;
    const traceparent = event.traceparent ?? traceparentFrom();
    const delivery = { ...event, attempt, consumer: 'in-process', consumerIsNewer: false, traceparent };
    const bury = async (error: FlareError) => {
      // One letter an event, however many durables cannot read it.
      if (!deadLetters.some((letter) => letter?.seq === event.seq))
        deadLetters.push(deadLetter(options, delivery, error));
    };
    const settlement = await settleEvent(options, delivery, {
      timing,
      signal: handingBack.signal,
      closing: stopping.signal,
      bury,
      log,
    });
    if (settlement.kind === 'again') durable.putBack(taken, settlement.delayMs);
    else durable.settle(taken);
  };
  const worker = async () => {
    for (let taken; (taken = await durable.take(stopping.signal));) await workOn(taken);
  };

  return runWorkers(worker, { workers, graceMs, stopping, handingBack, closing: options.closing });
}
