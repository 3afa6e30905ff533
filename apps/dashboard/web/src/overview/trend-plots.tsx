import { beganAt, endedAt, formatDuration, type FlareView } from '@flarewire/follow';
import { useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import type uPlot from 'uplot';
import { formatCount, formatMoment } from '../format.ts';
import { Plot } from '../parts/plot.tsx';
import { periods, type Period } from './filter.ts';
import { lookOfCounts, lookOfTimes } from './trend-looks.ts';
import { median, trendsOf, type Trends } from './trends.ts';

const inSeconds = (ms: number) => ms / 1000;

function stack({ begins, sent, failed, cancelled }: Trends): uPlot.AlignedData {
  const two = failed.map((value, index) => value + cancelled[index]!);
  const three = two.map((value, index) => value + sent[index]!);
  return [begins.map(inSeconds), three, two, failed];
}

function lines({ begins, took }: Trends): uPlot.AlignedData {
  const row = (values: (number | undefined)[]) => values.map((value) => value ?? null);
  return [begins.map(inSeconds), row(took.archiver), row(took.profiler), row(took.uploader)];
}

/** Counts and stage durations over time, of the flares that the filter lets through. */
export function TrendPlots({ views, period, now }: { views: readonly FlareView[]; period: Period; now: number }) {
  const pointed = useSignal<number | undefined>(undefined);
  const point = (index: number | undefined) => void (pointed.value = index);
  // A plot that moved each second would only cost: every half minute is often enough.
  const to = Math.ceil(now / 30_000) * 30_000;
  const trends = useMemo(() => {
    const length = periods[period];
    return trendsOf(views, { from: Number.isFinite(length) ? to - length : undefined, to });
  }, [views, period, to]);
  const counts = useMemo(() => stack(trends), [trends]);
  const times = useMemo(() => lines(trends), [trends]);
  const said = useMemo(() => ({ counts: inWords(views), times: medianInWords(views) }), [views]);
  const at = pointed.value;
  const begin = at === undefined ? undefined : trends.begins[at];
  const when = begin === undefined ? undefined : `from ${formatMoment(begin, now)}`;
  const count = (row: readonly number[]) => (at === undefined ? '' : formatCount(row[at] ?? 0));
  const time = (row: readonly (number | undefined)[]) => {
    const value = at === undefined ? undefined : row[at];
    return value === undefined ? '' : formatDuration(value);
  };
  return (
    <div class="trends">
      <figure>
        <figcaption>
          <span class="figure-title">Flares ended</span> {when ?? said.counts}
        </figcaption>
        <Plot data={counts} look={lookOfCounts} height={132} point={point} />
        <ul class="key">
          <li class="key-sent">Sent {count(trends.sent)}</li>
          <li class="key-failed">Failed {count(trends.failed)}</li>
          <li class="key-cancelled">Cancelled {count(trends.cancelled)}</li>
        </ul>
      </figure>
      <figure>
        <figcaption>
          <span class="figure-title">Time a stage works, median</span> {when ?? said.times}
        </figcaption>
        <Plot data={times} look={lookOfTimes} height={132} point={point} />
        <ul class="key">
          <li class="key-stage-archive">Archive {time(trends.took.archiver)}</li>
          <li class="key-stage-profile">Profile {time(trends.took.profiler)}</li>
          <li class="key-stage-send">Send {time(trends.took.uploader)}</li>
        </ul>
      </figure>
    </div>
  );
}

function inWords(views: readonly FlareView[]): string {
  const ended = views.filter((view) => endedAt(view) !== undefined);
  if (ended.length === 0) return 'none yet';
  const sent = ended.filter(({ state }) => state === 'sent').length;
  return `${formatCount(sent)} of ${formatCount(ended.length)} sent`;
}

function medianInWords(views: readonly FlareView[]): string {
  const whole = median(views.flatMap((view) => (view.state === 'sent' ? view.at.sent! - beganAt(view) : [])));
  return whole === undefined ? '' : `${formatDuration(whole)} from request to sent`;
}
