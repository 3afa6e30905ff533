import { foldFlare, hasEnded, type FlareView } from '@flarewire/follow';
import type { TailedEvent } from '@flarewire/transport';

/** What is known of one flare, and where its events lie in the stream. */
export type KnownFlare = { view: FlareView; first: number; last: number };

/** Every flare of the stream, folded from its events: what a browser gets that comes late. */
export type FlareBook = {
  /** Number of the last event that is in here. */
  seq: () => number;
  add: (event: TailedEvent) => void;
  find: (flareId: string) => KnownFlare | undefined;
  views: () => FlareView[];
  inFlight: () => FlareView[];
  /** `{"seq": …, "flares": […]}`, in the order in which the flares began. */
  snapshot: () => string;
  /** Drops the flares whose last event was before a moment, as the stream drops their events. */
  forget: (before: Date) => void;
};

type Entry = KnownFlare & { json?: string };

export function createFlareBook(): FlareBook {
  const flares = new Map<string, Entry>();
  let seq = 0;
  let whole: string | undefined;

  return {
    seq: () => seq,
    add(event) {
      const { flareId } = event.data;
      const before = flares.get(flareId);
      seq = event.seq;
      whole = undefined;
      flares.set(flareId, { view: foldFlare(before?.view, event), first: before?.first ?? seq, last: seq });
    },
    find: (flareId) => flares.get(flareId),
    views: () => [...flares.values()].map(({ view }) => view),
    inFlight: () => [...flares.values()].flatMap(({ view }) => (hasEnded(view) ? [] : [view])),
    snapshot() {
      whole ??= `{"seq":${seq},"flares":[${[...flares.values()].map((entry) => (entry.json ??= JSON.stringify(entry.view))).join(',')}]}`;
      return whole;
    },
    forget(before) {
      for (const [id, { view }] of flares) {
        if (Math.max(...Object.values(view.at)) >= before.getTime()) continue;
        flares.delete(id);
        whole = undefined;
      }
    },
  };
}
