/** Whether an id is that of a group, and not of a flare. */
export function isGroup(id: string): boolean {
  return id.startsWith('g-');
}
