/** What a byte is to the model of words: letters without their case, digits, and some groups of signs. */
export const symbolCount = 32;

/** The classes of bytes whose changes tell generated words: nothing, lower case, upper case, digit, sign. */
const [none, lower, upper, digit, sign] = [0, 1, 2, 3, 4] as const;

export { lower, upper };

const groups: readonly (readonly [symbol: number, characters: string])[] = [
  [27, '0123456789'],
  [28, '_-'],
  [29, './'],
  [30, ':=@&?%#'],
  [31, '!$^*~+()[]{}|;,'],
];

/** The symbol of each byte; 0 ends a word: blanks, quotes, angle brackets, backslashes and what is not ASCII. */
export const symbolOf = Uint8Array.from({ length: 256 }, (_, byte) => {
  const character = String.fromCharCode(byte);
  if (/[A-Za-z]/.test(character)) return (byte | 32) - 96;
  return groups.find(([, characters]) => characters.includes(character))?.[0] ?? 0;
});

/** The class of each byte. */
export const classOf = Uint8Array.from({ length: 256 }, (_, byte) => {
  const character = String.fromCharCode(byte);
  if (/[a-z]/.test(character)) return lower;
  if (/[A-Z]/.test(character)) return upper;
  if (/[0-9]/.test(character)) return digit;
  return symbolOf[byte] === 0 ? none : sign;
});

export function isBoundary(byte: number): boolean {
  return symbolOf[byte] === 0;
}
