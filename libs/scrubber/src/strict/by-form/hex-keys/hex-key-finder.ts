import { answersWithId } from '../../by-look/answers.ts';
import { isConstant } from '../../by-look/named-things.ts';
import { lineBefore } from '../../by-look/line-before.ts';
import { tellsOfRefusal } from '../../by-look/surroundings.ts';
import { remembering } from '../../remembering.ts';
import { isAlphanumeric, mask, type Mask } from '../../rule.ts';
import { labelIn, type Label } from './label-before.ts';
import { timeRemover } from './without-time.ts';

/** A user by a number, and a password or key that follows: then the number is the lesser half of the two. */
const userBefore = /(?:^|[\s{,"'])user_?name["']?\s?[:=]\s?["']?$/i;

const longestUser = 16;

const passwordBefore = /(?:pass(?:word|wd)?|secret|pwd)["']?\s?[:=][^{}]{0,200}$/i;

const passwordBehind =
  /^["']?,?\s{0,24}["']?\w{0,16}(?:pass|secret|pwd)(?!\w{0,12}["']?\s?[:=]\s?["']?(?:x-oauth-basic|api_token|x)?["']?(?:[\s,}]|$))/i;

/** What names a key of PGP by its fingerprint. */
const keyOfPgp =
  /(?:keyring|\b[gp][pn]?g\b|\bsignature\b|\bsigned\b)[^\n]*\bkey (?:ID )?$|\b(?:signing-?key|default-key|trusted-key|signed-by|key-?id|gpgkey)\s{0,4}[=:]?\s{0,4}["']?$/i;

/** What follows in the name of a file of keys in Windows. */
const namesKeyFile = /^_[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?![\w-])/;

/** What stands behind a commit's id at the beginning of a line of git's log. */
const commitText = /^ (?:[A-Za-z(]|\d+[ -])/;

/** What stands behind a revision in the output of git and of those who speak of it. */
const revisionText =
  /^(?:\\?["')\]]{0,2},?[ \t]+|\t)(?:refs\/|\(HEAD|\(origin|\(tag|HEAD\b|merged|into |commit|tree|blob|->|\.\.)|^\r?\nSTORE_|^ swap file /;

const hexDigits =
  /(?:pub|SK|AC)?(?:[0-9a-f]{32}(?:[0-9a-f]{8})?|[0-9A-F]{32}(?:[0-9A-F]{4}|[0-9A-F]{8})?)(?![A-Za-z0-9])/g;

/** A name and a sign before a number in hexadecimal, outside of URLs. */
const isAssigned =
  /^(?!.{0,80}(?::\/\/|\?)\S*$).*(?:[=:]|=>)\s{0,2}["'`]$|^[^?&;/]{1,48}=[ ]?$|^\s*[A-Za-z_]{3,40}[ \t]{1,8}["']?$|\b(?:buildConfigField|resValue)\b.*, "(?:\\")?$|^\s*(?:- )?["']?[\w.@-]{1,64}:[\w.@ -]{1,48}:$/;

/** What follows 32 digits in a key of Mailgun or Infobip. */
const inGroups = /^-[0-9a-f]{8}-(?:[0-9a-f]{8}|(?:[0-9a-f]{4}-){3}[0-9a-f]{12})(?![\w-])/;

/** A user and how often the password was hashed. */
const iterated = /^[\w@-]{1,64}:\d{3,7}:$/;

const saltOrCheck = new Set(['"', "'", ',', ';', ' ']);

/** The number of a subscriber in a list, behind which its keys stand. */
const ofSubscriber = /(?:^|[\s,;"])\d{14,15}[,;](?:[0-9a-f]{32}[,;])?$/i;

/** Which nodes a token of Teleport lets in, and until when. */
const joinsAs =
  /^ {1,8}(?:Node|Proxy|Auth|Kube|App|Db|Bot|Trusted_cluster|WindowsDesktop|Discovery|User)\b[\w,]{0,80} {1,40}(?:\S{1,80} {1,40})?(?:\d{4}-\d\d-\d\d|\d\d \w{3} \d\d|never\b)/i;

const endsLine = /^[\\"'`\]),;]{0,4}[ \t]{0,8}(?:[\r\n]|$)/;

/** How far before a number its line is looked at. */
const farthest = 120;

/**
 * Makes the search for API and application keys (32 or 40 hexadecimal digits) that stand alone, by what is said before them:
 * ids, digests and checksums of the same form stay. It remembers what it judged, as the same few messages come again and again: take one
 * for each flare, so that they go with it.
 */
export function hexKeyFinder(): (text: string, from: number, end: number) => Mask | undefined {
  const judge = remembering(labelIn);
  const withoutTime = timeRemover();
  const none = { before: '', label: labelIn('') };
  let last = none;
  const labelOf = (before: string): Label => {
    if (before !== last.before) last = { before, label: judge(withoutTime(before)) };
    return last.label;
  };
  return (text, from, end) => {
    const found = hexKey(text, from, end, labelOf);
    // A part of a text keeps all of that alive.
    last = none;
    return found;
  };
}

function hexKey(text: string, from: number, end: number, labelOf: (before: string) => Label): Mask | undefined {
  if (endsInId(text, from, end, labelOf)) return undefined;
  const run = text.slice(from, end);
  hexDigits.lastIndex = 0;
  for (let match = hexDigits.exec(run); match; match = hexDigits.exec(run)) {
    const start = from + match.index;
    const stop = start + match[0].length;
    const groups = inGroups.exec(text.slice(stop, stop + 40))?.[0];
    if (groups !== undefined && !isAlphanumeric(text.charCodeAt(start - 1)))
      return keyAt(start, stop + groups.length, match[0] + groups);
    if (isAlphanumeric(text.charCodeAt(start - 1)) || !/[a-fA-F]/.test(match[0]) || isConstant(match[0])) continue;
    if (isNamed(text, start, stop, labelOf)) continue;
    return keyAt(start, stop, match[0]);
  }
  return undefined;
}

function keyAt(start: number, end: number, learn: string): Mask {
  return { start, end, text: `key-${mask}`, rule: 'hex-key', learn };
}

/** Whether all that could be a key is at the run's end, and is named as something else there: `trace_id=…`, which most runs are. */
function endsInId(text: string, from: number, end: number, labelOf: (before: string) => Label): boolean {
  if (end - from >= 64) return false;
  const start = end - (end - from < 40 || isAlphanumeric(text.charCodeAt(end - 41)) ? 32 : 40);
  return (
    start > from &&
    start - from < 32 &&
    !isAlphanumeric(text.charCodeAt(start - 1)) &&
    labelOf(lineBefore(text, start, farthest)) === 'harmless'
  );
}

function isNamed(text: string, start: number, end: number, labelOf: (before: string) => Label): boolean {
  const before = lineBefore(text, start, farthest);
  if (answersWithId(text, start)) return true;
  if (isHashOrToken(before, text.slice(start, end), text.slice(end, end + 96))) return false;
  if (before === '' && /^[0-9a-f]{40}$/.test(text.slice(start, end)) && commitText.test(text.slice(end, end + 8)))
    return true;
  if (revisionText.test(text.slice(end, end + 16)) || namesKeyFile.test(text.slice(end, end + 40))) return true;
  if (userBefore.test(before.slice(-longestUser)) && hasPassword(text, start, end)) return true;
  if (
    /^[0-9A-F]{40}$/.test(text.slice(start, end)) &&
    keyOfPgp.test(before) &&
    !/hmac|webhook|secret|jwt|\bapi\b/i.test(before)
  )
    return true;
  const label = labelOf(before);
  if (label === 'harmless' || label === 'key') return label === 'harmless';
  const behind = text.slice(end, end + 48);
  if (/^(?:[/.@-](?!us\d{1,2}\b)\w| {2}\S|:[\w*])/.test(behind)) return true;
  return label === 'none' && !tellsOfRefusal(behind) && !isAlone(before, text.slice(start, end), behind);
}

function hasPassword(text: string, start: number, end: number): boolean {
  return (
    passwordBehind.test(text.slice(end, end + 64)) || passwordBefore.test(text.slice(Math.max(0, start - 240), start))
  );
}

/**
 * Whether a number is a hash of a password by what stands around it (`bob:4096:salt:hash`, `hash, salt=`, `*HASH` of MySQL), a part of a key
 * with the value that checks it, or a token in a list of those
 * that let nodes join a cluster.
 */
function isHashOrToken(before: string, digits: string, behind: string): boolean {
  if (before === '' && joinsAs.test(behind)) return true;
  const [last, next] = [before.at(-1) ?? '', behind[0] ?? ''];
  if (last === '*') return !/[\w*]\*$/.test(before) && /^[0-9A-F]{40}$/.test(digits);
  if (next === ':') return last === ':' && iterated.test(before) && /^:[0-9a-f]{32,64}\s*(?:\n|$)/i.test(behind);
  if (!saltOrCheck.has(next)) return false;
  if (/^(?:["']?, ?["']?salt["']?[=:]|[ ,;]{1,2}KCV\b)/i.test(behind)) return true;
  return (last === ',' || last === ';') && (next === ',' || next === ';') && ofSubscriber.test(before);
}

/**
 * Whether a number is all of its line, or is assigned there to a name that says nothing. Forty digits in upper case that stand alone are
 * the fingerprint of a key of PGP.
 */
function isAlone(before: string, digits: string, behind: string): boolean {
  if (!endsLine.test(behind)) return false;
  return isAssigned.test(before) || (/^[\s"'`[(,-]*$/.test(before) && !/^[0-9A-F]{40}$/.test(digits));
}
