/** The words that a name of a secret ends with. */
const lastWords =
  'password passwd pswd passphrase passwort kennwort contrasena senha clave haslo mdp pwd pw psk pass passe secret credential credentials key token jeton authorization auth sessid sessionid salt sig base hex secretstring'.split(
    ' ',
  );
const letterBits = 5;
const fourLetters = (1 << (4 * letterBits)) - 1;
const longestName = 64;

/** A name in a text, from `start` to `end`, that ends with a word of interest. */
export interface Label {
  start: number;
  end: number;
}

/** Finds the names in a text that may be those of secrets. */
export type FindLabels = (text: string) => Label[];

/**
 * Makes a search that reads a text once and looks at the last four letters of each word: a table of all of them says
 * which of the words could end there.
 */
export function labelFinder(): FindLabels {
  const group = new Uint8Array(fourLetters + 1);
  const groups: string[][] = [[]];
  for (const word of lastWords) markEnds(group, groups, word);
  const isInName = signsOfNames();

  return (text) => {
    const found: Label[] = [];
    let packed = 0;
    for (let at = 0; at <= text.length; at += 1) {
      const letter = (at < text.length ? text.charCodeAt(at) : 0) | 0x20;
      if (letter >= 97 && letter <= 122) {
        packed = ((packed << letterBits) | (letter & 31)) & fourLetters;
        continue;
      }
      if (packed === 0) continue;
      const words = group[packed]!;
      packed = 0;
      if (words > 0 && groups[words]!.some((word) => endsWith(text, at, word)))
        found.push(nameAround(text, at, isInName));
    }
    return found;
  };
}

/** A word of two or three letters may stand behind any others. */
function markEnds(group: Uint8Array, groups: string[][], word: string): void {
  const end = word.slice(-4);
  const packed = Buffer.from(end).reduce((sum, letter) => (sum << letterBits) | (letter & 31), 0);
  const step = 1 << (letterBits * end.length);
  for (let slot = packed; slot <= fourLetters; slot += step) {
    const words = [...groups[group[slot]!]!, word];
    const known = groups.findIndex((other) => other.join() === words.join());
    group[slot] = known < 0 ? groups.push(words) - 1 : known;
    if (end.length === 4) break;
  }
}

function endsWith(text: string, end: number, word: string): boolean {
  if (end < word.length) return false;
  for (let back = 1; back <= word.length; back += 1) {
    if ((text.charCodeAt(end - back) | 0x20) !== word.charCodeAt(word.length - back)) return false;
  }
  return true;
}

function signsOfNames(): Uint8Array {
  return Uint8Array.from({ length: 128 }, (_, code) => Number(/[\w.$@/-]/.test(String.fromCharCode(code))));
}

function nameAround(text: string, wordEnd: number, isInName: Uint8Array): Label {
  let start = wordEnd;
  while (start > 0 && wordEnd - start < longestName && isInName[text.charCodeAt(start - 1)] === 1) start -= 1;
  start = previousWord(text, start);
  let end = wordEnd;
  while (end < text.length && end - wordEnd < 4 && /[\d_]/.test(text[end]!)) end += 1;
  return { start, end };
}

/** `API key` is one name, and `no password` says something of it: one word before belongs to it. */
function previousWord(text: string, start: number): number {
  if (text.charCodeAt(start - 1) !== 0x20) return start;
  let before = start - 1;
  while (before > 0 && start - before < 16 && isLetter(text.charCodeAt(before - 1))) before -= 1;
  return start - before > 2 ? before : start;
}

function isLetter(code: number): boolean {
  return (code | 0x20) >= 97 && (code | 0x20) <= 122;
}
