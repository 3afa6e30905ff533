import { computed, signal, type ReadonlySignal } from '@preact/signals';
import type { FlareProgress } from '@flarewire/schemas';
import { beganAt, foldFlare, foldGroup, hasEnded, type FlareView, type GroupView } from '@flarewire/follow';
import type { Snapshot, StoredEvent, StoredGroupEvent } from '../api/contract.ts';

export interface FlareStore {
  /** Every flare, the latest first. */
  list: ReadonlySignal<readonly FlareView[]>;
  /** How far the stages are, by the id of a flare in flight. */
  progress: ReadonlySignal<ReadonlyMap<string, FlareProgress>>;
  find: (id: string) => FlareView | undefined;
  /** Every group, by its id. */
  groups: ReadonlySignal<ReadonlyMap<string, GroupView>>;
  /** The number of the last event that is in here. */
  seq: () => number;
  reset: (snapshot: Snapshot) => void;
  apply: (event: StoredEvent | StoredGroupEvent) => void;
  applyProgress: (progress: FlareProgress) => void;
}

/**
 * What is known of all flares. Readers are told of many changes at once, whenever `schedule` runs what it was given, and
 * at most `capacity` flares are kept: then the oldest that has ended goes.
 */
export function createFlareStore(options: { schedule: (publish: () => void) => void; capacity?: number }): FlareStore {
  const { schedule, capacity = 10_000 } = options;
  const views = new Map<string, FlareView>();
  const known = new Map<string, GroupView>();
  const underWay = new Map<string, FlareProgress>();
  const version = signal(0);
  const groups = signal<ReadonlyMap<string, GroupView>>(new Map());
  const progress = signal<ReadonlyMap<string, FlareProgress>>(new Map());
  let last = 0;
  let pending = false;
  let groupsChanged = false;

  const list = computed(() => (version.value, [...views.values()].toSorted((a, b) => beganAt(b) - beganAt(a))));

  function changed() {
    if (pending) return;
    pending = true;
    schedule(() => {
      pending = false;
      version.value += 1;
      progress.value = new Map(underWay);
      if (groupsChanged) groups.value = new Map(known);
      groupsChanged = false;
    });
  }

  function dropOldest() {
    for (const [id, view] of views) {
      if (views.size <= capacity) return;
      if (hasEnded(view)) views.delete(id);
    }
  }

  return {
    list,
    progress,
    groups,
    find: (id) => (version.value, views.get(id)),
    seq: () => last,
    reset({ seq, flares, groups: told }) {
      views.clear();
      underWay.clear();
      known.clear();
      for (const view of flares) views.set(view.id, view);
      for (const group of told) known.set(group.id, group);
      groupsChanged = true;
      last = seq;
      dropOldest();
      changed();
    },
    apply(event) {
      if (event.seq <= last) return;
      last = event.seq;
      if (!isOfFlare(event)) {
        const { groupId } = event.data;
        known.set(groupId, foldGroup(known.get(groupId), event));
        groupsChanged = true;
        return changed();
      }
      const view = foldFlare(views.get(event.data.flareId), event);
      views.set(view.id, view);
      underWay.delete(view.id);
      dropOldest();
      changed();
    },
    applyProgress(latest) {
      const view = views.get(latest.flareId);
      if (!view || hasEnded(view)) return;
      underWay.set(latest.flareId, latest);
      changed();
    },
  };
}

/** Whether an event is about one flare, and not about a group. */
export function isOfFlare(event: StoredEvent | StoredGroupEvent): event is StoredEvent {
  return event.name !== 'flare.group.created' && event.name !== 'flare.group.ended';
}
