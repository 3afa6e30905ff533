/** How many kinds of characters the judge tells apart: letters by case, any digit, some signs, any other, an edge. */
export const symbols = 63;

const digit = 52;
const other = 61;
const edge = 62;
const signs = '-_./:=+@';

/** The kind of a character; of none at all: an edge. */
export function symbolOf(code: number | undefined): number {
  if (code === undefined) return edge;
  if (code >= 97 && code <= 122) return code - 97;
  if (code >= 65 && code <= 90) return code - 39;
  if (code >= 48 && code <= 57) return digit;
  const sign = signs.indexOf(String.fromCharCode(code));
  return sign < 0 ? other : digit + 1 + sign;
}
