import { isGroup } from '../group/is-group.ts';

/** What is true of a flare, or of a group of them, whose follower leaves. */
export function goesOn(id: string): string {
  const what = isGroup(id) ? 'Group' : 'Flare';
  return `${what} ${id} goes on without you: flare watch ${id} follows it, flare cancel ${id} ends it`;
}
