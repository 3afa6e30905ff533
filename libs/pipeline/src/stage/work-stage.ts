import { FlareError, hasEnded, mayMove, validateEvent, type EventData, type FlareRecord } from '@flarewire/schemas';
import { every } from '@flarewire/service/every';
import type { Log } from '@flarewire/service/log';
import type { Attempt, Entry } from '@flarewire/transport';
import { announceOutbox } from './announce-outbox.ts';
import { attemptError } from './attempt-error.ts';
import { endAsTold } from './end-as-told.ts';
import { failedEvent, type FlareFailure } from './failed-event.ts';
import { moveFlare } from './move-flare.ts';
import { claimFlare, type Hold } from './hold.ts';
import {
  progressOf,
  recordIn,
  type FlareIdentity,
  type Outcome,
  type Stage,
  type StageInput,
  type Worker,
} from './stage.ts';
import { renewEveryMs } from './until-left.ts';
import { whileProgressing } from './while-progressing.ts';

/** A stage that has shown no progress for so long hangs. */
export const hangingMs = 3_600_000;

/** How often a worker looks whether its flare is still its own, or was cancelled, in milliseconds. */
const confirmEveryMs = 1_000;

/** A worker that closes waits no longer than this for a broker that is away. */
const handBackMs = 1_000;

/**
 * Works one event through a stage, so that a flare passes each stage once whoever is killed or stands still on the way:
 * 1. claim the flare (compare-and-set to the stage's working state, with a claim of this attempt's own);
 * 2. run the stage;
 * 3. store its result in the flare's record, as the done state's outbox, if the claim is still the same;
 * 4. publish that result.
 * An event that comes again finds the record: a finished stage's result is published again, never made again;
 * a flare that has ended or moved on is left alone.
 * @throws {FlareError} `taken_over` when somebody else works on this event now; else what the stage threw, which has
 * failed the flare when it is not to be tried again
 */
export async function workStage<I extends StageInput>(
  stage: Stage<I>,
  data: EventData<I>,
  attempt: Attempt,
  worker: Worker,
): Promise<void> {
  const flare: FlareIdentity = data;
  const log = worker.log.child({ flareId: flare.flareId, target: flare.target, stage: stage.name });
  // What an earlier delivery has ended stays so, whatever became of the record since.
  if (stage.mayHaveEnded?.(flare.flareId, attempt.attempt)) {
    const entry = await worker.transport.flares.get(flare.flareId, { signal: attempt.signal });
    if (entry && !hasEnded(entry.value.state) && (await endAsTold(entry, attempt.signal, worker))) return;
  }
  const hold = await claimFlare(stage, data, attempt, worker);
  if ('left' in hold) {
    const { left } = hold;
    if (left && mayMove(stage.working, left.value.state)) await announceOutbox(left, attempt, worker);
    else log.info({ state: left?.value.state }, 'Nothing left to do for this event');
    return;
  }
  const work = (traceparent: string) =>
    workHeld(stage, data, { hold, attempt: { ...attempt, traceparent }, log }, worker);
  const { tracing } = worker;
  if (!tracing) return work(attempt.traceparent);
  await tracing.span(
    {
      name: stage.working,
      kind: 'event',
      parent: attempt.traceparent,
      attributes: {
        'flarewire.flare.id': flare.flareId,
        'flarewire.target': flare.target,
        'flarewire.attempt': attempt.attempt,
        'messaging.system': 'nats',
        'messaging.destination.name': stage.takes,
      },
    },
    work,
  );
}

/** Works on a flare that is held, to a result that is published, or to its end. */
async function workHeld<I extends StageInput>(
  stage: Stage<I>,
  data: EventData<I>,
  { hold, attempt, log }: { hold: Hold; attempt: Attempt; log: Log },
  worker: Worker,
): Promise<void> {
  const flare: FlareIdentity = data;
  log.info({ attempt: attempt.attempt }, stage.working);
  const started = performance.now();
  const over = (outcome: string) => {
    const seconds = (performance.now() - started) / 1_000;
    worker.metrics?.attempted(stage.name, { outcome, seconds, number: attempt.attempt });
  };
  try {
    const done = await runHeld(stage, data, { hold, attempt, log }, worker);
    const { state, outbox } = done.value;
    over(outbox!.name);
    await announceOutbox(done, attempt, worker);
    log.info({ event: outbox?.name }, state);
  } catch (thrown) {
    const error = attemptError(thrown, `Cannot work on ${stage.takes}`, attempt);
    over(error.code);
    if (error.code === 'taken_over') return await leave(stage, flare, { error, log }, worker);
    if (attempt.closing.aborted && (attempt.signal.aborted || error.retryable)) {
      await hold
        .handBack(AbortSignal.timeout(handBackMs))
        .catch((err: unknown) =>
          log.warn({ err }, 'Cannot undo the count of an attempt that was handed back; it counts'),
        );
      throw error;
    }
    if (attempt.signal.aborted || (error.retryable && !attempt.lastAttempt)) throw error;
    const failure = { stage: stage.name, flare: data, error, attempts: attempt.attempt };
    const outbox = { name: 'flare.failed', data: failedEvent(failure, worker.now) };
    const { traceparent } = attempt;
    const failed = await hold.change((current) => ({
      ...recordIn('failed', flare, current, worker),
      outbox,
      traceparent,
    }));
    await announceOutbox(failed, attempt, worker);
    throw error;
  }
}

