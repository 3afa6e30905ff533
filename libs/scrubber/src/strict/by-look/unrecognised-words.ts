import { mask, type Mask } from '../rule.ts';
import { isPlaceholder } from '../value/plain-values.ts';
import { isMadeByPeople } from '../value/made-by-people.ts';
import { harmlessShape } from './harmless-shapes.ts';
import { isBehindMasked, isHarmlessThere, lineBefore, tellsOfSecret } from './surroundings.ts';
import { possibleSecrets } from './possible-secrets.ts';
import { isHardToRead, isReadable } from './readable-forms.ts';

const word = /[^\s"'`<>\\\0\x1b\x80-\xff]{5,512}/g;
const pieces = /[^=:,;()[\]{}|?&/@]+/g;

/** Numbers in hexadecimal and in decimal that could be keys, seeds and PINs, where no label says what else they are. */
const couldBeKey =
  /^(?:0x)?(?=[0-9a-f]*[a-f])(?=[0-9a-f]*\d)[0-9a-f]{12,512}$|^(?:0x)?(?=[0-9A-F]*[A-F])(?=[0-9A-F]*\d)[0-9A-F]{12,512}$|^\{?[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\}?$/i;
const couldBePin =
  /^\d{5,9}$|^\d{20,64}$|^\d{2,6}(?:-\d{2,6}){2,9}$|^(?=.*\d)[A-Z0-9]{4,5}(?:-[A-Z0-9]{4,5}){2,6}$|^(?=[0-9a-f]*[a-f])(?=[0-9a-f]*\d)[0-9a-f]{8}$|^(?=[a-z]*\d)[a-z0-9]{5}-[a-z0-9]{5}$|^[A-Z0-9]{8,16}$/;
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

/** For rule set `closed`: all words that could be a secret and are of no form that is known to be harmless. */
export function unrecognisedWords(text: string, from: number, to: number): Mask[] {
  const found = [...possibleSecrets(text, from, to)].map(({ start, end }) => {
    const value = text.slice(start, end);
    return maskAt(start, value, quotesFor(text, start, value));
  });
  word.lastIndex = from;
  for (let match = word.exec(text); match && match.index < to; match = word.exec(text)) {
    if (isPlaceholder(match[0])) continue;
    const isHarmless = isKnown(match[0]);
    const from = text[match.index - 1] === '\\' ? escapeAt(match[0]) : 0;
    const joined = joinedToNumber.exec(match[0]);
    if (joined) found.push(maskAt(match.index + joined.index, joined[0], ''));
    const run = longRun.exec(match[0]);
    if (run && run[0].length < match[0].length && !isPublicThere(text, match.index + run.index, run[0]))
      found.push(maskAt(match.index + run.index, run[0], ''));
    for (const piece of match[0].matchAll(pieces)) {
      const start = Math.max(piece.index, from);
      const value = piece[0].slice(start - piece.index);
      const masked =
        value === '' || value.includes('****') ? undefined : maskOf(text, value, match.index + start, isHarmless);
      if (masked) found.push(masked);
    }
  }
  return found.toSorted((a, b) => a.start - b.start);
}

/** How many letters of a word behind a backslash are those of an escape. */
function escapeAt(word: string): number {
  return /^(?:u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|.)/.exec(word)?.[0].length ?? 0;
}

/** The quotes that the mask of a number needs, which stands in JSON without any; in JSON in a string they are escaped. */
function quotesFor(text: string, at: number, value: string): string {
  if (!/^\d+$/.test(value)) return '';
  const behind = text.slice(at + value.length, at + value.length + 8);
  const before = /((?:\\{0,7}")\s{0,4}:|[[,])\s{0,8}$/.exec(text.slice(Math.max(0, at - 24), at))?.[1];
  if (before === undefined || !/^\s*(?:[,}\]\n]|$)/.test(behind)) return '';
  return `${/^\\*/.exec(before)?.[0] ?? ''}"`;
}

function maskOf(text: string, piece: string, at: number, isHarmless: boolean): Mask | undefined {
  const value = piece.replace(/[.!-]+$/, '');
  if (value.length < 5 || isBehindMasked(text.slice(Math.max(0, at - 160), at))) return undefined;
  if (isMadeByPeople(piece, true)) return maskAt(at, piece, '');
  if (couldBeKey.test(value) || (couldBePin.test(value) && !/^[A-Z]{8,16}$/.test(value)) || isHardToRead(value))
    return isPublicThere(text, at, value) ? undefined : maskAt(at, value, quotesFor(text, at, value));
  if (isHarmless || isKnown(value) || isReadable(piece) || isName(text, at, piece)) return undefined;
  return maskAt(at, value, quotesFor(text, at, value));
}

/** Whether a label says that a key is public, and nothing on its line that secrets stand behind such labels, too. */
function isPublicThere(text: string, at: number, value: string): boolean {
  if (neverPublic.test(value) || !isHarmlessThere(text, at, at + value.length)) return false;
  const before = lineBefore(text, at, 160);
  if (idOfSecret.test(before)) return false;
  if (idLabel.test(before) || /(?:sha\d{1,3}|md5|blake\d)[:-]$/.test(before)) return true;
  if (anyLabel.test(before)) return false;
  if (!(weakLabel.test(before) || ofDigits.test(value))) return true;
  return !tellsOfSecret(before) && !accountWord.test(before);
}

/** Whether a word and a number, or words in upper case, are a name, as a colon ends one: two of them must not become the same. */
function isName(text: string, at: number, piece: string): boolean {
  const behind = text.slice(at + piece.length, at + piece.length + 3);
  return (
    /^["']?\s?:(?:\s|$|["'[{])/.test(behind) &&
    /^[A-Za-z]+(?:[_-][A-Za-z]+)*[_-]?\d{1,4}$|^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/.test(piece)
  );
}

function isKnown(value: string): boolean {
  const shape = harmlessShape(value);
  return shape !== undefined && !likeSecrets.test(shape) && !(shape === 'a version' && value.length > 48);
}

function maskAt(start: number, value: string, quotes: string): Mask {
  const text = `${quotes}word-${mask}${quotes}`;
  return { start, end: start + value.length, text, rule: 'unrecognised-word', learn: value };
}
