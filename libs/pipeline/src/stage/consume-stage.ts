import type { EventData, FlareRecord } from '@flarewire/schemas';
import type { ConsumeOptions } from '@flarewire/transport';
import { begunBefore, isItsTurn } from './hold.ts';
import type { Stage, StageInput, Worker } from './stage.ts';
import { failFlare, workStage } from './work-stage.ts';

/**
 * Works through a stage's events with a durable consumer until closed.
 * `mine` passes over the events that are some other instance's. An event that is given up fails its flare, unless that has
 * gone on to another stage meanwhile.
 */
export function consumeStage<I extends StageInput>(
  stage: Stage<I>,
  options: {
    durable: string;
    target?: string;
    workers?: number;
    /** Events in flight at once in all instances together. */
    inFlight?: number;
    /** What work in hand has to finish once the service closes; default: as the transport has it. */
    graceMs?: number;
    /** Aborts when the service closes. */
    closing?: AbortSignal | undefined;
    mine?: (data: EventData<I>) => boolean;
  },
  worker: Worker,
): Promise<AsyncDisposable> {
  const { durable, target, workers = 1, inFlight, graceMs, closing, mine = () => true } = options;
  worker.metrics?.waiting(stage.name, () => worker.transport.waiting(durable, { signal: AbortSignal.timeout(1_000) }));
  return worker.transport.consume<I>({
    event: stage.takes,
    durable,
    workers,
    closing,
    ...(graceMs === undefined ? {} : { graceMs }),
    ...(target === undefined ? {} : { target }),
    ...(inFlight === undefined ? {} : { inFlight }),
    begun: async ({ flareId }, asked) => begunBefore(stage, (await worker.transport.flares.get(flareId, asked))?.value),
    ...(inFlight === 1 ? { standing: standingOf(stage, worker) } : {}),
    handle: async (data, attempt) => {
      if (mine(data)) await workStage(stage, data, attempt, worker);
    },
    giveUp: async (data, error, { attempt: attempts, traceparent }) => {
      const still = (current: FlareRecord) => isItsTurn(stage, current);
      if (mine(data)) await failFlare({ stage: stage.name, flare: data, error, attempts, traceparent, still }, worker);
    },
  });
}

/** How it stands with an event, by the record of its flare. */
function standingOf<I extends StageInput>(
  stage: Stage<I>,
  { transport, instance }: Pick<Worker, 'transport' | 'instance'>,
): NonNullable<ConsumeOptions<I>['standing']> {
  return async ({ flareId }, asked) => {
    const record = (await transport.flares.get(flareId, asked))?.value;
    if (record && !isItsTurn(stage, record)) return 'over';
    if (record?.state !== stage.working) return 'waits';
    return record.claim?.owner === instance ? 'ours' : 'theirs';
  };
}
