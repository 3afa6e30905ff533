import type { EventData, GroupEvent } from '@flarewire/schemas';

type Created = EventData<'flare.group.created'>;
type Ended = EventData<'flare.group.ended'>;

/** Everything that a list, or a page, shows of a group beside its flares: the fold of its own events. */
export interface GroupView {
  id: string;
  /** When it was asked for; milliseconds since 1970. */
  asked: number;
  by?: string;
  caseId?: string;
  email?: string;
  /** What was asked for: names, globs, labels. Empty where that event has expired. */
  targets: Created['targets'];
  atLeast?: number;
  /** Whether somebody has to approve its flares, as the request says. */
  approval?: boolean;
  /** Length of the CPU profiles, in seconds; 0: none. */
  seconds?: number;
  flares: Created['flares'];
  leftOut: Created['leftOut'];
  /** How it ended; `at` in milliseconds since 1970. Absent while it lasts. */
  ended?: Pick<Ended, 'tally' | 'instant' | 'skewMs' | 'skewAtMostMs'> & { at: number; missing: string[] };
}

/** Adds an event to what is known of its group. Pure, and the same event twice changes nothing. */
export function foldGroup(view: GroupView | undefined, event: GroupEvent): GroupView {
  if (event.name === 'flare.group.created')
    return { ...ofCreated(event.data), ...(view?.ended && { ended: view.ended }) };
  const { groupId, time, tally, flares, instant, skewMs, skewAtMostMs, elapsedMs } = event.data;
  const at = Date.parse(time);
  const begun = view ?? { id: groupId, asked: at - elapsedMs, targets: [], flares: flares.map(flareOf), leftOut: [] };
  const missing = flares.filter(({ end }) => end === 'missing').map(({ flareId }) => flareId);
  const skew = instant === undefined ? {} : { instant, skewMs, skewAtMostMs };
  return { ...begun, ended: { at, tally, missing, ...skew } };
}

function ofCreated({ groupId, time, by, targets, atLeast, request, flares, leftOut }: Created): GroupView {
  return {
    id: groupId,
    asked: Date.parse(time),
    ...(by === undefined ? {} : { by }),
    ...(request.caseId === undefined ? {} : { caseId: request.caseId }),
    ...(request.email === undefined ? {} : { email: request.email }),
    targets,
    ...(atLeast === undefined ? {} : { atLeast }),
    ...(request.send ? {} : { approval: true }),
    seconds: request.profile === false ? 0 : request.profile.seconds,
    flares,
    leftOut,
  };
}

function flareOf({ flareId, target }: Ended['flares'][number]) {
  return { flareId, target };
}
