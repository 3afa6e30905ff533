import { foldFlare, foldGroup, hasEnded, type FlareView, type GroupView } from '@flarewire/follow';
import type { TailedEvent, TailedGroupEvent } from '@flarewire/transport';

/** What is known of one flare, and where its events lie in the stream. */
export type KnownFlare = { view: FlareView; first: number; last: number };

/** Every flare and group of the stream, folded from its events: what a browser gets that comes late. */
export type FlareBook = {
  /** Number of the last event that is in here. */
  seq: () => number;
  add: (event: TailedEvent | TailedGroupEvent) => void;
  find: (flareId: string) => KnownFlare | undefined;
  views: () => FlareView[];
  inFlight: () => FlareView[];
  /** `{"seq": …, "flares": […], "groups": […]}`, in the order in which they began. */
  snapshot: () => string;
  /** Drops the flares and groups whose last event was before a moment, as the stream drops their events. */
  forget: (before: Date) => void;
};

type Entry = KnownFlare & { json?: string };

export function createFlareBook(): FlareBook {
  const flares = new Map<string, Entry>();
  const groups = new Map<string, GroupView>();
  let seq = 0;
  let whole: string | undefined;

  return {
    seq: () => seq,
    add(event) {
      seq = event.seq;
      whole = undefined;
      if (isOfGroup(event)) {
        const { groupId } = event.data;
        groups.set(groupId, foldGroup(groups.get(groupId), event));
        return;
      }
      const { flareId } = event.data;
      const before = flares.get(flareId);
      flares.set(flareId, { view: foldFlare(before?.view, event), first: before?.first ?? seq, last: seq });
    },
    find: (flareId) => flares.get(flareId),
    views: () => [...flares.values()].map(({ view }) => view),
    inFlight: () => [...flares.values()].flatMap(({ view }) => (hasEnded(view) ? [] : [view])),
    snapshot() {
      const views = [...flares.values()].map((entry) => (entry.json ??= JSON.stringify(entry.view)));
      whole ??= `{"seq":${seq},"flares":[${views.join(',')}],"groups":${JSON.stringify([...groups.values()])}}`;
      return whole;
    },
    forget(before) {
      for (const [id, { view }] of flares) {
        if (Math.max(...Object.values(view.at)) >= before.getTime()) continue;
        flares.delete(id);
        whole = undefined;
      }
      for (const [id, { asked, ended }] of groups) {
        if ((ended?.at ?? asked) >= before.getTime()) continue;
        groups.delete(id);
        whole = undefined;
      }
    },
  };
}

/** Whether an event is about a group, and not about one flare. */
export function isOfGroup(event: TailedEvent | TailedGroupEvent): event is TailedGroupEvent {
  return event.name === 'flare.group.created' || event.name === 'flare.group.ended';
}
