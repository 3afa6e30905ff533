import type { FlareEvent } from '@flarewire/schemas';

/**
 * A time without anything happening, in milliseconds, from when on (since 1970), between which events of which flare, and how much of it
 * each cause forced; they may be at once.
 */
export type Stall = { ms: number; from: number; between: string; forced: Record<string, number> };

/** A time in which nobody could have done better, as while servers elect. In milliseconds since 1970. */
export type Span = { from: number; to: number };

/** When a step could not be done, by why. */
export type Causes = (step: Step) => Readonly<Record<string, readonly Span[]>>;

/** Two events of a flare, one after the other. */
export type Step = { from: FlareEvent; to: FlareEvent };

/** The longest time that one flare waited for its next event. */
export function longestWait(flares: readonly FlareEvent[][]): Stall {
  return longest(
    flares
      .flatMap(stepsOf)
      .map((step) => ({ ms: time(step.to) - time(step.from), from: time(step.from), forced: {}, step })),
  );
}

/**
 * The longest time in which a stage brought no flare on, although one waited for it. Who waits behind others, as those of one
 * target do, does not stand still as long as these go on. What is forced is counted in `whole` stalls alone.
 */
export function longestStall(
  flares: readonly FlareEvent[][],
  { causes = () => ({}), whole = true }: { causes?: Causes; whole?: boolean } = {},
): Stall {
  const steps = flares.flatMap(stepsOf);
  const byKind = Map.groupBy(steps, kindOf);
  const ends = new Map(
    [...byKind].map(([kind, all]) => [kind, all.map(({ to }) => time(to)).toSorted((a, b) => a - b)]),
  );
  return longest(
    steps.flatMap((step) => {
      const [begin, end] = [time(step.from), time(step.to)];
      const within = ends.get(kindOf(step))!.filter((each) => each >= begin && each <= end);
      const why = Object.entries(causes(step));
      const all = united(why.flatMap(([, spans]) => spans));
      return within.map((each, index) => {
        const span = { from: within[index - 1] ?? begin, to: each };
        const forced = Object.fromEntries(why.map(([cause, spans]) => [cause, lengthWithin(span, united(spans))]));
        const ms = span.to - span.from - (whole ? 0 : lengthWithin(span, all));
        return { ms, from: span.from, forced, step };
      });
    }),
  );
}

/** How many milliseconds of a span fall into others, of which none overlaps another. */
function lengthWithin({ from, to }: Span, spans: readonly Span[]): number {
  const within = spans.map((span) => Math.max(0, Math.min(to, span.to) - Math.max(from, span.from)));
  return within.reduce((sum, each) => sum + each, 0);
}

/** Spans in order, of which none overlaps another. */
function united(spans: readonly Span[]): Span[] {
  const all: Span[] = [];
  for (const { from, to } of spans.toSorted((a, b) => a.from - b.from)) {
    const last = all.at(-1);
    if (last && from <= last.to) last.to = Math.max(last.to, to);
    else all.push({ from, to });
  }
  return all;
}

function stepsOf(events: readonly FlareEvent[]): Step[] {
  return events.slice(1).map((to, index) => ({ from: events[index]!, to }));
}

/** Who does a step: archivers themselves do that of a flare without profiles. */
function kindOf({ from, to }: Step): string {
  const isUnprofiled = to.name === 'profiles.collected' && to.data.request.profile === false;
  return `${from.name} ${to.name} ${isUnprofiled}`;
}

function longest(found: readonly (Omit<Stall, 'between'> & { step: Step })[]): Stall {
  const [first] = found.toSorted((a, b) => b.ms - a.ms);
  if (!first) return { ms: 0, from: 0, between: 'none', forced: {} };
  const { ms, from, forced, step } = first;
  return { ms, from, between: `${step.from.name} and ${step.to.name} of ${step.to.data.flareId}`, forced };
}

function time({ data }: FlareEvent): number {
  return Date.parse(data.time);
}
