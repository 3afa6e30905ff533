import { formatDuration } from '@flarewire/follow';
import type uPlot from 'uplot';
import { formatCount, formatTick } from '../format.ts';
import type { PlotProps } from '../parts/plot.tsx';

type Colour = (name: string) => string;

const widest = 36 * 3600;

function axes(colour: Colour, values: (ticks: number[]) => string[], size: number): uPlot.Axis[] {
  const font = '11px "Geist Variable", system-ui, sans-serif';
  const common = { stroke: colour('--ink-3'), font, ticks: { show: false } };
  const times = ({ scales }: uPlot, ticks: number[]) => {
    const { min = 0, max = 0 } = scales['x']!;
    return ticks.map((tick) => formatTick(tick * 1000, max - min > widest));
  };
  return [
    { ...common, grid: { show: false }, gap: 6, size: 26, space: 64, values: times },
    {
      ...common,
      grid: { stroke: colour('--line'), width: 1 },
      gap: 6,
      size,
      space: 26,
      values: (_, ticks) => values(ticks),
    },
  ];
}

const base = {
  legend: { show: false },
  cursor: { y: false, drag: { x: false, y: false }, points: { show: false } },
  padding: [8, 4, 0, 0],
} satisfies Partial<uPlot.Options>;

/** From where the first step begins to where the last one ends: a bar stands behind the beginning of its step. */
export function wholeSteps({ data }: Pick<uPlot, 'data'>, first: number, last: number): [number, number] {
  const [begin = 0, next = begin] = data[0];
  return [first, last + next - begin];
}

/** Bars on top of one another: the tallest first, so that the shorter ones stand before it. */
export const lookOfCounts: PlotProps['look'] = (colour, uplot) => {
  const paths = uplot.paths.bars!({ size: [0.72, 28], align: 1, radius: 0.12 });
  const bar = (name: string) => ({
    fill: colour(name),
    stroke: colour(name),
    width: 0,
    paths,
    points: { show: false },
  });
  return {
    ...base,
    scales: { x: { range: wholeSteps }, y: { range: (_, __, most) => [0, Math.max(4, most * 1.1)] } },
    axes: axes(colour, (ticks) => ticks.map((tick) => (Number.isInteger(tick) ? formatCount(tick) : '')), 34),
    series: [{}, bar('--sent'), bar('--cancelled'), bar('--failed')],
  };
};

/** A line for each stage. */
export const lookOfTimes: PlotProps['look'] = (colour) => {
  const line = (name: string) => ({ stroke: colour(name), width: 1.5, spanGaps: true, points: { size: 4 } });
  const inShort = (tick: number) => (tick === 0 ? '0' : formatDuration(tick).replace('.0 ', ' '));
  return {
    ...base,
    scales: { x: { range: wholeSteps }, y: { range: (_, __, most) => [0, Math.max(1000, most * 1.1)] } },
    axes: axes(colour, (ticks) => ticks.map(inShort), 52),
    series: [{}, line('--stage-archive'), line('--stage-profile'), line('--stage-send')],
  };
};
