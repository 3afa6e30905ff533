import type { Clue } from '../../search/clue.ts';

/** The words that a name of a secret ends with. */
const lastWords =
  'password passwd pswd passphrase passwort kennwort contrasena senha clave haslo mdp pwd pw psk pass passe secret credential credentials key token jeton authorization auth sessid sessionid salt sig base hex secretstring'.split(
    ' ',
  );
/** Where a name may end. */
export const lastWordClues: readonly Clue[] = lastWords.map((word) => ({ word, anyCase: true, endsWord: true }));

const longestName = 64;

/** A name in a text, from `start` to `end`, that ends with a word of interest. */
export interface Label {
  start: number;
  end: number;
}

const isInName = Uint8Array.from({ length: 128 }, (_, code) => Number(/[\w.$@/-]/.test(String.fromCharCode(code))));

/** The name that a last word belongs to which ends at `wordEnd`. */
export function nameAround(text: string, wordEnd: number): Label {
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
