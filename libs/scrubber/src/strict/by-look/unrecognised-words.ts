import { mask, type Mask } from '../rule.ts';
import { isPlaceholder } from '../value/plain-values.ts';
import { isMadeByPeople } from '../value/made-by-people.ts';
import { harmlessShape } from './harmless-shapes.ts';
import { isBehindMasked, isHarmlessThere } from './surroundings.ts';
import { surpriseOf } from '../by-weight/surprise.ts';

const word = /[^\s"'`<>\\\0\x1b\x80-\xff]{5,512}/g;
const pieces = /[^=:,;()[\]{}|?&/@]+/g;

/** Forms of words that everybody reads: letters, numbers, and names with a number. */
const readable: readonly RegExp[] = [
  /^[A-Za-z][a-z]*(?:[A-Z][a-z]*)*$/,
  /^[A-Za-z]+(?:[._+*#~$!%-][A-Za-z]+)*[._+*#~$!%-]*$/,
  /^[._~$%#!*^+-]*(?:[A-Za-z]+[._-])*(?:[A-Za-z]{1,3}[._-]?v?\d{1,3}|[A-Z]?[a-z]*[._-]?v?\d|[A-Za-z]+[._-]v?\d{1,3})[.!%]*$/,
  /^[+#~$-]?\d+(?:[.,_/-]\d+)*(?:[a-zA-Zµ%]{0,4})?[.!]?$/,
  /^v?\d+(?:\.\d+){1,3}(?:[-+.][a-z]+\.?\d*)*$/,
  /^\d{4}-\d\d-\d\d(?:T[\d.+-]*Z?)?$|^T?\d\d\.?\d*Z?$|^\d{2}T\d{2}$/,
  /^[-+]?\d+(?:\.\d+)?(?:e[-+]?\d+)?$/i,
  /^0x[0-9a-fA-F]{1,16}$|^[0-9a-f]{1,8}$/,
  /^[._~$%#!*^+-]*$/,
  /^(?:ip|node|host|web|db|app|srv|pod|vm|i|eth|ens|wlan|cpu|disk|sd|nvme|tty|http|https|utf|sha|md|aes|rsa|x|amd|arm|oauth|ipv|s|k|ec|b|h|p|l|c|base|log4j|jdk|python|node|php|ruby|go|win|mp|es|tls|ssl|rs|hs)\d{1,4}(?:[._-][a-z0-9]{1,8})*$/i,
];

/** Numbers in hexadecimal and in decimal that could be keys, seeds and PINs, where no label says what else they are. */
const couldBeKey =
  /^(?:0x)?(?=[0-9a-f]*[a-f])(?=[0-9a-f]*\d)[0-9a-f]{12,128}$|^(?:0x)?(?=[0-9A-F]*[A-F])(?=[0-9A-F]*\d)[0-9A-F]{12,128}$|^\{?[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\}?$/i;
const couldBePin =
  /^\d{5,9}$|^\d{2,6}(?:-\d{2,6}){2,9}$|^(?=.*\d)[A-Z0-9]{4,5}(?:-[A-Z0-9]{4,5}){2,6}$|^(?=[0-9a-f]*[a-f])(?=[0-9a-f]*\d)[0-9a-f]{8}$|^(?=[a-z]*\d)[a-z0-9]{5}-[a-z0-9]{5}$|^[A-Z0-9]{8,16}$/;
/** The id of a secret is as secret as a token. */
const idOfSecret = /\b(?:secret|token)[ _-]?id["']?\s{0,8}[:=]\s{0,8}["']?$/i;
/** Shorter numbers, where what stands before says that one is secret. */
const shortPin =
  /(?<=\b(?:\w{1,16}_)?(?:cvv|cvc|pin|pin_?code|puk|code|code de[a-z ]{1,16}c'est|tan|otp|holdkey|passcode|clck=["']\w\w["'],\d|schl\S{1,3}ssel|clave|mot)["']?\W{1,4})\d{4}(?!\d)/gi;
/**
 * Plain words behind a sign, in quotes, behind what names a phrase, or three and more alone on a line; numbers of two digits in
 * hexadecimal: a phrase, the bytes of a key.
 */
const couldBePhrase =
  /(?<=[:=] ?["'`]?|["'`(>]|\xe2\x80[\x9a-\x9f]|(?:inline|phrase|wpa|psk|key|secret|string) )(?:[a-z]{3,10}[ ,-]){1,23}[a-z]{3,10}(?=["'`.<)\xe2]?\s{0,4}(?:$|[\n"'`<)\x80/]))|(?<=(?:^|\n)[ \t]{0,64})(?:[a-z]{3,10}[ ,-]){2,23}[a-z]{3,10}(?=[ \t]*(?:\r?\n|$))/g;
const couldBeBytes =
  /(?:\b(?:0x)?[0-9a-fA-F]{2}[ ,:\t]{1,2}){7,63}(?:0x)?[0-9a-fA-F]{2}\b|(?:\b[0-9a-f]{4,6} ){3,31}[0-9a-f]{4,6}\b|(?:\b\d{1,3}, ?){11,63}\d{1,3}\b|(?:\b[A-Z2-7]{4} ){3,15}[A-Z2-7]{4}\b/g;
/** Ids that are told from passwords by no more than their beginning, or not at all. */
const likeSecrets = /^(?:a Slack id|names in upper case|a name of Kubernetes|a UUID|a regular expression)/;

/** A word joined to a number by a sign that separates others: `Depot@2016`. */
const joinedToNumber = /(?<![\w.-])[A-Z]?[a-z@]{2,12}@\d{2,6}(?![\w.:@])/;

/** For rule set `closed`: all words that could be a secret and are of no form that is known to be harmless. */
export function unrecognisedWords(text: string, from: number, to: number): Mask[] {
  const found = [couldBePhrase, couldBeBytes, shortPin].flatMap((form) => [...phrases(form, text, from, to)]);
  word.lastIndex = from;
  for (let match = word.exec(text); match && match.index < to; match = word.exec(text)) {
    if (isPlaceholder(match[0])) continue;
    const isHarmless = isKnown(match[0]);
    const from = text[match.index - 1] === '\\' ? escapeAt(match[0]) : 0;
    const joined = joinedToNumber.exec(match[0]);
    if (joined) found.push(maskAt(match.index + joined.index, joined[0], false));
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

function* phrases(form: RegExp, text: string, from: number, to: number): Generator<Mask> {
  form.lastIndex = from;
  for (let match = form.exec(text); match && match.index < to; match = form.exec(text))
    yield maskAt(match.index, match[0], isBareInJson(text, match.index, match[0]));
}

/** Whether a number stands in JSON without quotes, and its mask needs some. */
function isBareInJson(text: string, at: number, value: string): boolean {
  if (!/^\d+$/.test(value)) return false;
  const behind = text.slice(at + value.length, at + value.length + 8);
  return /(?:"\s{0,4}:|[[,])\s{0,8}$/.test(text.slice(Math.max(0, at - 16), at)) && /^\s*(?:[,}\]\n]|$)/.test(behind);
}

function maskOf(text: string, piece: string, at: number, isHarmless: boolean): Mask | undefined {
  const value = piece.replace(/[.!-]+$/, '');
  if (value.length < 5 || isBehindMasked(text.slice(Math.max(0, at - 160), at))) return undefined;
  if (isMadeByPeople(piece, true)) return maskAt(at, piece, false);
  if (couldBeKey.test(value) || (couldBePin.test(value) && !/^[A-Z]{8,16}$/.test(value)) || isHardToRead(value))
    return isHarmlessThere(text, at, at + value.length) && !idOfSecret.test(text.slice(Math.max(0, at - 40), at))
      ? undefined
      : maskAt(at, value, isBareInJson(text, at, value));
  if (isHarmless || isKnown(value) || readable.some((form) => form.test(value))) return undefined;
  return maskAt(at, value, isBareInJson(text, at, value));
}

function isKnown(value: string): boolean {
  const shape = harmlessShape(value);
  return shape !== undefined && !likeSecrets.test(shape);
}

/** Whether letters alone are no word of any language. */
function isHardToRead(value: string): boolean {
  return /^(?:[A-Z]{8,16}|[a-z]{8,16})$/.test(value) && surpriseOf(value) > 0;
}

function maskAt(start: number, value: string, isBare: boolean): Mask {
  const text = isBare ? `"word-${mask}"` : `word-${mask}`;
  return { start, end: start + value.length, text, rule: 'unrecognised-word', learn: value };
}
