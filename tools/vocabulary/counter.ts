/** Counts in how many places each word stands. */
export interface Counter {
  readonly add: (place: string, text: string) => void;
  readonly count: (word: string) => number;
  readonly words: () => Iterable<string>;
}

/** What is encoded has no words. */
const generated = /[A-Za-z0-9+/=]{40,}|(?=[A-Za-z0-9+/]*\d[A-Za-z0-9+/]*\d)[A-Za-z0-9+/]{16,}/g;

/** The words of a text, and those that names in camel case are joined of, in lower case. */
export function partsOf(text: string): Set<string> {
  const found = text.replaceAll(generated, ' ').match(/\p{Lu}?\p{Ll}{2,24}|\p{Lu}{3,24}(?!\p{Ll})/gu) ?? [];
  return new Set(found.map((word) => word.toLowerCase()).filter((word) => word.length >= 3));
}

export function counter(): Counter {
  const places = new Map<string, Set<string>>();
  return {
    add(place, text) {
      for (const word of partsOf(text)) places.set(word, (places.get(word) ?? new Set()).add(place));
    },
    count: (word) => places.get(word)?.size ?? 0,
    words: () => places.keys(),
  };
}
