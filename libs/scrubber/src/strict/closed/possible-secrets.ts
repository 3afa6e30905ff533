import { fromUtf8 } from '../../byte-string.ts';
import { isNoValue } from '../value/no-values.ts';
import type { Word } from '../by-weight/words.ts';
import { anyOf, tellingStems } from '../by-weight/told/telling-stems.ts';
import { lineBefore } from '../by-look/line-before.ts';
import { tellsOfSecret } from '../by-look/surroundings.ts';
import { isMeasured } from './measured-numbers.ts';
import type { Words } from './known-words.ts';

/** How far the text before a word is asked whether it tells of a secret. */
const farthest = { word: 160, number: 40 };

/** Shorter numbers, where what stands before says that one is secret. */
const shortPin =
  /(?<=\b(?:\w{1,16}[_ ])?(?:cvv|cvc|pin|pin_?code|puk|codes?|kod[ei]?|koodi|c\xc3\xb3digo|codigo|codice|tan|otp|holdkey|passcode|clck=["']\w\w["'],\d|schl\S{1,3}ssel|clave|mot)(?: de[a-z ]{1,16}c'est| ma\S{1,4}tre)?["']?\W{1,4})(?:\d{4}[A-Z]?|(?=[A-Z]{0,7}\d)[0-9A-Z]{4,8})(?![\w.:]|-\d)/gi;
/**
 * Plain words behind a sign, in quotes, behind what names a phrase, or three and more alone on a line; numbers of two digits in
 * hexadecimal: a phrase, the bytes of a key.
 */
const phrase =
  /(?<=[:=] ?["'`]?|["'`(>]|\xe2\x80[\x9a-\x9f]|(?:inline|phrase|wpa|psk|key|secret|string) )(?:[a-z]{3,10}[ ,-]){1,23}[a-z]{3,10}(?=["'`.<)\xe2]?\s{0,4}(?:$|[\n"'`<)\x80/]))|(?<=(?:^|\n)[ \t]{0,64})(?:[a-z]{3,10}[ ,-]){2,23}[a-z]{3,10}(?=[ \t]*(?:\r?\n|$))/g;
/** Four words and more that one sign joins, or three of which one has a letter that is not of ASCII. */
const joinedPhrase =
  /(?<=^|[\s"'`:=(\xab\xbb\x80-\xbf])(?:(?:[a-z]{3,12}([-_.]))(?:[a-z]{3,12}\1){2,10}[a-z]{3,12}|(?=[a-z_.-]{0,64}[\x80-\xff])(?:[a-z\x80-\xff]{3,16}([-_.]))(?:[a-z\x80-\xff]{2,16}\2){1,10}[a-z\x80-\xff]{3,16})(?=["'`.,;)\xc2\xe2\xe3]{0,3}\s{0,4}(?:$|[\n"'`<\x80-\xbf]))/g;
const bytes =
  /(?:\b[0-9A-Fa-f]{2}[ -]){5,6}[0-9A-Fa-f]{2}\b|(?:\b(?:0x)?[0-9a-fA-F]{2}[ ,:\t]{1,2}){7,63}(?:0x)?[0-9a-fA-F]{2}\b|(?:\b[0-9a-f]{4,6} ){3,31}[0-9a-f]{4,6}\b|(?:-?\b\d{1,3}, ?){11,63}-?\d{1,3}\b|(?:\b[A-Z2-7]{4} ){3,15}[A-Z2-7]{4}\b|(?<=[[<(])\d{3}(?:,? \d{3}){5,63}(?=[\])>])/g;
/** Bytes as languages write them in strings. */
const escapes = /(?:\\{1,4}x[0-9a-fA-F]{2}[!-~]?){6,64}/g;
/** Groups of signs as codes for recovery, of programs and of devices are printed: `7955 8870`, `3ox2 dg2c 803p`, `0 6 0 1 1 6`. */
const groups =
  /(?<![\w.:*-])(?:\d{4} \d{4}(?: \d{4}){0,6}(?! ?[\d*])|\d{3}-\d{3}(?![\d-])|\d{3} \d{3}(?: \d{3}){0,3}(?! ?\d)|\d{1,2}(?: - \d{1,2}){2,4}|(?:\d ){3,9}\d|(?:[A-Za-z0-9]{4} ){2,12}[A-Za-z0-9]{4})(?![\w.:-])/g;
/** Of groups of four letters and digits: small ones with a digit, or of both cases and not as names and sentences are written. */
const isCode = /^(?=.*\d)[a-z0-9 ]+$|^(?=.*[a-z])(?=.*[A-Z])(?!.*\b[A-Z]?[a-z]{3,4}\b)[A-Za-z0-9 ]+$|^[\d -]+$/;
/** Letters that are not of ASCII and a number: in Greek and Cyrillic the word with it, behind others the number alone. */
const foreignWithNumber =
  /(?:[\xc3-\xd4][\x80-\xbf]){3,24}[!?*#._@$%+-]?\d{1,4}(?:[!?*#._@$%+-]|(?:[\xc3-\xd4][\x80-\xbf]){1,24}[!?*#._@$%+-]?\d{0,4})?(?![\d.:/-])|(?<=[\xe3-\xed][\x80-\xbf]{2} ?)\d{4,8}(?![\d.:/-])/g;
/** A plain word where values stand, at the end of a line or in quotes: what its line tells of says whether it is one. */
const plainWord =
  /(?<![Nn]ame\s?=\s?["'])(?<=[:=,] ?|["'`(]|-[a-zA-Z] |\xc2\xab(?:\xc2\xa0| )?|\xef\xbc\x9d|\S )(?:[A-Za-z]{5,24}|(?:[\xc3-\xd4][\x80-\xbf]){4,24}|[a-z]{3,12} \d{2,4}|(?:[a-z]{3,12}[ _.-]){1,6}[a-z]{3,12})(?!["'`]\s{0,4}:)(?=["'`.;)]{0,2}\s{0,4}(?:$|\n)|["'`)]|(?:\xc2\xa0| )?\xc2\xbb| -[a-z])/g;
/** Four digits that are no year and no part of a time or an address. */
const shortNumber = /(?<![\w.:,/+-])(?!(?:19|20)\d\d)\d{4}[A-Z]?(?![\d:/-]|[.,]\d|\w)/g;

/** Parts of a text that could be a phrase, a PIN, the bytes of a key, a code in groups, or a plain word that a line calls a secret. */
export function* possibleSecrets(text: string, from: number, to: number, words: Words): Generator<Word> {
  const says = ({ start, end }: Word): boolean => !words.areCommon(text.slice(start, end));
  for (const form of [phrase, joinedPhrase]) for (const one of found(form, text, from, to)) if (says(one)) yield one;
  for (const form of [bytes, escapes, foreignWithNumber, shortPin]) yield* found(form, text, from, to);
  for (const one of found(groups, text, from, to)) if (isCode.test(text.slice(one.start, one.end))) yield one;
  for (const one of found(plainWord, text, from, to))
    if (says(one) && !saysNothing(text.slice(one.start, one.end)) && isTold(lineBefore(text, one.start, farthest.word)))
      yield one;
  for (const { start, end } of found(shortNumber, text, from, to))
    if (
      isTold(lineBefore(text, start, farthest.number).replace(/.*\*/, '')) &&
      !isMeasured(
        text.slice(start, end),
        lineBefore(text, start, farthest.word),
        text.slice(end, end + farthest.number),
      )
    )
      yield { start, end };
}

function* found(form: RegExp, text: string, from: number, to: number): Generator<Word> {
  form.lastIndex = from;
  for (let match = form.exec(text); match && match.index < to; match = form.exec(text))
    yield { start: match.index, end: match.index + match[0].length };
}

const telling = new RegExp(
  [
    anyOf(tellingStems),
    ...['question', 'frage', 'pregunta', 'domanda', 'pergunta', 'answer', 'antwort', 'r\u00e9ponse', 'respuesta', 'risposta', 'soru', 'yan\u0131t', '\u7b54', '\u0627\u0644\u062c\u0648\u0627\u0628', 'maiden'].map(fromUtf8),
  ].join('|'),
  'i',
); // prettier-ignore

/** Words that tell a state, and sentences. */
function saysNothing(value: string): boolean {
  return (
    /^(?:true|false|none|null|nil|yes|off|default|unknown|active|inactive|running|stopped|started|ready|waiting|closed|opened?)$/i.test(
      value,
    ) || isNoValue(value)
  );
}

function isTold(before: string): boolean {
  return tellsOfSecret(before) || telling.test(before);
}
