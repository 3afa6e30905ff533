import { beganAt, hasEnded, type FlareView } from '@flarewire/follow';

export const phases = ['all', 'in-flight', 'waiting', 'sent', 'failed', 'cancelled'] as const;
/** Groups of states that one filters by; `waiting` is for an approval. */
export type Phase = (typeof phases)[number];

export const periods = { '1h': 3_600_000, '24h': 86_400_000, '7d': 604_800_000, all: Infinity } as const;
export type Period = keyof typeof periods;

/** What the list is narrowed to; in the page's address, so that it can be passed on. */
export interface Filter {
  phase: Phase;
  period: Period;
  target?: string;
  caseId?: string;
  /** Text that is looked for in case, id, e-mail, host and reasons. */
  text?: string;
}

/** Reads a filter from the query of the page's address; what makes no sense there is left out. */
export function readFilter(query: URLSearchParams): Filter {
  const phase = phases.find((name) => name === query.get('state')) ?? 'all';
  const period = (Object.keys(periods) as Period[]).find((name) => name === query.get('since')) ?? 'all';
  const [target, caseId, text] = ['target', 'case', 'q'].map((name) => query.get(name)?.trim());
  return {
    phase,
    period,
    ...(target ? { target } : {}),
    ...(caseId ? { caseId } : {}),
    ...(text ? { text } : {}),
  };
}

/** The query of a filter, without what is the default; the opposite of `readFilter`. */
export function writeFilter({ phase, period, target, caseId, text }: Filter): URLSearchParams {
  const query = new URLSearchParams();
  if (phase !== 'all') query.set('state', phase);
  if (period !== 'all') query.set('since', period);
  if (target) query.set('target', target);
  if (caseId) query.set('case', caseId);
  if (text) query.set('q', text);
  return query;
}

/** The group of states that a flare is in. */
export function phaseOf(view: Pick<FlareView, 'state'>): Exclude<Phase, 'all'> {
  if (view.state === 'awaiting-approval') return 'waiting';
  if (!hasEnded(view)) return 'in-flight';
  return view.state as 'sent' | 'failed' | 'cancelled';
}

/** Those that a filter lets through, of whatever state: what the figures and the plots are about. */
export function withoutPhase(views: readonly FlareView[], filter: Filter, now: number): FlareView[] {
  const { target, caseId, period } = filter;
  const since = now - periods[period];
  const words = filter.text?.toLowerCase().split(/\s+/) ?? [];
  return views.filter(
    (view) =>
      (!target || view.target === target) &&
      (!caseId || view.caseId === caseId) &&
      (beganAt(view) >= since || !hasEnded(view)) &&
      hasAll(view, words),
  );
}

/** Those of one group of states. */
export function ofPhase(views: readonly FlareView[], phase: Phase): readonly FlareView[] {
  return phase === 'all' ? views : views.filter((view) => phaseOf(view) === phase);
}

/** How many there are of each group of states. */
export function countPhases(views: readonly FlareView[]): Record<Phase, number> {
  const counts = { all: views.length, 'in-flight': 0, waiting: 0, sent: 0, failed: 0, cancelled: 0 };
  for (const view of views) counts[phaseOf(view)] += 1;
  return counts;
}

function hasAll(view: FlareView, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const { id, group, target, caseId, email, hostname, failure, cancelled, deliveries } = view;
  const texts = [
    id,
    group,
    target,
    caseId,
    email,
    hostname,
    failure?.code,
    failure?.reason,
    cancelled?.by,
    cancelled?.reason,
  ];
  const places = deliveries?.flatMap(({ destination, host, caseId }) => [destination, host, String(caseId)]) ?? [];
  const text = [...texts, ...places].join('\n').toLowerCase();
  return words.every((word) => text.includes(word));
}
