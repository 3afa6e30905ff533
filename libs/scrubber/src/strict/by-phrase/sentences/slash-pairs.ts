import { mask, type Mask, type StrictRule } from '../../rule.ts';
import { isPlaceholder } from '../../value/plain-values.ts';
import { closesString } from '../phrase.ts';
import { isNoWord, isPlaceOrTime } from '../stays.ts';

/** A network, a mail box or an account, and its name, at the end of what stands before the slash. */
const named =
  /\b(ssid|wi-?fi|wlan|imap|smtp|pop3|e-?mail|login|log-in|account|konto|cuenta|compte|conta|user(?:name)?|bruger(?:navn)?|benutzer(?:name)?|utilisateur|usuario|test(?:bruger|user|konto|account|benutzer)|zugang|zugangsdaten|credentials?|creds|use)\b[^\n/"]{0,40}?[\s:=]([\w.@+-]{2,64})$/i;
const secret = /\s{1,2}\/\s{1,2}([^\s"'<>,;|]{5,64}?)(?=[.!?)]?(?:[\s"'<>,;|]|$))/y;
const joined = /^[a-z]{3,14}(?:[-._+][a-z]{3,14}){1,7}$/;
/** What stands behind `use` as a password rather than as the next of two names: `python2 / python3`. */
const mayBeUsed = /^(?![a-z]+-?\d{1,3}$)(?=.*\d\d|.*[!#$%^&*]).{8,}$/i;
const farthest = 112;

/** Masks what stands behind the name of a network, a mail box or an account and a slash: `imap eva@example.org / ********`. */
export const slashPair: StrictRule = {
  name: 'slash-pair', kind: 'key', since: '0.3.0', hints: [' / '], glance: isNoRequest,
  about: 'The secret behind the name of a network, a mail box or an account and a slash', find: findPair,
}; // prettier-ignore

/** `GET / HTTP/1.1`, and what has no letter before it. */
function isNoRequest(bytes: Uint8Array, at: number): boolean {
  return bytes[at - 1] !== 84 && bytes[at + 3] !== 72;
}

function findPair(text: string, at: number, floor: number): Mask | undefined {
  secret.lastIndex = at;
  const found = secret.exec(text)?.[1];
  if (found === undefined || isPlaceholder(found)) return undefined;
  const [, noun = '', name = ''] = named.exec(text.slice(Math.max(floor, at - farthest), at)) ?? [];
  if (noun === '' || isPlaceOrTime.test(found)) return undefined;
  if (noun === 'use' && !mayBeUsed.test(found)) return undefined;
  const words = joined.test(found) ? found.split(/[-._+]/).length : 0;
  const isTold = /^(?:ssid|wi-?fi|wlan)$/i.test(noun) ? words > 2 : name.includes('@') && words > 1;
  if (!isTold && (words > 0 || !isNoWord(found))) return undefined;
  const start = secret.lastIndex - found.length;
  if (closesString(text, start - 1)) return undefined;
  return { start, end: start + found.length, text: mask, rule: slashPair.name, learn: found };
}
