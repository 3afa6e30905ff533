const mostRemembered = 4_096;

/** A function of a string that remembers what it gave: the same few names stand on most lines of a log. */
export function remembering<T>(make: (text: string) => T): (text: string) => T {
  const known = new Map<string, { made: T }>();
  return (text) => {
    const before = known.get(text);
    if (before) return before.made;
    if (known.size >= mostRemembered) known.clear();
    const own = detached(text);
    const made = make(own);
    known.set(own, { made });
    return made;
  };
}

/** The same text in memory of its own: a part of a large text keeps all of that alive. */
function detached(text: string): string {
  const own = Buffer.from(text, 'latin1').toString('latin1');
  return own === text ? own : text;
}
