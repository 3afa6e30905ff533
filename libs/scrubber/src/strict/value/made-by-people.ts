import { anyPattern } from '../any-pattern.ts';

/** Words, a number and perhaps a sign, joined as people make passwords and as names are not: `glacier3213nectar`, `!Copperorchid39`. */
const unmistakable: readonly RegExp[] = [
  /^[!?+*#=~^%&-][A-Z][a-z]{5,15}\d{2,4}$/,
  /^[a-z]{4,9}[!+*=#?%&^~][a-z]{4,9}\d{2,4}$/,
  /^[A-Z][a-z]{2,11}@\d{2,6}[!?*#$]{0,2}$/,
  /^[a-z]{4,9}\d{4}[a-z]{4,9}$/,
  /^[A-Z][a-z]{3,15}\d{2,4}[!?*#%&+~^$]{1,3}$/,
  /^[A-Z][a-z]{2,7}\d[a-z]{0,4}[!?*#%&+~^$]\d{2,4}$/,
];

/** The like, of a form that products and machines have as well: `TunnelCactus6548`, `lobster-willow-biscuit62`. */
const likely: readonly RegExp[] = [
  /^(?:[A-Z][a-z]{3,9}){2,3}\d{2,4}[!?*#%&+]?$/,
  /^[a-z]{4,9}(?:[-_.][a-z]{4,9}){2,5}\d{1,4}$/,
  /^[A-Z][a-z]{7,15}\d{2,4}$/,
  /^[A-Z][a-z]{3,9}[-_.][A-Z][a-z]{3,9}\d{2,4}$/,
];

const [isUnmistakable, isLikely] = [unmistakable, likely].map(anyPattern) as [RegExp, RegExp];

/** Whether a word is a password that somebody made of words and a number; with `isTold`, also where names look so. */
export function isMadeByPeople(word: string, isTold = false): boolean {
  return isUnmistakable.test(word) || (isTold && isLikely.test(word));
}
