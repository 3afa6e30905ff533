/** Tells names apart whose mask would be the same. */
export type TagOf = (name: string) => string;

const mostNames = 2 ** 16;

/** Numbers names in the order in which they come, in the form that pseudonyms have. */
export function createTags(): TagOf {
  const numbers = new Map<string, number>();
  let last = 0;
  return (name) => {
    let number = numbers.get(name);
    if (number === undefined) {
      number = last = (last + 1) % 2 ** 20;
      if (numbers.size < mostNames) numbers.set(name, number);
    }
    return `~${number.toString(16).padStart(5, '0')}`;
  };
}