/** Runs the stage and stores its result; what it has stored beside that is removed when the flare is no longer its own. */
async function runHeld<I extends StageInput>(
  stage: Stage<I>,
  data: EventData<I>,
  { hold, attempt, log }: { hold: Hold; attempt: Attempt; log: Log },
  worker: Worker,
): Promise<Entry<FlareRecord>> {
  const flare: FlareIdentity = data;
  const working = (current: FlareRecord) => recordIn(stage.working, flare, current, worker);
  const lost = new AbortController();
  const confirm = () => hold.confirm().catch((error: unknown) => isTakenOver(error) && lost.abort(error));
  await using opened = new AsyncDisposableStack();
  opened.use(
    every(confirmEveryMs, async () => void (await confirm()), { log, doing: 'see whether the flare is held' }),
  );
  opened.use(
    every(renewEveryMs, async () => void (await hold.change(working)), { log, doing: 'say that it is at work' }),
  );
  let outcome: Outcome | undefined;
  try {
    const report = progressOf(stage.name, flare, worker);
    outcome = await whileProgressing(
      { doing: `Cannot finish flare "${flare.flareId}"`, withinMs: stage.mayPauseMs ?? hangingMs },
      (hanging, progressed) =>
        stage.run(data, {
          log,
          attempt: attempt.attempt,
          signal: AbortSignal.any([attempt.signal, lost.signal, hanging]),
          closing: attempt.closing,
          progress(done) {
            progressed();
            report(done);
          },
          noted: hold.noted,
          forgotten: hold.forgotten,
          note: async (noted) => void (await hold.change((current) => ({ ...working(current), noted }))),
          confirm: hold.confirm,
        }),
    );
    const { name, state, data: result } = outcome;
    const group = data.group === undefined ? {} : { group: data.group };
    const outbox = { name, data: validateEvent(name, { ...result, ...group }) };
    return await hold.change((current) => {
      const { noted: _, forgotten, ...kept } = recordIn(state, flare, current, worker);
      // What waits for an approval is still to be sent.
      const unknown = forgotten && state === 'awaiting-approval' ? { forgotten } : {};
      return { ...kept, ...unknown, outbox, traceparent: attempt.traceparent };
    });
  } catch (thrown) {
    const error: unknown = lost.signal.aborted ? lost.signal.reason : thrown;
    if (outcome && isTakenOver(error)) await stage.discard?.(outcome);
    throw error;
  }
}

/** A flare that has ended or gone on is none of this event's business any more; one that another works on is that one's. */
async function leave<I extends StageInput>(
  stage: Stage<I>,
  { flareId }: FlareIdentity,
  { error, log }: { error: FlareError; log: Log },
  { transport }: Worker,
): Promise<void> {
  log.warn({ err: error }, 'The flare went on without this attempt, whose result is discarded');
  if ((await transport.flares.get(flareId))?.value.state === stage.working) throw error;
}

function isTakenOver(thrown: unknown): boolean {
  return thrown instanceof FlareError && thrown.code === 'taken_over';
}

/** Ends a flare: exactly one `flare.failed`, unless it has ended already. The archive, where there is one, is kept. */
export async function failFlare(
  failure: FlareFailure & {
    traceparent?: string;
    /** Whether a flare that has not ended is still the one to fail; default: yes. */
    still?: (current: FlareRecord) => boolean;
  },
  worker: Worker,
): Promise<void> {
  const { stage, flare, error, traceparent, still = () => true } = failure;
  const failed = failedEvent(failure, worker.now);
  const { entry, moved } = await moveFlare(worker.transport.flares, flare.flareId, (current) => {
    if (current && (hasEnded(current.state) || !still(current))) return undefined;
    return { ...recordIn('failed', flare, current, worker), outbox: { name: 'flare.failed', data: failed } };
  });
  if (entry?.value.outbox?.name !== 'flare.failed') return;
  await announceOutbox(entry, traceparent === undefined ? {} : { traceparent }, worker);
  if (moved) worker.log.error({ flareId: flare.flareId, stage, err: error }, 'The flare has failed');
}
