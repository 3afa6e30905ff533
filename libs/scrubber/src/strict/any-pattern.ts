/**
 * One pattern that matches where one of several does, so that a text is asked by all of them at once. They may ignore case, and have no other
 * flag and no references to their groups.
 */
export function anyPattern(patterns: readonly RegExp[]): RegExp {
  const sources = patterns.map(({ source, flags }) => {
    if (flags !== '' && flags !== 'i') throw new TypeError(`Cannot put patterns together: one has the flags ${flags}`);
    return `(?${flags}:${source})`;
  });
  return new RegExp(sources.join('|'));
}
