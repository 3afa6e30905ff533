import {
  flareStates,
  type EventData,
  type FlareEvent,
  type FlareProgress,
  type FlareRecord,
  type FlareState,
  type StageName,
} from '@flarewire/schemas';
import type { Transport } from '@flarewire/transport';
import type { Log, Metrics, Tracing } from '@flarewire/service';

/** The events that a stage can take. */
export type StageInput = 'flare.requested' | 'profiles.requested' | 'profiles.collected' | 'flare.approved';

/** What a stage makes of an event: another event, and with it the state that the flare is in then. */
export type Outcome = FlareEvent & { state: FlareState };

/**
 * One step of a flare's way: it takes one kind of event, does its work, and publishes another one; `working` is the state
 * it puts the flare in meanwhile. From where and to where that may go is in `flareStates`.
 */
export type Stage<I extends StageInput> = {
  name: StageName;
  takes: I;
  working: FlareState;
  /** Whether an event may be worked on, by the flare's record; default: any that the states allow, with or without a record. */
  accepts?: (data: EventData<I>, record: FlareRecord | undefined) => boolean;
  run: (data: EventData<I>, context: StageRun) => Promise<Outcome>;
  /**
   * Whether a flare may have ended although its record says otherwise. The stored events are asked for its end then, before
   * anything is done; default: none.
   */
  mayHaveEnded?: (flareId: string, attempt: number) => boolean;
  /** A run that shows no progress for so many milliseconds hangs; default: an hour. */
  mayPauseMs?: number;
  /** Removes what a run stored whose outcome is not used, since another worker was faster or the flare has ended. */
  discard?: (outcome: Outcome) => Promise<void>;
};

export type StageRun = {
  log: Log;
  attempt: number;
  signal: AbortSignal;
  /** Aborts when the service closes; what can still be handed back then stops with a retryable error. */
  closing: AbortSignal;
  progress: (data: Pick<FlareProgress, 'phase' | 'done' | 'total' | 'unit' | 'waitingFor'>) => void;
  /** What an earlier attempt of this stage noted last. */
  noted: unknown;
  /** Whether an earlier attempt may have noted something that is gone with the flare's record. */
  forgotten: boolean;
  /** Notes something for later attempts; resolves when it is stored. @throws {FlareError} `taken_over` */
  note: (value: unknown) => Promise<void>;
  /**
   * Resolves when the flare is still this attempt's; to be asked before anything that cannot be taken back.
   * @throws {FlareError} `taken_over`
   */
  confirm: () => Promise<void>;
};

/** Who works: over which transport, into which log, under which name and by which clock. */
export type Worker = {
  transport: Transport;
  log: Log;
  instance: string;
  now: () => Date;
  metrics?: Metrics | undefined;
  tracing?: Tracing | undefined;
};

/** What comes with a request beside its payload. */
export type Asked = { traceparent: string; signal: AbortSignal };

/** What is known of a flare before anything is stored of it. */
export type FlareIdentity = {
  flareId: string;
  target: string;
  requestId?: string | undefined;
  group?: string | undefined;
  request?: { caseId?: string | undefined } | undefined;
};

/** A record for a flare in a state, on top of what is known of it. */
export function recordIn(
  state: FlareState,
  flare: FlareIdentity,
  current: FlareRecord | undefined,
  worker: Pick<Worker, 'instance' | 'now'>,
): FlareRecord {
  const updated = worker.now().toISOString();
  const { flareId, target, requestId, group, request: { caseId } = {} } = flare;
  const base: FlareRecord = current ?? { flareId, target, state, since: updated, updated };
  const { announced: _, stored: __, ...known } = base;
  const asked = current
    ? {}
    : {
        ...(requestId === undefined ? {} : { requestId }),
        ...(group === undefined ? {} : { group }),
        ...(caseId && { caseId }),
      };
  const isCutShort = flareStates[base.state].kind === 'working' && (state === 'failed' || state === 'cancelled');
  const cut = isCutShort ? { interrupted: true } : {};
  return { ...known, ...asked, ...cut, state, updated, worker: worker.instance };
}

/** The part of an attempt's context that the stage's name and the flare decide. */
export function progressOf(stage: StageName, flare: FlareIdentity, worker: Worker): StageRun['progress'] {
  return ({ phase, done, total, unit, waitingFor }) =>
    worker.transport.progress({
      version: '1.0',
      flareId: flare.flareId,
      target: flare.target,
      time: worker.now().toISOString(),
      stage,
      phase,
      done,
      unit,
      ...(total === undefined ? {} : { total }),
      ...(waitingFor === undefined ? {} : { waitingFor }),
    });
}
