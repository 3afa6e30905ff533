import type { EventData, EventName, FlareProgress, FlareRecord, FlareState, StageName } from '@flarewire/schemas';
import type { Transport } from '@flarewire/transport';
import type { Log } from './log.ts';

/**
 * One step of a flare's way: it takes one kind of event, does its work, and publishes another kind.
 * `before` are the states it may start from; `working` and `done` the ones it puts the flare in.
 */
export type Stage<I extends EventName, O extends EventName> = {
  name: StageName;
  takes: I;
  gives: O;
  before: readonly FlareState[];
  working: FlareState;
  done: FlareState;
  run: (data: EventData<I>, context: StageContext) => Promise<EventData<O>>;
  /** Removes what a run stored whose result is not used, since another worker was faster or the flare has ended. */
  discard?: (result: EventData<O>) => Promise<void>;
};

export type StageContext = {
  log: Log;
  attempt: number;
  signal: AbortSignal;
  progress: (data: Pick<FlareProgress, 'phase' | 'done' | 'total' | 'unit'>) => void;
  /** What an earlier attempt of this stage noted last. */
  noted: unknown;
  /** Notes something for later attempts; resolves when it is stored. */
  note: (value: unknown) => Promise<void>;
};

/** What a stage needs from around it. */
export type StageSurroundings = { transport: Transport; log: Log; instance: string; now: () => Date };

/** What is known of a flare before anything is stored of it. */
export type FlareIdentity = { flareId: string; target: string; requestId?: string | undefined };

/** A record for a flare in a state, on top of what is known of it. */
export function recordIn(
  state: FlareState,
  flare: FlareIdentity,
  current: FlareRecord | undefined,
  around: Pick<StageSurroundings, 'instance' | 'now'>,
): FlareRecord {
  const updated = around.now().toISOString();
  const { flareId, target, requestId } = flare;
  const known = current ?? { flareId, target, since: updated, ...(requestId === undefined ? {} : { requestId }) };
  return { ...known, state, updated, worker: around.instance };
}

/** The part of an attempt's context that the stage's name and the flare decide. */
export function progressOf(stage: StageName, flare: FlareIdentity, around: StageSurroundings): StageContext['progress'] {
  return ({ phase, done, total, unit }) =>
    around.transport.progress({
      version: '1.0',
      flareId: flare.flareId,
      target: flare.target,
      time: around.now().toISOString(),
      stage,
      phase,
      done,
      unit,
      ...(total === undefined ? {} : { total }),
    });
}
