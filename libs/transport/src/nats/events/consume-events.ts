import { subjectOf, type EventName } from '@flarewire/schemas';
import { runWorkers, usualInFlight } from '../../events/run-workers.ts';
import type { ConsumeOptions } from '../../port/consume.ts';
import { pause } from '../../waiting.ts';
import { ensureDurable } from './ensure-durable.ts';
import { takeOne } from './take-one.ts';
import { workOn, type ConsumerParts, type Shared } from './work-on.ts';

/** After so many looks of those that see whether what is stored can be read, a worker sees whether its durable is as it made it. */
const looksAtDurable = 20;

/** Works through one kind of event, as `Transport.consume` promises. */
export async function consumeEvents<N extends EventName>(
  parts: ConsumerParts,
  options: ConsumeOptions<N>,
): Promise<AsyncDisposable> {
  const { link, log, timing } = parts;
  const { durable, event, target = '*', workers = 1, inFlight = usualInFlight, graceMs = timing.graceMs } = options;
  const subject = subjectOf(event, target);
  const ackWaitMs = Math.min(timing.ackWaitMs, options.takeoverMs ?? Infinity);
  const stopping = new AbortController();
  const handingBack = new AbortController();
  const { signal: closing } = stopping;
  const open = () =>
    link.retry(
      `Cannot consume ${subject}`,
      () => ensureDurable(parts, { durable, subject, ackWaitMs, inFlight }),
      closing,
    );

  const shared: Shared = { subject, ackWaitMs, dues: new Map(), handingBack: handingBack.signal, closing };
  const worker = async () => {
    for (let failures = 0; !closing.aborted;) {
      try {
        const from = await open();
        const { created } = await from.info(true);
        const until = performance.now() + looksAtDurable * timing.lookMs;
        while (!closing.aborted && performance.now() < until) {
          const message = await takeOne(from, parts, closing);
          failures = 0;
          if (message === 'unanswered') break;
          if (message) await workOn(parts, options, { message, consumer: created }, shared);
        }
      } catch (error) {
        if (closing.aborted) return;
        log.warn({ durable, err: error }, 'taking events failed, trying again');
        await pause(Math.min(100 * 2 ** failures++, 30_000), closing);
      }
    }
  };

  await open();
  return runWorkers(worker, { workers, graceMs, stopping, handingBack, closing: options.closing });
}
