import { endedAt, type FlareView } from '@flarewire/follow';
import type { StageName } from '@flarewire/schemas';

/** A stretch of a flare's time, in milliseconds since 1970. */
export interface Span {
  kind: StageName | 'wait' | 'approval' | 'failed';
  title: string;
  from: number;
  to: number;
}

const stages = [
  { name: 'archiver', done: 'created', title: 'Archive' },
  { name: 'profiler', done: 'profiled', title: 'Profile' },
] as const;

/** The whole time of a flare, told without a gap: what worked, what waited for whom, up to its end or to `now`. */
export function spansOf(view: FlareView, now: number): Span[] {
  const { at, took } = view;
  const spans: Span[] = [];
  let last = at.requested;

  function add(kind: Span['kind'], title: string, to: number, from = last ?? to) {
    if (to > from) spans.push({ kind, title, from, to });
    last = Math.max(to, last ?? to);
  }
  function work(kind: StageName, title: string, to: number, ms: number) {
    const from = Math.max(to - ms, last ?? 0);
    add('wait', `Wait before ${title.toLowerCase()}`, from);
    add(kind, title, to, from);
  }

  for (const { name, done, title } of stages) {
    const moment = at[done];
    if (moment !== undefined) work(name, title, moment, took[name] ?? 0);
  }
  const asks = at['awaiting-approval'];
  const end = endedAt(view);
  if (asks !== undefined) {
    add('uploader', 'Check', asks);
    add('approval', 'Wait for an approval', at.approved ?? end ?? now);
  }
  if (view.state === 'sent') work('uploader', 'Send', end!, took.uploader ?? 0);
  else if (view.state === 'failed') add('failed', 'Until it failed', end!);
  else if (end !== undefined) add('wait', 'Until it was cancelled', end);
  else add(atWork(view), 'At work now', now);
  return spans;
}

function atWork({ at }: FlareView): StageName {
  return at.profiled ? 'uploader' : at.created ? 'profiler' : 'archiver';
}

/**
 * How wide each span is drawn, as shares that add up to 1: in proportion, but an approval, which may take a day, has a
 * quarter at most, and nothing is too narrow to be seen.
 */
export function widthsOf(spans: readonly Span[]): number[] {
  const lengths = spans.map(({ from, to }) => to - from);
  const others = spans.reduce((sum, { kind }, index) => sum + (kind === 'approval' ? 0 : lengths[index]!), 0);
  const limited = lengths.map((length, index) =>
    spans[index]!.kind === 'approval' ? Math.min(length, others / 3 || length) : length,
  );
  const all = limited.reduce((sum, length) => sum + length, 0);
  const visible = limited.map((length) => Math.max(length, all * 0.006));
  const total = visible.reduce((sum, length) => sum + length, 0);
  return visible.map((length) => length / total);
}
