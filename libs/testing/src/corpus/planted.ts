/** A file with secrets planted in it. */
export interface PlantedFile {
  name: string;
  text: string;
  secrets: string[];
}

/** Makes secrets of one file, each different, and remembers them. */
export interface Planter {
  /** A password with signs that quotes, URLs and shells allow. */
  readonly password: () => string;
  /** A pass phrase of words. */
  readonly phrase: () => string;
  /** Letters and digits of this length. */
  readonly token: (length?: number) => string;
  readonly hex: (length: number) => string;
  readonly base64: (length: number) => string;
  /** The base64 of a user and a password. */
  readonly credentials: () => string;
  readonly digits: (length: number) => string;
  /** Remembers a secret that was made otherwise. */
  readonly plant: (secret: string) => string;
  readonly planted: string[];
}

const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789';
const words = [
  'correct',
  'horse',
  'battery',
  'staple',
  'orbit',
  'velvet',
  'thunder',
  'maple',
  'copper',
  'lantern',
  'ribbon',
  'walnut',
];

/** The same seed gives the same secrets. */
export function createPlanter(seed: number): Planter {
  let state = seed >>> 0;
  const planted: string[] = [];
  const next = (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const pick = (alphabet: string, length: number): string =>
    Array.from({ length }, () => alphabet[next(alphabet.length)]).join('');
  const plant = (secret: string): string => {
    planted.push(secret);
    return secret;
  };
  return {
    planted,
    plant,
    password: () =>
      plant(
        `${pick(letters, 4)}${pick('!$*+-.^_~', 1)}${pick(letters, 3)}${pick('!$*+-.^_~', 1)}${pick(letters, 3)}${next(10)}`,
      ),
    phrase: () => plant(Array.from({ length: 4 }, () => words[next(words.length)]).join(' ') + ` ${next(1_000)}`),
    token: (length = 24) => plant(pick(letters, length - 1) + next(10)),
    hex: (length) => plant(`a${pick('0123456789abcdef', length - 2)}7`),
    base64: (length) => plant(Buffer.from(pick(letters, length)).toString('base64')),
    credentials: () => plant(Buffer.from(`me:${pick(letters, 9)}`).toString('base64')),
    digits: (length) => plant(pick('123456789', length)),
  };
}
