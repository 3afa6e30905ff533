import type { CommonStart, EventData, FlareEvent, FlareState, StageName } from '@flarewire/schemas';
// A door of its own: a browser that folds events loads no schemas.
import { hasEnded as isEnd, stateAfter } from '@flarewire/schemas/states';

/** The moments of a flare, by the state that each began: milliseconds since 1970. */
export type FlareTimes = Partial<Record<FlareState, number>>;

/** Everything that a list, or the head of a page, shows of one flare: the fold of its events. */
export interface FlareView {
  id: string;
  target: string;
  /** The state that the last event left it in; what a stage works on in between is in `flare.progress` alone. */
  state: FlareState;
  at: FlareTimes;
  /** The group that it is of. */
  group?: string;
  /** When its CPU profiles began, beside those of its group, on the broker's clock: milliseconds since 1970. */
  start?: { planned?: number; started: number; errorMs: number; alone?: string };
  caseId?: string;
  email?: string;
  /** Whether somebody has to approve it, as the request says. */
  approval?: boolean;
  /** Destinations that the request names. */
  to?: string[];
  /** Length of the CPU profiles, in seconds; 0: none. */
  seconds?: number;
  hostname?: string;
  source?: 'agent' | 'local';
  sourceReason?: string;
  /** Items of the archive that are there, and that were to be. */
  got?: number;
  of?: number;
  /** Items that are not there as a whole. */
  lacking?: number;
  masked?: number;
  quarantined?: number;
  /** Size of the archive: as made, then as finished with its profiles. */
  bytes?: number;
  /** Of the finished archive. */
  sha256?: string;
  profiles?: { taken: number; failed: number };
  /** Time that each stage worked, in milliseconds. */
  took: Partial<Record<StageName, number>>;
  awaiting?: {
    sha256: string;
    bytes: number;
    destinations: { name: string; host: string }[];
    /** Milliseconds since 1970. */
    expires: number;
  };
  approvedBy?: string;
  deliveries?: { destination: string; host: string; caseId: number }[];
  undelivered?: { destination: string; code: string; reason: string }[];
  failure?: { stage: StageName; code: string; reason: string; attempts: number };
  cancelled?: { by: string; reason: string };
  /** Whether an archive exists in the artifact store. */
  stored?: boolean;
}

/** Whether a flare has ended. */
export function hasEnded({ state }: Pick<FlareView, 'state'>): boolean {
  return isEnd(state);
}

/** When a flare began, as far as its events tell: milliseconds since 1970. */
export function beganAt({ at }: Pick<FlareView, 'at'>): number {
  return at.requested ?? Math.min(...Object.values(at));
}

/** When a flare ended, or nothing while it is in flight. */
export function endedAt({ at, state }: Pick<FlareView, 'at' | 'state'>): number | undefined {
  return isEnd(state) ? at[state] : undefined;
}

/**
 * Adds an event to what is known of its flare. Pure, and the same event twice changes nothing. A flare that has ended stays
 * so: what it had reached before may be published late.
 * @param view what the flare's earlier events made, or nothing where there were none
 */
export function foldFlare(view: FlareView | undefined, event: FlareEvent): FlareView {
  const { flareId: id, target, group, time } = event.data;
  const { awaiting: _, ...before } = view ?? { took: {} };
  const { awaiting, ...told } = whatItTells(event, before);
  const reaches = stateAfter(event.name);
  const state = view && hasEnded(view) && !isEnd(reaches) ? view.state : reaches;
  return {
    ...before,
    ...told,
    ...(awaiting && state === reaches ? { awaiting } : {}),
    id,
    target,
    ...(group === undefined ? {} : { group }),
    state,
    at: { ...view?.at, [reaches]: Date.parse(time) },
  };
}

