import type { FlareView, GroupView } from '@flarewire/follow';

/** A group in a list, with all that is known of its flares. */
export interface GroupItem {
  group: GroupView;
  views: readonly FlareView[];
}

export type ListItem = FlareView | GroupItem;

export function isGroupItem(item: ListItem): item is GroupItem {
  return typeof item.group === 'object';
}

/** The flares in flight, those of a group as one. */
export function foldGroups(
  views: readonly FlareView[],
  { groups, all }: { groups: ReadonlyMap<string, GroupView>; all: readonly FlareView[] },
): readonly ListItem[] {
  const items = withGroups(views, { groups, all });
  return items.filter((item) => isGroupItem(item) || item.group === undefined || !groups.has(item.group));
}

/** The flares of a list, and above the first of each group the group itself. */
export function withGroups(
  shown: readonly FlareView[],
  { groups, all }: { groups: ReadonlyMap<string, GroupView>; all: readonly FlareView[] },
): readonly ListItem[] {
  if (groups.size === 0) return shown;
  const members = Map.groupBy(all, ({ group }) => group);
  const seen = new Set<string>();
  return shown.flatMap((view): ListItem[] => {
    const group = view.group === undefined ? undefined : groups.get(view.group);
    if (!group || seen.has(group.id)) return [view];
    seen.add(group.id);
    return [{ group, views: members.get(group.id) ?? [] }, view];
  });
}
