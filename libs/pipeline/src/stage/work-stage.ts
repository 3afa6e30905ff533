import { validateEvent, type EventData, type FlareRecord } from '@flarewire/schemas';
import type { Attempt } from '@flarewire/transport';
import { announceOutbox } from './announce-outbox.ts';
import { every } from '@flarewire/service';
import { failedEvent, type Failure } from './failed-event.ts';
import { hasEnded, moveFlare } from './flare-states.ts';
import {
  progressOf,
  recordIn,
  type FlareIdentity,
  type Stage,
  type StageInput,
  type StageSurroundings,
} from './stage.ts';

/** How often the record of a flare that is worked on is renewed, in milliseconds. */
const freshEveryMs = 60_000;

/**
 * Works one event through a stage, so that a flare passes each stage once whoever is killed on the way:
 * 1. claim the flare (compare-and-set to the stage's working state);
 * 2. run the stage;
 * 3. store its result in the flare's record, as the done state's outbox;
 * 4. publish that result.
 * An event that comes again finds the record: a finished stage's result is published again, never made again;
 * a flare that has ended or moved on is left alone.
 */
export async function workStage<I extends StageInput>(
  stage: Stage<I>,
  data: EventData<I>,
  attempt: Attempt,
  around: StageSurroundings,
): Promise<void> {
  const flare: FlareIdentity = data;
  const log = around.log.child({ flareId: flare.flareId, target: flare.target, stage: stage.name });
  const claimed = await claim(stage, data, attempt, around);
  if (!claimed.moved) {
    if (claimed.record && stage.done.includes(claimed.record.state))
      await announceOutbox(claimed.record, attempt, around);
    else log.info({ state: claimed.record?.state }, 'Nothing left to do for this event');
    return;
  }
  log.info({ attempt: attempt.attempt }, stage.working);
  await using _fresh = every(freshEveryMs, () => stayFresh(stage, flare, around), {
    log,
    doing: 'say that it is at work',
  });
  const outcome = await stage.run(data, {
    log,
    attempt: attempt.attempt,
    signal: attempt.signal,
    progress: progressOf(stage.name, flare, around),
    noted: claimed.record?.noted,
    note: (value) => note(stage, flare, value, around),
  });
  const outbox = { name: outcome.name, data: validateEvent(outcome.name, outcome.data) };
  const finished = await moveFlare(around.transport.flares, flare.flareId, (current) => {
    if (current?.state !== stage.working) return undefined;
    const { noted: _, ...kept } = recordIn(outcome.state, flare, current, around);
    return { ...kept, outbox };
  });
  if (!finished.moved || !finished.record) {
    log.warn({ state: finished.record?.state }, 'The flare went on without this outcome; it is discarded');
    await stage.discard?.(outcome);
    return;
  }
  await announceOutbox(finished.record, attempt, around);
  log.info({ event: outcome.name }, outcome.state);
}

/** Ends a flare: exactly one `flare.failed`, unless it has ended already. The archive, where there is one, is kept. */
export async function failFlare(
  failure: Failure & {
    traceparent?: string;
    /** Whether a flare that has not ended is still the one to fail; default: yes. */
    still?: (current: FlareRecord) => boolean;
  },
  around: StageSurroundings,
): Promise<void> {
  const { stage, flare, error, traceparent, still = () => true } = failure;
  const failed = failedEvent(failure, around.now);
  const { record, moved } = await moveFlare(around.transport.flares, flare.flareId, (current) => {
    if (current && (hasEnded(current.state) || !still(current))) return undefined;
    return { ...recordIn('failed', flare, current, around), outbox: { name: 'flare.failed', data: failed } };
  });
  if (record?.outbox?.name !== 'flare.failed') return;
  await announceOutbox(record, traceparent === undefined ? {} : { traceparent }, around);
  if (moved) around.log.error({ flareId: flare.flareId, stage, err: error }, 'The flare has failed');
}

function claim<I extends StageInput>(stage: Stage<I>, data: EventData<I>, attempt: Attempt, around: StageSurroundings) {
  const flare: FlareIdentity = data;
  const isItsTurn = ({ state, input }: FlareRecord) =>
    stage.before.includes(state) || (state === stage.working && input === stage.takes);
  const mayStart = (current: FlareRecord | undefined) =>
    (!current || isItsTurn(current)) && (stage.accepts?.(data, current) ?? true);
  return moveFlare(
    around.transport.flares,
    flare.flareId,
    (current) =>
      mayStart(current)
        ? {
            ...(!current || current.state === 'requested' ? { firstEvent: attempt.seq } : {}),
            ...recordIn(stage.working, flare, current, around),
            input: stage.takes,
          }
        : undefined,
    { signal: attempt.signal },
  );
}

/** Keeps a flare that is worked on for long from looking as if nothing happened in it. */
async function stayFresh<I extends StageInput>(stage: Stage<I>, flare: FlareIdentity, around: StageSurroundings) {
  await moveFlare(around.transport.flares, flare.flareId, (current) =>
    current?.state === stage.working ? recordIn(stage.working, flare, current, around) : undefined,
  );
}

async function note<I extends StageInput>(
  stage: Stage<I>,
  flare: FlareIdentity,
  noted: unknown,
  around: StageSurroundings,
) {
  await moveFlare(around.transport.flares, flare.flareId, (current) =>
    current?.state === stage.working ? { ...recordIn(stage.working, flare, current, around), noted } : undefined,
  );
}
