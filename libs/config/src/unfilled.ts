/** Texts that others read with a "${…}" of their own in them. */
const takenAsIs = new Set<PropertyKey>(['command', 'scrubber']);

/** Where a configuration has a variable of the environment in a text, as `${NAME}`, which nobody fills in. */
export function unfilledIn(value: unknown, path: readonly PropertyKey[] = []): (readonly PropertyKey[])[] {
  if (typeof value === 'string') return /\$\{\w+\}/.test(value) ? [path] : [];
  if (typeof value !== 'object' || value === null) return [];
  const within = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return within.flatMap(([key, each]) => (takenAsIs.has(key) ? [] : unfilledIn(each, [...path, key])));
}
