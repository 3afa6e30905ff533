import { validateEvent, type ArchiveInfo, type EventData, type EventName, type FlareError, type StageName } from '@flarewire/schemas';
import type { Attempt } from '@flarewire/transport';
import { hasEnded, moveFlare } from './flare-states.ts';
import { progressOf, recordIn, type FlareIdentity, type Stage, type StageSurroundings } from './stage.ts';

/** What a stage's event needs to have; every event of a flare has it. */
export type FlareData = FlareIdentity & { archive?: ArchiveInfo };

/**
 * Works one event through a stage, so that a flare passes each stage once whoever is killed on the way:
 * 1. claim the flare (compare-and-set to the stage's working state);
 * 2. run the stage;
 * 3. store its result in the flare's record, as the done state's outbox;
 * 4. publish that result.
 * An event that comes again finds the record: a finished stage's result is published again, never made again;
 * a flare that has ended or moved on is left alone.
 */
export async function workStage<I extends EventName, O extends EventName>(
  stage: Stage<I, O>,
  data: EventData<I>,
  attempt: Attempt,
  around: StageSurroundings,
): Promise<void> {
  const flare: FlareData = data as FlareData;
  const log = around.log.child({ flareId: flare.flareId, target: flare.target, stage: stage.name });
  const claimed = await claim(stage, flare, attempt, around);
  if (!claimed.moved) {
    if (claimed.record?.state === stage.done && claimed.record.outbox) await publishOutbox(stage, claimed.record.outbox.data, attempt, around);
    else log.info({ state: claimed.record?.state }, 'Nothing left to do for this event');
    return;
  }
  log.info({ attempt: attempt.attempt }, stage.working);
  const result = await stage.run(data, {
    log,
    attempt: attempt.attempt,
    signal: attempt.signal,
    progress: progressOf(stage.name, flare, around),
    noted: claimed.record?.noted,
    note: (value) => note(stage, flare, value, around),
  });
  const outbox = { name: stage.gives, data: validateEvent(stage.gives, result) };
  const finished = await moveFlare(around.transport.flares, flare.flareId, (current) => {
    if (current?.state !== stage.working) return undefined;
    const { noted: _, ...kept } = recordIn(stage.done, flare, current, around);
    return { ...kept, outbox };
  });
  if (!finished.moved) {
    log.warn({ state: finished.record?.state }, 'The flare went on without this result; it is discarded');
    await stage.discard?.(result);
    return;
  }
  await publishOutbox(stage, result, attempt, around);
  log.info({ event: stage.gives }, stage.done);
}

/** Ends a flare: exactly one `flare.failed`, unless it has ended already. The archive, where there is one, is kept. */
export async function failFlare(
  failure: { stage: StageName; flare: FlareData; error: FlareError; attempts: number; traceparent?: string },
  around: StageSurroundings,
): Promise<void> {
  const { stage, flare, error, attempts, traceparent } = failure;
  const failed: EventData<'flare.failed'> = {
    version: '1.0',
    flareId: flare.flareId,
    target: flare.target,
    time: around.now().toISOString(),
    stage,
    code: error.code,
    reason: error.message,
    attempts,
    ...(flare.archive ? { kept: flare.archive } : {}),
  };
  const { record, moved } = await moveFlare(around.transport.flares, flare.flareId, (current) => {
    if (current && hasEnded(current.state)) return undefined;
    return { ...recordIn('failed', flare, current, around), outbox: { name: 'flare.failed', data: failed } };
  });
  if (record?.outbox?.name !== 'flare.failed') return;
  const pending = validateEvent('flare.failed', record.outbox.data);
  await around.transport.publish('flare.failed', pending, traceparent === undefined ? {} : { traceparent });
  if (moved) around.log.error({ flareId: flare.flareId, stage, err: error }, 'The flare has failed');
}

function claim<I extends EventName, O extends EventName>(stage: Stage<I, O>, flare: FlareData, attempt: Attempt, around: StageSurroundings) {
  const startable = [...stage.before, stage.working];
  return moveFlare(
    around.transport.flares,
    flare.flareId,
    (current) => (!current || startable.includes(current.state) ? recordIn(stage.working, flare, current, around) : undefined),
    { signal: attempt.signal },
  );
}

async function note<I extends EventName, O extends EventName>(stage: Stage<I, O>, flare: FlareData, noted: unknown, around: StageSurroundings) {
  await moveFlare(around.transport.flares, flare.flareId, (current) =>
    current?.state === stage.working ? { ...recordIn(stage.working, flare, current, around), noted } : undefined,
  );
}

async function publishOutbox<I extends EventName, O extends EventName>(stage: Stage<I, O>, result: unknown, attempt: Attempt, around: StageSurroundings) {
  await around.transport.publish(stage.gives, validateEvent(stage.gives, result), {
    traceparent: attempt.traceparent,
    signal: attempt.signal,
  });
}
