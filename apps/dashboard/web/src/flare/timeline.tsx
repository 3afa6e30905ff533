import { describeEvent, endedAt, formatDuration, type FlareView } from '@flarewire/follow';
import type { FlareEventName } from '@flarewire/schemas';
import type { StoredEvent } from '../api/contract.ts';
import { useApp } from '../app-context.ts';
import { formatClock, formatWhole } from '../format.ts';
import { Loading } from '../parts/notice.tsx';
import { spansOf, widthsOf } from './spans.ts';

const titles: Record<FlareEventName, string> = {
  'flare.requested': 'Asked for',
  'flare.created': 'Archive made',
  'profiles.collected': 'Profiles taken',
  'flare.awaiting-approval': 'Waits for approval',
  'flare.approved': 'Approved',
  'flare.sent': 'Sent',
  'flare.failed': 'Failed',
  'flare.cancelled': 'Cancelled',
};

/** Where a flare's time went: a bar to scale, and its events in words. */
export function Timeline({ view, events }: { view: FlareView; events: readonly StoredEvent[] }) {
  const { now } = useApp();
  const spans = spansOf(view, endedAt(view) ?? now.value);
  const widths = widthsOf(spans);
  return (
    <section class="card timeline" aria-labelledby="timeline">
      <h2 id="timeline">Timeline</h2>
      <ol class="spans" aria-label="Where the time went">
        {spans.map(({ kind, title, from, to }, index) => (
          <li
            key={from}
            class={`span span-${kind}`}
            style={{ flexGrow: 1000 * widths[index]! }}
            title={`${title}: ${formatDuration(to - from)}`}
          >
            <span class="span-title">{title}</span> <span class="span-length">{formatDuration(to - from)}</span>
          </li>
        ))}
      </ol>
      {events.length === 0 ? <Loading what="events" rows={3} /> : null}
      <ol class="steps">
        {events.map((event, index) => (
          <Step key={event.seq} event={event} before={events[index - 1]} />
        ))}
      </ol>
    </section>
  );
}

function Step({ event, before }: { event: StoredEvent; before: StoredEvent | undefined }) {
  const time = Date.parse(event.data.time);
  const since = before && time - Date.parse(before.data.time);
  return (
    <li class={`step step-${event.name.replace('.', '-')}`}>
      <time dateTime={event.data.time} title={formatWhole(time)}>
        {formatClock(time)}
      </time>
      <span class="step-since">{since === undefined ? '' : `+${formatDuration(since)}`}</span>
      <span class="step-title">{titles[event.name]}</span>
      <span class="step-text">{describeEvent(event)}</span>
    </li>
  );
}
