import type { FlareView, GroupView } from '@flarewire/follow';
import { phaseOf, type Phase } from '../overview/filter.ts';

export type GroupPhase = Exclude<Phase, 'all'>;

/** In the order in which a person has to look at them. */
export const urgency: readonly GroupPhase[] = ['failed', 'waiting', 'in-flight', 'cancelled', 'sent'];

/** The flares of a group, those that need somebody first. One of which no event has come is queued, or at the end missing. */
export function membersOf(group: GroupView, find: (id: string) => FlareView | undefined): FlareView[] {
  const missing = new Set(group.ended?.missing);
  const views = group.flares.map(({ flareId, target }): FlareView => {
    const known = find(flareId) ?? {
      id: flareId,
      target,
      state: 'requested',
      at: { requested: group.asked },
      took: {},
      group: group.id,
    };
    return missing.has(flareId) ? { ...known, state: 'failed', failure: lost } : known;
  });
  const rank = (view: FlareView) => urgency.indexOf(phaseOf(view));
  return views.toSorted((a, b) => rank(a) - rank(b) || a.target.localeCompare(b.target, 'en', { numeric: true }));
}

const lost = { stage: 'archiver', code: 'missing', reason: 'Nothing is known of it any more', attempts: 0 } as const;

export type GroupCounts = Record<GroupPhase, number> & { all: number };

/** How many flares of a group are in which phase. */
export function countGroup(views: readonly FlareView[]): GroupCounts {
  const counts = { all: views.length, failed: 0, waiting: 0, 'in-flight': 0, cancelled: 0, sent: 0 };
  for (const view of views) counts[phaseOf(view)] += 1;
  return counts;
}

/** What matters most about a group, in a few words: `3 need approval`, `17 of 20 sent`. */
export function groupWord(counts: GroupCounts): { phase: GroupPhase; word: string } {
  const { all, sent, failed, waiting, cancelled } = counts;
  const flying = counts['in-flight'];
  if (waiting > 0 && flying === 0)
    return { phase: 'waiting', word: `${waiting} ${waiting === 1 ? 'needs' : 'need'} approval` };
  if (flying + waiting > 0) return { phase: 'in-flight', word: `${all - flying - waiting} of ${all} ended` };
  const phase = sent === all ? 'sent' : failed > 0 ? 'failed' : cancelled > 0 ? 'cancelled' : 'sent';
  return { phase, word: sent === all ? 'All sent' : `${sent} of ${all} sent` };
}

const phaseWords: Record<GroupPhase, string> = {
  failed: 'failed',
  waiting: 'to approve',
  'in-flight': 'in flight',
  cancelled: 'cancelled',
  sent: 'sent',
};

/** All that there is of a group: `17 sent, 1 failed`. */
export function inWords(counts: GroupCounts): string {
  const there = urgency.toReversed().filter((phase) => counts[phase] > 0);
  return there.map((phase) => `${counts[phase]} ${phaseWords[phase]}`).join(', ');
}

/** The instant of a group, and how far apart its profiles began: as its end tells it, and until then as far as it is known. */
export function startOf(
  group: GroupView,
  views: readonly FlareView[],
): { instant: number; skewMs?: number; atMostMs?: number } | undefined {
  if (group.ended) {
    const { instant, skewMs, skewAtMostMs } = group.ended;
    if (instant === undefined || skewMs === undefined || skewAtMostMs === undefined) return undefined;
    return { instant: Date.parse(instant), skewMs, atMostMs: skewAtMostMs };
  }
  const starts = views.flatMap(({ start }) => (start?.planned !== undefined && !start.alone ? [start] : []));
  const instant = starts[0]?.planned;
  if (instant === undefined) return undefined;
  const [earliest, latest] = [Math.min, Math.max].map((pick) => pick(...starts.map(({ started }) => started)));
  const atMost =
    Math.max(...starts.map(({ started, errorMs }) => started + errorMs)) -
    Math.min(...starts.map(({ started, errorMs }) => started - errorMs));
  return { instant, skewMs: latest! - earliest!, atMostMs: Math.round(atMost) };
}

/** What a group was asked for, in words: `web-*, tier=db`. */
export function askedInWords({ id, targets }: Pick<GroupView, 'id' | 'targets'>): string {
  if (targets.length === 0) return id;
  return targets
    .map((target) =>
      typeof target === 'string'
        ? target
        : Object.entries(target.labels)
            .map(([name, value]) => `${name}=${value}`)
            .join(' and '),
    )
    .join(', ');
}

/** The codes by which flares failed, the most frequent first, each with one of the reasons. */
export function failuresOf(views: readonly FlareView[]): { code: string; targets: string[]; reason: string }[] {
  const failed = views.flatMap(({ target, failure }) => (failure ? [{ target, ...failure }] : []));
  return [...Map.groupBy(failed, ({ code }) => code)]
    .map(([code, all]) => ({ code, targets: all.map(({ target }) => target), reason: all[0]!.reason }))
    .toSorted((a, b) => b.targets.length - a.targets.length);
}
