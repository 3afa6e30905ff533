/** Draws numbers from 0 up to 1, the same for the same seed. */
export type Draw = () => number;

export function drawer(seed: number): Draw {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const [lower, digit, hexadecimal] = ['abcdefghijklmnopqrstuvwxyz', '0123456789', '0123456789abcdef'];
const upper = lower.toUpperCase();
const signs = '!#$%&*+-.=?@^_~';
const joints = ['-', '_', '.', '*', '!', '#', '+', '=', '~', '%', '?', '@', '&', ''];
const endings = ['', '!', '?', '*', '#', '$', '.'];
const figures: Record<string, string> = { a: '4', e: '3', i: '1', o: '0', s: '5', t: '7' };

/** Makes another secret of the sort of one, as people and their tools make them, so that no corpus's own words and habits are learned. */
export function standIns(draw: Draw, words: readonly string[]): (secret: string) => string {
  const upTo = (most: number): number => Math.floor(draw() * most);
  const pick = <T>(of: readonly T[]): T => of[upTo(of.length)]!;
  const some = (alphabet: string, length: number): string =>
    Array.from({ length }, () => alphabet[upTo(alphabet.length)]).join('');
  const syllables = (): string =>
    Array.from({ length: 2 + upTo(3) }, () => some('bdfgklmnprstvz', 1) + some('aeiou', 1)).join('');
  const word = (): string => (draw() < 0.85 ? pick(words) : syllables());
  const name = (): string => capital(word());
  const spelt = (text: string): string =>
    text.replaceAll(/[aeiost]/g, (letter) => (draw() < 0.7 ? figures[letter]! : letter));
  const groups = (alphabet: string, length: number): string =>
    Array.from({ length: 2 + upTo(3) }, () => some(alphabet, length)).join('-');
  const joined = (parts: string[], joint: string): string =>
    parts.join(joint) + pick(['', joint]) + some(digit, 1 + upTo(3));

  const ways: readonly (() => string)[] = [
    () => name() + pick(joints) + some(digit, 1 + upTo(4)) + pick([...endings, word()]),
    () => word() + pick(joints) + pick([word, name])() + some(digit, 1 + upTo(4)) + pick(['', '!']),
    () => joined(Array.from({ length: 2 + upTo(3) }, name), pick(['-', '_', '.', ''])),
    () => joined(Array.from({ length: 3 + upTo(2) }, word), pick(['-', '_', '.'])),
    () => spelt(word()) + pick(joints) + some(digit, 1 + upTo(3)) + pick(['', some(upper, 1), '!']),
    () => word() + String(1960 + upTo(80)) + pick(joints) + pick(['', some(lower, 2) + pick(joints)]),
    () => some(lower + upper + digit, 8 + upTo(14)),
    () => some(lower + upper + digit + signs, 8 + upTo(12)),
    () => groups(lower + digit, 4 + upTo(3)),
    () => pick([some(upper + digit, 8 + upTo(6)), some(lower + digit, 8 + upTo(12)), groups(upper + digit, 5)]),
    () => name() + some(digit, 2 + upTo(3)) + pick(endings),
    () => word() + some(digit, 2 + upTo(4)) + word(),
    () => pick([name() + pick(joints) + some(digit, 2) + word(), pick(joints) + name() + some(digit, 2)]),
  ];

  return (secret) => {
    if (/^\d+$/.test(secret)) return some(digit, secret.length);
    if (/^[0-9a-f]+$/i.test(secret)) {
      const other = some(hexadecimal, pick([secret.length, 32, 40, 48, 64]));
      return /[A-F]/.test(secret) ? other.toUpperCase() : other;
    }
    if (/^[0-9a-f]{8}-[0-9a-f-]{27}$/i.test(secret))
      return [8, 4, 4, 4, 12].map((length) => some(hexadecimal, length)).join('-');
    if (/^(?:[a-z]{3,}[ ,-])+[a-z]{3,}$/.test(secret)) return secret.replaceAll(/[a-z]+/g, () => pick(words));
    if (/^[a-z]+$/.test(secret)) return word() + pick(['', word()]);
    if (/\s/.test(secret)) return secret;
    return secret.length <= 26 ? pick(ways)() : some(`${lower}${upper}${digit}_-`, secret.length);
  };
}

function capital(word: string): string {
  return word[0]!.toUpperCase() + word.slice(1);
}
