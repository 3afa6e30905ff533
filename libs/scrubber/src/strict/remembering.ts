import { detached } from '../byte-string.ts';

const mostRemembered = 4_096;

/** A function of a string that remembers what it gave, as the same few come again and again. */
export function remembering<T>(make: (text: string) => T): (text: string) => T {
  const recall = remembered<T>();
  return (text) => recall(text, make);
}

/** Remembers what was made of so many strings, and makes only what it does not know. */
export function remembered<T>(most = mostRemembered): (text: string, make: (text: string) => T) => T {
  const known = new Map<string, { made: T }>();
  return (text, make) => {
    const before = known.get(text);
    if (before) return before.made;
    const made = make(text);
    if (known.size === most) known.clear();
    known.set(detached(text), { made });
    return made;
  };
}
