import { setTimeout as delay } from 'node:timers/promises';
import { deliveryQueues, moveOnStanding } from '@flarewire/pipeline';
import { createLog } from '@flarewire/service';
import { sampleProfiles, startIntakeDouble, startPprofDouble } from '@flarewire/testing';
import { startPipeline, type Pipeline } from '../pipeline.fixture.ts';

/** A pipeline whose CPU profiles take 2 s, so that a test can act meanwhile, and in which somebody looks often for flares that stand still. */
export type LookedAfter = Pipeline & {
  /** How many flares the destination has. */
  tickets: () => number;
  /** How many CPU profiles were asked for. */
  profiled: () => number;
};

/** @returns in one sentence why the tests are skipped, where no broker can be had */
export async function startLookedAfter({ everyMs = 200 }: { everyMs?: number | undefined } = {}): Promise<
  LookedAfter | string
> {
  await using opening = new AsyncDisposableStack();
  const intake = opening.use(await startIntakeDouble());
  const answer = () => sampleProfiles['profile'];
  const pprof = opening.use(
    await startPprofDouble({
      answers: { profile: (response) => void delay(2_000).then(() => response.end(answer())) },
    }),
  );
  const pipeline = await startPipeline({ intakeUrl: intake.url, pprofUrl: pprof.url });
  if (typeof pipeline === 'string') return pipeline;
  opening.use(pipeline);
  const log = createLog({ name: 'looker', level: 'silent' });
  opening.use(
    moveOnStanding(
      { transport: pipeline.transport, log, instance: 'looker', now: () => new Date() },
      { queues: deliveryQueues({}), everyMs },
    ),
  );
  const closing = opening.move();
  return {
    ...pipeline,
    tickets: () => intake.tickets(),
    profiled: () => pprof.asked.filter((path) => path.startsWith('profile')).length,
    [Symbol.asyncDispose]: () => closing.disposeAsync(),
  };
}
