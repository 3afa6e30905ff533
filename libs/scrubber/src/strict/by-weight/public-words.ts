import { answersWithId } from '../by-look/answers.ts';
import { isStatementId } from '../by-look/harmless-shapes.ts';
import { isPublicKeyMember } from '../by-look/public-key-members.ts';
import { isHarmlessThere } from '../by-look/surroundings.ts';
import { lineBefore } from '../by-look/line-before.ts';
import type { Word } from './words.ts';

/** What says that there is no password to tell. */
const saysNone =
  /\b(?:no|without(?: an?)?|ohne|kein|sans|sin|senza) (?:password|passwort|kennwort|mot de passe|contrase)\b(?! (?:is|was|but|and)\b)/i;
/** What a message says became of a key or password: no phrase that somebody chose. */
const saysWhatHappened =
  /^(?:(?:secret|private|public|session|signing|encryption|api|access) )?(?:sub)?(?:keys?|tokens?|passwords?|secrets?|passphrase|credentials?) (?:(?:was|were|is|are|not|has been|already) ){0,2}(?:imported|exported|created|deleted|removed|generated|loaded|rotated|revoked|updated|changed|unchanged|verified|accepted|rejected|found|stored|saved|expired|skipped|reset|trusted|missing|invalid|wrong|required|exists?)$/i;
const farthest = 160;
/** Names of keys of a ConfigMap or Secret, and colours. */
const namesThere =
  /KeyRef\\{0,3}["']?\s?:\s?\{[^{}\n]{0,128}\\{0,3}["'](?:name|key)\\{0,3}["']\s?:\s?\\{0,3}["']$|KeyRef:\n(?:[ \t]+\w+: [^\n]{0,128}\n){0,3}[ \t]+key: ?["']?$/;
const codeBefore = /\b(?:code|pin|otp|tan|passcode)(?: is)?[: ]{0,2}#$/i;
const isColour = /^[0-9A-Fa-f]{6}(?:[0-9A-Fa-f]{2})?$/;
/** A line of base64 alone is longer. */
const longestOnLine = 44;

/** What stands before a part of a reference, and behind it: `${vault:kv/app#…}`. */
const inReference = {
  before: /\$\{(?:env|file|vault|secrets?|sys|ssm|aws|azure|gcp|kv|sm|akv|gsm):[^{}\s"']{0,120}$/i,
  behind: /^[^{}\s"']{0,64}\}/,
};
/** The name of a table in a statement. */
const tableBefore = /\b(?:FROM|JOIN|INTO|UPDATE|TABLE) ["`]?(?:\w{1,40}\.)?$/;
const nameOfTable = /^[A-Za-z]{2,32}(?:_\w{1,32}){1,4}$/;

/** Whether a word is a part of a reference, or the name of a table. */
function isReferred(text: string, { start, end }: Word): boolean {
  const before = text.slice(Math.max(0, start - farthest), start);
  return (
    (inReference.before.test(before) && inReference.behind.test(text.slice(end, end + 66))) ||
    (tableBefore.test(before) && nameOfTable.test(text.slice(start, end)))
  );
}

/** Whether what stands around a word says that it is public, or it is a line of a block in base64, which has rules of its own. */
export function isPublic(text: string, word: Word): boolean {
  const { start, end } = word;
  const isLine = end - start >= longestOnLine && endsLine(text, start - 1) && endsLine(text, end);
  return (
    isLine ||
    (text[start - 1] === '#' &&
      !codeBefore.test(text.slice(Math.max(0, start - 16), start)) &&
      isColour.test(text.slice(start, end))) ||
    namesThere.test(text.slice(Math.max(0, start - farthest), start)) ||
    isPublicKeyMember(text, start, end) ||
    answersWithId(text, start) ||
    isStatementId(text.slice(start, end), text.slice(end, end + 16)) ||
    saysWhatHappened.test(text.slice(start, end)) ||
    saysNone.test(lineBefore(text, start, farthest)) ||
    isHarmlessThere(text, start, end) ||
    isReferred(text, word)
  );
}

/** In a string a line ends with `\n`. */
function endsLine(text: string, at: number): boolean {
  const sign = text[at];
  return (
    sign === undefined || sign === '\n' || sign === '\r' || sign === '\\' || (sign === 'n' && text[at - 1] === '\\')
  );
}
