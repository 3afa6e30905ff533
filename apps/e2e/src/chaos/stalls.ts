import type { FlareEvent } from '@flarewire/schemas';

/** A time without anything happening, in milliseconds, from when on (since 1970), and between which events of which flare. */
export type Stall = { ms: number; from: number; between: string };

/** A time in which nobody could have done better, as while servers elect. In milliseconds since 1970. */
export type Span = { from: number; to: number };

type Step = { from: FlareEvent; to: FlareEvent };

/** The longest time that one flare waited for its next event. */
export function longestWait(flares: readonly FlareEvent[][]): Stall {
  return longest(
    flares.flatMap(stepsOf).map((step) => ({ ms: time(step.to) - time(step.from), from: time(step.from), step })),
  );
}

/**
 * The longest time in which a stage brought no flare on, although one waited for it. Who waits behind others, as those of one
 * target do, does not stand still as long as these go on. What falls into the spans of `but`, which do not
 * overlap, is not counted.
 */
export function longestStall(flares: readonly FlareEvent[][], but: readonly Span[] = []): Stall {
  const steps = flares.flatMap(stepsOf);
  const byKind = Map.groupBy(steps, kindOf);
  const ends = new Map(
    [...byKind].map(([kind, all]) => [kind, all.map(({ to }) => time(to)).toSorted((a, b) => a - b)]),
  );
  return longest(
    steps.flatMap((step) => {
      const [begin, end] = [time(step.from), time(step.to)];
      const within = ends.get(kindOf(step))!.filter((each) => each >= begin && each <= end);
      return within.map((each, index) => {
        const from = within[index - 1] ?? begin;
        return { ms: lengthOf(from, each, but), from, step };
      });
    }),
  );
}

function lengthOf(from: number, to: number, but: readonly Span[]): number {
  const within = but.map((span) => Math.max(0, Math.min(to, span.to) - Math.max(from, span.from)));
  return to - from - within.reduce((sum, each) => sum + each, 0);
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
  if (!first) return { ms: 0, from: 0, between: 'none' };
  const { ms, from, step } = first;
  return { ms, from, between: `${step.from.name} and ${step.to.name} of ${step.to.data.flareId}` };
}

function time({ data }: FlareEvent): number {
  return Date.parse(data.time);
}
