import type { Clue } from '../../search/clue.ts';

/** The words that a name of a secret ends with. */
const lastWords =
  'password passwd pswd passphrase passwort kennwort contrasena senha clave haslo mdp pwd pw psk pass passe secret credential credentials key token jeton authorization auth sessid sessionid salt sig base hex secretstring'.split(
    ' ',
  );
/** Where a name may end. */
export const lastWordClues: readonly Clue[] = lastWords.map((word) => ({ word, anyCase: true, endsWord: true }));

const longestName = 64;

/** A name in some bytes, from `start` to `end`, that ends with a word of interest. */
export interface Label {
  start: number;
  end: number;
}

const isInName = Uint8Array.from({ length: 256 }, (_, code) =>
  Number(code < 128 && /[\w.$@/-]/.test(String.fromCharCode(code))),
);

/** The name that a last word belongs to which ends at `wordEnd`. */
export function nameAround(content: Uint8Array, wordEnd: number): Label {
  let start = wordEnd;
  while (start > 0 && wordEnd - start < longestName && isInName[content[start - 1]!] === 1) start -= 1;
  start = previousWord(content, start);
  let end = wordEnd;
  while (end < content.length && end - wordEnd < 4 && isFigure(content[end]!)) end += 1;
  return { start, end };
}

/** `API key` is one name, and `no password` says something of it: one word before belongs to it. */
function previousWord(content: Uint8Array, start: number): number {
  if (start === 0 || content[start - 1] !== 0x20) return start;
  let before = start - 1;
  while (before > 0 && start - before < 16 && isLetter(content[before - 1]!)) before -= 1;
  return start - before > 2 ? before : start;
}

function isLetter(code: number): boolean {
  return (code | 0x20) >= 97 && (code | 0x20) <= 122;
}

/** Whether a sign is a digit, or what joins one. */
function isFigure(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || code === 0x5f;
}
