import { foldFlare, type FlareView } from '@flarewire/follow';
import { useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import type { StoredEvent } from '../api/contract.ts';
import { useApp } from '../app-context.ts';
import { formatCount } from '../format.ts';
import { NotKnown } from '../parts/not-known.tsx';
import { Blank, Loading } from '../parts/notice.tsx';
import { Tabs, type Tab } from '../parts/tabs.tsx';
import { useLoaded } from '../parts/use-loaded.ts';
import { Deliveries } from './deliveries.tsx';
import { FilesTab } from './files-tab.tsx';
import { FlareHead } from './flare-head.tsx';
import { PressingNotice } from './pressing-notice.tsx';
import { Profiles } from './profiles.tsx';
import { RawEvents } from './raw-events.tsx';
import { ScrubbingTab } from './scrubbing-tab.tsx';
import { Timeline } from './timeline.tsx';

/** One flare: what it is, where its time went, and all that is known of it. */
export function FlarePage({ id }: { id: string }) {
  const { api, live } = useApp();
  const loaded = useLoaded(id, (signal) => api.flare(id, signal)).value;
  const since = useSignal<readonly StoredEvent[]>([]);
  useEffect(
    () => live.onEvent((event) => void (event.data.flareId === id && (since.value = [...since.value, event]))),
    [id],
  );

  const before = loaded.state === 'there' ? loaded.value.events : undefined;
  const events = useMemo(() => together(before ?? [], since.value), [before, since.value]);
  const view = useMemo(
    () => (before ? foldAll(events) : undefined) ?? live.flares.find(id),
    [before, events, live.flares.list.value],
  );

  if (view) return <Known view={view} events={events} />;
  if (loaded.state === 'loading') return <Loading what="the flare" rows={12} />;
  if (loaded.state === 'failed' && loaded.error.status !== 404)
    return (
      <Blank icon="broken" title="This flare cannot be shown" whole>
        <p role="alert">{loaded.error.message}</p>
      </Blank>
    );
  return <NotKnown what="flare" id={id} />;
}

const tabNames = ['files', 'scrubbing', 'profiles', 'delivery', 'events'] as const;

function Known({ view, events }: { view: FlareView; events: readonly StoredEvent[] }) {
  const { router } = useApp();
  const chosen = tabNames.find((name) => name === router.query.value.get('show')) ?? 'files';
  const choose = (name: string) =>
    router.go(`/flares/${encodeURIComponent(view.id)}${name === 'files' ? '' : `?show=${name}`}`, { replace: true });
  return (
    <article class="flare">
      <FlareHead view={view} />
      <PressingNotice view={view} />
      <Timeline view={view} events={events} />
      <div>
        <Tabs label="More about this flare" chosen={chosen} choose={choose} tabs={tabsOf(view, events)}>
          {chosen === 'files' ? <FilesTab view={view} /> : null}
          {chosen === 'scrubbing' ? <ScrubbingTab view={view} events={events} /> : null}
          {chosen === 'profiles' ? <Profiles view={view} events={events} /> : null}
          {chosen === 'delivery' ? <Deliveries view={view} events={events} /> : null}
          {chosen === 'events' ? <RawEvents events={events} /> : null}
        </Tabs>
      </div>
    </article>
  );
}

function tabsOf(view: FlareView, events: readonly StoredEvent[]): Tab[] {
  const { got, of, masked, profiles, deliveries = [], undelivered = [] } = view;
  const places = deliveries.length + undelivered.length;
  return [
    { name: 'files', title: 'Files', note: of === undefined ? undefined : `${got} of ${of}` },
    { name: 'scrubbing', title: 'Scrubbing', note: masked === undefined ? undefined : formatCount(masked) },
    { name: 'profiles', title: 'Profiles', note: profiles ? String(profiles.taken) : undefined },
    { name: 'delivery', title: 'Delivery', note: places > 0 ? `${deliveries.length} of ${places}` : undefined },
    { name: 'events', title: 'Events', note: String(events.length) },
  ];
}

function foldAll(events: readonly StoredEvent[]): FlareView | undefined {
  return events.reduce<FlareView | undefined>((known, event) => foldFlare(known, event), undefined);
}

function together(before: readonly StoredEvent[], since: readonly StoredEvent[]): readonly StoredEvent[] {
  const known = new Set(before.map(({ seq }) => seq));
  return [...before, ...since.filter(({ seq }) => !known.has(seq))];
}
