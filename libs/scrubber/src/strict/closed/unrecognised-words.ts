import type { Word } from '../by-weight/words.ts';
import { mask, type Mask } from '../rule.ts';
import { isReference } from '../value/references.ts';
import { isMadeByPeople } from '../value/made-by-people.ts';
import { harmlessShape } from '../by-look/harmless-shapes.ts';
import { isHardToRead, isReadable } from '../by-look/readable-forms.ts';
import { isBehindMasked, isHarmlessThere, tellsOfSecret } from '../by-look/surroundings.ts';
import { lineBefore } from '../by-look/line-before.ts';
import { isMeasured, isTime } from './measured-numbers.ts';
import { isName, quotesFor } from './names.ts';
import { possibleSecrets } from './possible-secrets.ts';
import type { Words } from './known-words.ts';

const word = /[^ \t\r\n\v\f"'`<>\\\0\x1b]{4,512}/g;
const withSigns = /[^=:,;()[\]{}|/]{6,32}/g;
const pieces = /[^=:,;()[\]{}|?&/@]+/g;

/** How far the text before a word is looked at, within its line, and the text behind it. */
const farthest = 160;
/** Shorter words are no digests and keys. */
const shortestPublic = 16;

/** Numbers in hexadecimal and in decimal that could be keys, seeds and PINs, where no label says what else they are. */
const couldBeKey =
  /^(?:0x)?(?=[0-9a-f]*[a-f])(?=[0-9a-f]*\d)[0-9a-f]{12,512}$|^(?:0x)?(?=[0-9A-F]*[A-F])(?=[0-9A-F]*\d)[0-9A-F]{12,512}$|^\{?[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\}?$/i;
const couldBePin =
  /^\d{5,9}$|^\d{20,64}$|^\d{2,6}(?:-\d{2,6}){2,9}$|^(?=.*\d)[A-Z0-9]{4,5}(?:-[A-Z0-9]{4,5}){2,6}$|^(?=[0-9a-f]*[a-f])(?=[0-9a-f]*\d)[0-9a-f]{8}$|^(?=[a-z]*\d)[a-z0-9]{5}-[a-z0-9]{5}$|^[A-Z0-9]{8,16}$|^\d{3,6}-\d{2,6}$|^(?:[A-Z]+\d+[A-Z]|\d+[A-Z]+\d)(?<=^.{2,6})[A-Z0-9]*$/;
/** The id of a secret is as secret as a token. */
const idOfSecret = /\b(?:secret|token)[ _-]?id["']?\s{0,8}[:=]\s{0,8}["']?$/i;
/** Labels behind which secrets stand as well as public ids: always, or where the line speaks of secrets or accounts. */
const anyLabel = /(?:uuid|\bid|[a-z]Id|_id|path|challenge|tag)["']?\s{0,3}[:=]?\s{0,3}["'({]{0,2}$/i;
const weakLabel = /\bsha\d* $|(?:hash|digest|serial\w{0,8}|response\w{0,8}|file)["']?\s{0,3}[:=]?\s{0,3}["'({]{0,2}$/i;
/** What of them nobody gives a secret. */
const idLabel =
  /(?:trace|span|req(?:uest)?|correlation|transaction|commit|rev(?:ision)?|container|pod|image|build|event|message|msg|job|run|order|node|host|machine|boot|volume|device)[_ -]?(?:uu)?id["']?\s{0,3}[:=]?\s{0,3}["'({]{0,2}$/i;
const accountWord = /user|login|account|client|\broot\b|admin/i;
/** Letters and digits of base 36 within a name: `import/2m3g9ca2hs6hnqxi1fwz_c-m-3jkts.yaml`. */
const longRun =
  /(?<![A-Za-z0-9])(?=[a-z]*\d[a-z]*\d)(?=[0-9]*[a-z])(?=[a-z0-9]*[g-z])[a-z0-9]{20,128}(?![A-Za-z0-9])|(?<![A-Za-z0-9])[a-z]{24,128}(?![A-Za-z0-9])/;
/** Keys of licences, and numbers longer than ids, whatever their label says. */
const neverPublic = /^(?=.*\d)[A-Z0-9]{4,6}(?:-[A-Z0-9]{4,6}){2,6}$|^\d{20,64}$/;
const ofDigits = /^[0-9a-fA-F-]{4,}$/;
/** Ids that are told from passwords by no more than their beginning, or not at all. */
const likeSecrets =
  /^(?:a Slack id|names in upper case|a name of Kubernetes|a name with words and one hash|a name with a number for a word|a class that was made at run time|a UUID|a regular expression)/;

/** A word joined to a number by a sign that separates others: `Depot@2016`. */
const joinedToNumber = /(?<![\w.-])(?:[A-Z]?[a-z@]{2,12}@\d{2,6}|[A-Z][a-z]{2,12}[._-][A-Z][a-z]{2,12}@)(?![\w.:@])/;

/** For rule set `closed`: finds all words that could be a secret and are of no form that is known to be harmless. */
export function unrecognisedWords(words: Words): (text: string, from: number, to: number) => Mask[] {
  return (text, from, to) => {
    const found: Mask[] = [];
    for (const { start, end } of possibleSecrets(text, from, to, words)) found.push(maskAt(text, start, end));
    const line: Line = { text, words, before: (at) => maskedBefore(text, at, found) };
    word.lastIndex = from;
    for (let match = word.exec(text); match && match.index < to; match = word.exec(text))
      if (!isReference(match[0]))
        for (const { start, end } of partsToMask(line, match[0], match.index)) found.push(maskAt(text, start, end));
    return found.toSorted((a, b) => a.start - b.start);
  };
}

/** What is judged in a text, and what its line says before a place once that is masked. */
interface Line {
  readonly text: string;
  readonly words: Words;
  readonly before: (at: number) => string;
}

/** What stands on a line before a place, with masks: what these hide is no reason to leave a value, as it is none when it is scrubbed again. */
function maskedBefore(text: string, at: number, masks: readonly Mask[]): string {
  const before = lineBefore(text, at, farthest);
  const from = at - before.length;
  let [result, done] = ['', from];
  for (const { start, end, text: written } of masks
    .filter((each) => each.end > from && each.start < at)
    .toSorted((a, b) => a.start - b.start)) {
    if (start < done || end > at) continue;
    result += text.slice(done, start) + written;
    done = end;
  }
  return result + text.slice(done, at);
}

/** What is to be masked of a word between blanks and quotes. */
function* partsToMask(line: Line, whole: string, at: number): Generator<Word> {
  const { text } = line;
  const isHarmless = isKnown(whole);
  const joined = joinedToNumber.exec(whole);
  if (joined) yield wordAt(at + joined.index, joined[0]);
  const run = longRun.exec(whole);
  if (run && run[0].length < whole.length && !isPublicThere(line, at + run.index, run[0]))
    yield wordAt(at + run.index, run[0]);
  for (const piece of whole.matchAll(withSigns)) if (isMixed(piece[0])) yield wordAt(at + piece.index, piece[0]);
  const escaped = escapeAt(text, at);
  for (const piece of whole.matchAll(pieces)) {
    const start = Math.max(piece.index, escaped);
    const value = piece[0].slice(start - piece.index).replace(/^[*!]+/, '');
    if (value === '' || value.includes('****')) continue;
    const found = partOf(line, value, at + piece.index + piece[0].length - value.length, isHarmless);
    if (found) yield found;
  }
}

/** Whether a word has signs that joined words do not have, as passwords of people do: `r95?y5Um`, `h@gelsl@g31%`. */
function isMixed(word: string): boolean {
  const signs = word.match(/[@?&!$^~#*+]/g)?.length ?? 0;
  if (signs === 0 || word.includes('****') || /%[0-9A-F]{2}|^[\w.+-]+@[\w-]+(?:\.[\w-]+)*$/.test(word)) return false;
  const kinds = [/[a-z]/, /[A-Z]/, /\d/].filter((kind) => kind.test(word)).length;
  return kinds === 3 || (signs > 1 && kinds === 2 && /[a-z]/i.test(word));
}

/** Whether a word ends in a number as passwords do, and no machine, file or algorithm: `anchor51`. */
function isJoinedNumber(word: string): boolean {
  return /^[A-Za-z]{4,16}\d{2,3}$/.test(word) && !isReadable(word);
}

function wordAt(start: number, value: string): Word {
  return { start, end: start + value.length };
}

/** How many letters behind a backslash are those of an escape. */
function escapeAt(text: string, at: number): number {
  const before = /\\*$/.exec(text.slice(Math.max(0, at - 16), at))?.[0].length ?? 0;
  return before % 2 === 0
    ? 0
    : (/^(?:u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|.)/.exec(text.slice(at, at + 5))?.[0].length ?? 0);
}

function partOf(line: Line, piece: string, at: number, isHarmless: boolean): Word | undefined {
  const { text, words } = line;
  const value = piece.replace(/[.!-]+$/, '');
  if (value.length < 4) return undefined;
  const number = /^(\d{4,})[A-Za-z]?$/.exec(value)?.[1];
  if (number !== undefined) {
    const behind = text.slice(at + number.length, at + number.length + farthest);
    return isMeasured(number, line.before(at), behind) ? undefined : wordAt(at, value);
  }
  if (isTime(value)) return undefined;
  if (isMadeByPeople(piece, true) || isJoinedNumber(value)) return wordAt(at, piece);
  if (words.isKnown(value) || isName(text, at, value)) return undefined;
  if (couldBeKey.test(value) || (couldBePin.test(value) && !/^[A-Z]{8,16}$/.test(value)))
    return isPublicThere(line, at, value) ? undefined : wordAt(at, value);
  if (words.hasUnknown(value) || isHardToRead(value))
    return isHarmless && value.length >= shortestPublic && isPublicThere(line, at, value)
      ? undefined
      : wordAt(at, value);
  return value.length < 5 || isHarmless || isKnown(value) || isReadable(piece) ? undefined : wordAt(at, value);
}

/** Whether a label says that a key is public, and nothing on its line that secrets stand behind such labels, too. */
function isPublicThere(line: Line, start: number, value: string): boolean {
  const before = line.before(start);
  const text = before + line.text.slice(start, start + value.length + farthest);
  const at = before.length;
  if (isBehindMasked(before) || neverPublic.test(value) || !isHarmlessThere(text, at, at + value.length)) return false;
  if (idOfSecret.test(before)) return false;
  if (idLabel.test(before) || /(?:sha\d{1,3}|md5|blake\d)[:-]$/.test(before)) return true;
  if (anyLabel.test(before)) return false;
  if (!(weakLabel.test(before) || ofDigits.test(value))) return true;
  return !tellsOfSecret(before) && !accountWord.test(before);
}

function isKnown(value: string): boolean {
  const shape = harmlessShape(value);
  return shape !== undefined && !likeSecrets.test(shape) && !(shape === 'a version' && value.length > 48);
}

/** A mask, with the quotes that it needs. */
function maskAt(text: string, from: number, end: number): Mask {
  const start = Math.min(end, from + escapeAt(text, from));
  const quotes = quotesFor(text, start, end);
  const learn = text.slice(start, end);
  return { start, end, text: `${quotes}word-${mask}${quotes}`, rule: 'unrecognised-word', learn };
}
