import { fromUtf8 } from '../../../byte-string.ts';
import { mask, type Mask, type StrictRule } from '../../rule.ts';

/** Parts of words that are, or end, the name of a number that only one person knows. */
const hints = [
  'pin', 'otp', 'puk', 'cvc', 'cvv', 'tan:', 'tan ', 'passcode', 'code', 'kod', 'combination', 'pattern', 'código', 'codice', 'clck=', 'mfa"', 'mfa=', 'mfa:', '2fa"', '2fa=', '2fa:', 'tfa"', 'tfa=',
].map(fromUtf8); // prettier-ignore
/** Such names by themselves. */
const name = /^(?:mfa|2fa|tfa|pin|pins|pincode|pinnr|otp|totp|hotp|puk|cvc2?|cvv2?|m?tan|passcode|password|pwd)$/;
/** Such names only with what owns the number: other codes are those of errors, countries and products. */
const ofOwner =
  /^(?:code|kode?|combination|pattern|código|codice|(?:freischalt|entsperr|sicherheits|bestätigungs|zugangs|tür)code)$/;
const owner =
  /(?:^|[^a-z])(?:pin|otp|totp|[2m]fa|tan|unlock|access|door|gate|alarm|disarm|security|verification|verify|confirm\w*|authentication|login|sms|installer|operator|manager|scratch|activation|backup|recovery|safe|locker|lock|entry|pairing|master|user|voucher|gift|porte|puerta|porta|acceso|accès|freischalt\w*|zugang\w*|tür|duress|card|visa|mastercard|conf\w*)(?:$|[^a-z])/;
