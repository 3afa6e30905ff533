import type { StageName } from './events/envelope.ts';
import type { FlareEventName, JobName } from './events/event.ts';

/** The states of a flare, in the order in which it passes them. */
export const flareStateNames = [
  'requested',
  'archiving',
  'created',
  'profiling',
  'profiled',
  'sending',
  'awaiting-approval',
  'approved',
  'sent',
  'failed',
  'cancelled',
] as const;

export type FlareState = (typeof flareStateNames)[number];

type StateRule = {
  /** `waiting` for somebody, `working`, or the flare's `end`. */
  kind: 'waiting' | 'working' | 'end';
  /** Whose turn it is; none: a person's, or nobody's any more. */
  stage?: StageName;
  /** The event that says that the flare has come here. */
  event?: FlareEventName;
  /** Where it goes from here when all goes well. */
  next: readonly FlareState[];
  /** Whether somebody may cancel it here. */
  cancellable: boolean;
  /** After this many milliseconds without a sign of life, the flare fails; absent: it ends in another way, or has ended. */
  overdueMs?: number;
};

const hour = 3_600_000;
const waiting = { kind: 'waiting', cancellable: true, overdueMs: hour } as const;
const working = { kind: 'working', cancellable: true, overdueMs: hour } as const;
const end = { kind: 'end', next: [], cancellable: false } as const;

/**
 * The life of a flare, as its record in KV `FLARES` shows it: the one table of what may follow what. From each state that
 * is no end it may also go to `failed`, and from a cancellable one to `cancelled`.
 */
export const flareStates: Record<FlareState, StateRule> = {
  requested: { ...waiting, stage: 'archiver', event: 'flare.requested', next: ['archiving'] },
  archiving: { ...working, stage: 'archiver', next: ['created'] },
  created: { ...waiting, stage: 'profiler', event: 'flare.created', next: ['profiling', 'profiled'] },
  profiling: { ...working, stage: 'profiler', next: ['profiled'] },
  profiled: { ...waiting, stage: 'uploader', event: 'profiles.collected', next: ['sending'] },
  sending: { ...working, stage: 'uploader', next: ['awaiting-approval', 'sent'] },
  'awaiting-approval': { kind: 'waiting', event: 'flare.awaiting-approval', next: ['approved'], cancellable: true },
  approved: { ...waiting, stage: 'uploader', event: 'flare.approved', next: ['sending'] },
  sent: { ...end, event: 'flare.sent' },
  failed: { ...end, event: 'flare.failed' },
  cancelled: { ...end, event: 'flare.cancelled' },
};

/** Whether a flare does not leave this state again. */
export function hasEnded(state: FlareState): boolean {
  return flareStates[state].kind === 'end';
}

/** Whether a flare may go from one state to another. */
export function mayMove(from: FlareState, to: FlareState): boolean {
  const { kind, next, cancellable } = flareStates[from];
  return next.includes(to) || (to === 'failed' && kind !== 'end') || (to === 'cancelled' && cancellable);
}

/** The state that an event says a flare has come to, or in which it is when a job is to be done. */
export function stateAfter(event: FlareEventName | JobName): FlareState {
  if (event === 'profiles.requested') return 'created';
  return flareStateNames.find((state) => flareStates[state].event === event)!;
}
