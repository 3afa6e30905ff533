/** What stands for an argument in the usage, in place of what is typed there. */
export const placeholders = {
  case: 'case',
  flare: 'flare id',
  flareOrGroup: 'id',
  letter: 'number',
  archive: 'zip',
  toScrub: 'file or folder',
  shell: 'shell',
} as const;

/** The parser tells of an argument under the same field as of an option. */
export function isPlaceholder(name: string): boolean {
  return Object.values<string>(placeholders).includes(name);
}