function whatItTells(event: FlareEvent, before: Pick<FlareView, 'took'>): Partial<FlareView> {
  switch (event.name) {
    case 'flare.requested':
      return ofRequest(event.data.request);
    case 'flare.created':
      return ofCreated(event.data, before);
    case 'profiles.collected':
      return ofCollected(event.data, before);
    case 'flare.awaiting-approval':
      return ofAwaiting(event.data);
    case 'flare.approved':
      return { ...ofFinished(event.data), approvedBy: event.data.by };
    case 'flare.sent':
      return ofSent(event.data, before);
    case 'flare.failed':
      return {
        failure: {
          stage: event.data.stage,
          code: event.data.code,
          reason: event.data.reason,
          attempts: event.data.attempts,
        },
        ...(event.data.kept ? { stored: true } : {}),
      };
    case 'flare.cancelled':
      return {
        cancelled: { by: event.data.by, reason: event.data.reason },
        ...(event.data.kept ? { stored: true } : {}),
      };
  }
}

function ofRequest(request: EventData<'flare.requested'>['request']): Partial<FlareView> {
  return {
    ...(request.caseId ? { caseId: request.caseId } : {}),
    ...(request.email ? { email: request.email } : {}),
    ...(request.send ? {} : { approval: true }),
    ...(request.destinations ? { to: request.destinations } : {}),
    seconds: request.profile === false ? 0 : request.profile.seconds,
  };
}

function ofContext({ request, archive }: Pick<EventData<'flare.created'>, 'request' | 'archive'>): Partial<FlareView> {
  return { ...ofRequest(request), hostname: archive.hostname, stored: true };
}

function ofCreated(data: EventData<'flare.created'>, before: Pick<FlareView, 'took'>): Partial<FlareView> {
  const { collected = 0, empty = 0 } = data.ledger.states;
  return {
    ...ofContext(data),
    source: data.source,
    ...(data.sourceReason ? { sourceReason: data.sourceReason } : {}),
    got: data.ledger.present,
    of: data.ledger.expected,
    lacking: data.ledger.expected - collected - empty,
    masked: data.scrub.masked,
    quarantined: data.scrub.quarantined,
    bytes: data.archive.ref.size,
    took: { ...before.took, archiver: data.elapsedMs },
  };
}

function ofCollected(data: EventData<'profiles.collected'>, before: Pick<FlareView, 'took'>): Partial<FlareView> {
  const profiles = data.profiles.reduce((sum, { ref }) => sum + ref.size, 0);
  return {
    ...ofContext(data),
    seconds: data.seconds,
    bytes: data.archive.ref.size + profiles,
    profiles: { taken: data.profiles.length, failed: data.failed.length },
    ...(data.commonStart ? { start: ofStart(data.commonStart) } : {}),
    took: { ...before.took, profiler: data.elapsedMs },
  };
}

function ofStart({ planned, started, errorMs, alone }: CommonStart): NonNullable<FlareView['start']> {
  return {
    ...(planned === undefined ? {} : { planned: Date.parse(planned) }),
    started: Date.parse(started),
    errorMs,
    ...(alone === undefined ? {} : { alone }),
  };
}

function ofFinished({ finished, ...context }: EventData<'flare.approved'> | EventData<'flare.awaiting-approval'>) {
  return { ...ofContext(context), bytes: finished.bytes, sha256: finished.sha256 };
}

function ofAwaiting(data: EventData<'flare.awaiting-approval'>): Partial<FlareView> {
  const { finished, destinations, expires } = data;
  return { ...ofFinished(data), awaiting: { ...finished, destinations, expires: Date.parse(expires) } };
}

function ofSent(data: EventData<'flare.sent'>, before: Pick<FlareView, 'took'>): Partial<FlareView> {
  return {
    bytes: data.archive.bytes,
    sha256: data.archive.sha256,
    deliveries: data.deliveries.map(({ destination, host, caseId }) => ({ destination, host, caseId })),
    ...(data.failures
      ? { undelivered: data.failures.map(({ destination, code, reason }) => ({ destination, code, reason })) }
      : {}),
    stored: true,
    took: { ...before.took, uploader: data.elapsedMs },
  };
}
