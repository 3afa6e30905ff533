import type { StageName } from '@flarewire/schemas';
import { beganAt, type FlareView } from '@flarewire/follow';

const minute = 60_000;
const leastSpan = 60 * minute;
const steps = [1, 5, 15, 30, 60, 180, 360, 720, 1440, 10_080].map((minutes) => minutes * minute);
const mostSteps = 48;
const stageNames = ['archiver', 'profiler', 'uploader'] as const satisfies readonly StageName[];

/** Figures over time, a column for each step: counts by how flares ended, and the median time each stage worked. */
export interface Trends {
  /** Length of a step in milliseconds. */
  step: number;
  /** Where each step begins: milliseconds since 1970. */
  begins: number[];
  sent: number[];
  failed: number[];
  cancelled: number[];
  /** Medians in milliseconds; nothing where no flare of the step went through the stage. */
  took: Record<StageName, (number | undefined)[]>;
}

/**
 * Figures of the flares that began between two moments (milliseconds since 1970), in at most 48 steps of a round length.
 * @param from nothing: when the first of them began, or an hour before the end
 */
export function trendsOf(views: readonly FlareView[], { from, to }: { from?: number | undefined; to: number }): Trends {
  const first = from ?? views.reduce((least, view) => Math.min(least, beganAt(view)), to - leastSpan);
  const step = steps.find((length) => (to - first) / length <= mostSteps) ?? steps.at(-1)!;
  const start = Math.floor(first / step) * step;
  const length = Math.floor((to - start) / step) + 1;
  const columns = Array.from({ length }, () => [] as FlareView[]);
  for (const view of views) columns[Math.floor((beganAt(view) - start) / step)]?.push(view);
  const count = (state: FlareView['state']) =>
    columns.map((column) => column.filter((view) => view.state === state).length);
  const took = (stage: StageName) => columns.map((column) => median(column.flatMap((view) => view.took[stage] ?? [])));
  return {
    step,
    begins: columns.map((_, index) => start + index * step),
    sent: count('sent'),
    failed: count('failed'),
    cancelled: count('cancelled'),
    took: Object.fromEntries(stageNames.map((name) => [name, took(name)])) as Trends['took'],
  };
}

/** The middle one of some numbers, of two the mean; nothing of none. */
export function median(values: readonly number[]): number | undefined {
  if (values.length === 0) return undefined;
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1]! + sorted[half]!) / 2;
}
