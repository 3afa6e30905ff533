const mostRemembered = 4_096;

/** A function of a string that remembers what it gave: the same few names stand on most lines of a log. */
export function remembering<T>(make: (text: string) => T): (text: string) => T {
  const known = new Map<string, { made: T }>();
  return (text) => {
    const before = known.get(text);
    if (before) return before.made;
    if (known.size >= mostRemembered) known.clear();
    const made = make(text);
    known.set(text, { made });
    return made;
  };
}