/** Whose codes are public, right before the name. */
const ofOthers =
  /(?:error|err|status|exit|return|response|result|http|reason|country|zip|postal|product|source|byte|char|area|event|fehler|opcode|revision|build|object|point|dress|promo|bar|qr)[\s"'.:_-]{0,3}$|(?:failed|failure|exception|refused|aborted)\.\s{1,4}$/;
/** What is between a name and its number: signs, a verb, what is said of the name. */
const between =
  /^(?:_?(?:check|entry|entered|verify|value|no|nr|number|set))?["'`\])]{0,3}(?:\s?\((?:[a-z ]{1,16}\d{0,3}|\d{1,2}(?: of \d{1,2})?)\))?\s{0,4}(?:(?:is|was|are|to|set to|lautet|ist|est|c'est|es|entered|with|for \w{1,16})\s){0,2}(?:=>|[:=,>(#[]|\xef\xbc\x9a)?\s{0,4}(?:[\w-]{1,12}["']?\s?[,=]\s?)?[\\"'`[(<#]{0,3}$/;
const number =
  /(?<![\w.:/+-])(?:\d{4,10}|\d{2}(?:-\d{2}){2}|\d{3}[- ]\d{3})(?![\w.:/+-]|[ ]?(?:ms|s|sec|seconds|minutes|bytes|kb|mb|times|characters|digits|chars|attempts|requests|rows)\b)/g;
const farthest = { behind: 48, before: 64 };

/** Masks a number of four to ten digits behind the name of one that is secret: `door code 4711`, `"cvc": "123"` not, which is too short. */
export const toldNumber: StrictRule = {
  name: 'told-number', kind: 'key', since: '0.2.0', hints, glance: mayHaveNumber,
  about: 'A PIN, one-time password, CVC or code of a door, card or account, behind what names it', find: findNumber,
}; // prettier-ignore

/** Whether four digits in a row, or pairs of them, follow soon on the line. */
function mayHaveNumber(bytes: Uint8Array, at: number): boolean {
  const end = Math.min(bytes.length, at + farthest.behind + 16);
  let run = 0;
  for (let place = at + 3; place < end; place += 1) {
    const code = bytes[place]!;
    if (code === 10) return false;
    run = code > 47 && code < 58 ? run + 1 : code === 45 && run >= 2 ? run : 0;
    if (run === 4) return true;
  }
  return false;
}

function findNumber(text: string, at: number, floor: number): Mask | undefined {
  const word = wordAt(text, at, floor);
  const parts = partsOf(text.slice(word.start, word.end));
  const last = parts.at(-1) ?? '';
  const before = text.slice(Math.max(floor, word.start - farthest.before), word.start);
  const line = before.slice(before.lastIndexOf('\n') + 1).toLowerCase();
  const ahead = `${line} ${parts.slice(0, -1).join(' ')} `;
  const isNamed = name.test(last) || (ofOwner.test(last) && owner.test(ahead + last) && !ofOthers.test(ahead));
  if (!isNamed) return undefined;
  number.lastIndex = word.end;
  const found = number.exec(text);
  if (!found || found.index > word.end + farthest.behind) return undefined;
  const gap = text.slice(word.end, found.index);
  if (gap.includes('\n') || !between.test(gap) || /^(?:19|20)\d\d$/.test(found[0])) return undefined;
  return { start: found.index, end: found.index + found[0].length, text: mask, rule: toldNumber.name, learn: found[0] };
}

/** The word around a place. */
function wordAt(text: string, at: number, floor: number): { start: number; end: number } {
  let [start, end] = [at, at];
  while (start > floor && at - start < 40 && isOfWord(text[start - 1]!)) start -= 1;
  while (end < text.length && end - at < 40 && isOfWord(text[end]!)) end += 1;
  return { start, end };
}

function isOfWord(character: string): boolean {
  return /[A-Za-z_\x80-\xff-]/.test(character);
}

function partsOf(word: string): string[] {
  return word
    .replaceAll(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[_-]+/)
    .filter((part) => part !== '');
}

const codeBehind =
  /(?:is|ist|est|es) (?:your|the|ihr|dein|votre|tu|su) (?:[\w.'-]{1,24} ){0,4}(?:code|pin|otp|tan|passcode|password|\S{0,16}code)\b/iy;
const numberBefore = /(?<![\w.:/+-])(?:[A-Z]-)?(\d{4,8}|\d{3}[- ]\d{3})$/;

/** Masks a number that stands before its name, as in short messages: `482913 is your login code`. */
export const numberFirst: StrictRule = {
  name: 'number-first', kind: 'key', since: '0.3.0', hints: [' is your ', ' is the ', ' ist ihr ', ' ist dein ', ' est votre ', ' es tu ', ' es su ', ' entsperrt', ' freigeschaltet', ' quittiert', ' as your ', ' to log in', ' to login', ' to sign in', ' to verify', ' to confirm'],
  about: 'A one-time password or PIN before what names it, as in 482913 is your login code', glance: followsDigit, find: findBefore,
}; // prettier-ignore

function followsDigit(bytes: Uint8Array, at: number): boolean {
  const before = bytes[at - 1] ?? 0;
  return before > 47 && before < 58;
}

/** Whether somebody is to type the number: `use 481516 as your login code`, `enter 481516 to sign in`. */
function isToEnter(text: string, at: number, floor: number): boolean {
  const purpose =
    / (?:as your (?:[\w.'-]{1,24} ){0,3}\S{0,16}(?:code|pin|otp|password)\b|to (?:log ?in|sign in|verify|confirm)\b)/iy;
  purpose.lastIndex = at;
  const before = text.slice(Math.max(floor, at - 32), at);
  return (
    purpose.test(text) && /\b(?:use|enter|type|code)\s(?:(?:the )?(?:code|pin) )?(?:\d{3} ?\d{3}|\d{8})$/i.test(before)
  );
}

/** Whether something was unlocked with the number: `mit 481516 entsperrt`. */
function isDoneWith(text: string, at: number, floor: number): boolean {
  const verb = /\s(?:entsperrt|freigeschaltet|quittiert)\b/y;
  verb.lastIndex = at;
  return verb.test(text) && /\bmit (?:(?:code|pin) )?\d{4,8}$/i.test(text.slice(Math.max(floor, at - 24), at));
}

function findBefore(text: string, at: number, floor: number): Mask | undefined {
  const found = numberBefore.exec(text.slice(Math.max(floor, at - 16), at))?.[1];
  codeBehind.lastIndex = at + 1;
  if (found === undefined || !(codeBehind.test(text) || isDoneWith(text, at, floor) || isToEnter(text, at, floor)))
    return undefined;
  return { start: at - found.length, end: at, text: mask, rule: numberFirst.name, learn: found };
}
