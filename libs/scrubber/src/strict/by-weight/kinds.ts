import { anyPattern } from '../any-pattern.ts';
import { surpriseOf } from './surprise.ts';

/** What a word is by its form alone: the coarse kinds that weights are kept for. */
export type Kind =
  | 'people'
  | 'groups'
  | 'name'
  | 'number'
  | 'uuid'
  | 'hex'
  | 'base64'
  | 'upper'
  | 'plain'
  | 'mixed'
  | 'words';

/** Words, a number and signs, as people make passwords. */
const byPeople: readonly RegExp[] = [
  /^[A-Z][a-z]{3,11}[-_.*!#+=~%?@&^$]\d{2,4}[a-z]{0,9}[!?*#%&+~^$@._-]?$/,
  /^[A-Z][a-z]{3,15}\d{2,4}[!?*#%&+~^$@._=-]{1,3}$/,
  /^(?:[A-Z][a-z]{2,9}[-_.]){1,3}[A-Z][a-z]{2,9}\d{1,4}[!?]?$/,
  /^(?:[A-Z][a-z]{3,9}){2,3}\d{2,4}[!?*#%&+]?$/,
  /^(?=.*[A-Z])[A-Za-z][a-z]{2,9}(?:[-_.][A-Za-z][a-z]{2,9}){1,4}[-_.]?\d{1,4}[!?*#]?$/,
  /^[a-z]{4,9}(?:[-_.][a-z]{4,9}){2,5}[-_.]?\d{1,4}$/,
  /^[a-z]{4,9}(?:19|20)\d\d[!?*#%&+~^$@._=-][a-z]{0,3}[!?*#%&+~^$@._=-]?$/,
  /^[A-Za-z]{4,9}\d{2}[!?*#%&+~^$@._=-]{1,2}[a-z]{0,2}[!?*#%&+~^$@._=-]?$/,
  /^(?=[a-zA-Z]*\d[a-zA-Z\d]*[a-z])[a-zA-Z\d]{4,9}[-_.*!#+=~%?@&]\d{2,3}[A-Z]$/,
  /^[!?+*#=~^%&-][A-Z][a-z]{5,15}\d{2,4}$/,
  /^[a-z]{4,9}[!+*=#?%&^~][a-z]{4,9}\d{2,4}$/,
  /^[a-z]{4,9}\d{4}[a-z]{4,9}$/,
  /^[A-Z][a-z]{2,7}\d[a-z]{0,4}[!?*#%&+~^$]\d{2,4}$/,
]; // prettier-ignore
const isByPeople = anyPattern(byPeople);
const inGroups = /^(?=.*\d)(?:[A-Z0-9]{4,5}(?:-[A-Z0-9]{4,5}){2,6}|[a-z0-9]{4,6}(?:-[a-z0-9]{4,6}){1,6})$/;

/** The kind of a word that has a digit and a letter. */
export function kindOf(word: string): Kind {
  if (/^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(word)) return 'uuid';
  if (/^(?:0x)?[0-9a-f]+$/i.test(word)) return 'hex';
  if (/^[+-]?\d[\d.,:/_TZ+-]*[a-zA-Z%µ]{0,3}$/.test(word)) return 'number';
  if (/^[a-z]+(?:[-_.][a-z]+)?[-_.]?\d{1,3}$/.test(word)) return 'name';
  if (isByPeople.test(word)) return 'people';
  if (inGroups.test(word)) return 'groups';
  if (/^[A-Z0-9]+$/.test(word)) return 'upper';
  if (/^[A-Za-z0-9+/_-]{20,}={0,2}$/.test(word) && /[a-z]/.test(word) && /[A-Z]/.test(word) && surpriseOf(word) > 20)
    return 'base64';
  const { atoms, words } = atomsIn(word);
  if (atoms > 0.33 * word.length) return 'mixed';
  return words > 2 ? 'words' : 'plain';
}

const [small, large, figure, other] = [0, 1, 2, 3] as const;

/** How many pieces a word has, where `Ab`, `ab`, `AB`, `12` and `-` are one each, and how many of them are of three letters or more. */
function atomsIn(word: string): { atoms: number; words: number } {
  let [atoms, words] = [0, 0];
  for (let at = 0; at < word.length;) {
    const start = at;
    let sort = sortAt(word, at);
    at += 1;
    if (sort === large && at < word.length && sortAt(word, at) === small) sort = small;
    if (sort !== other) while (at < word.length && sortAt(word, at) === sort) at += 1;
    atoms += 1;
    if (sort < figure && at - start > 2) words += 1;
  }
  return { atoms, words };
}

function sortAt(word: string, at: number): number {
  const code = word.charCodeAt(at);
  if ((code > 96 && code < 123) || code > 127) return small;
  if (code > 64 && code < 91) return large;
  return code > 47 && code < 58 ? figure : other;
}
