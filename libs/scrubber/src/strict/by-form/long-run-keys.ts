import { detached, withoutDigits } from '../../byte-string.ts';
import { answersWithId } from '../by-look/answers.ts';
import { isConstant } from '../by-look/named-things.ts';
import { endsInPublicLabel } from '../by-look/public-labels.ts';
import {
  isBehindMasked,
  isDigestByName,
  lineBefore,
  namesKey,
  tellsOfRefusal,
  tellsOfSecret,
} from '../by-look/surroundings.ts';
import { remembering } from '../remembering.ts';
import { isAlphanumeric, mask, type Mask } from '../rule.ts';

/** What is named on the line before a long number in hexadecimal that is not a key. */
const harmlessLabel =
  /(?:trace|span|nonce|accessor|authenticator|chunk|__cursor|digest|sha-?\d*|md5|crc|commit|revision|etag|checksum|hash|uuid|guid|uid|container|docker|image|layer|build|machine|boot|request|correlation|cluster|node|pod|instance|fingerprint|verification pattern|check value|kcv|handle|serial|git|rev|reference|release|checkout|(?<![a-z])finger|thumb(?:print)?|fingerabdruck|empreinte|impronta|vingerafdruk|cert(?:ificate)?s?|created-by|odcisk\w{0,12}|certyfikat\w{0,4}|opaque|ja[34]s?h?|keccak|findvalue|if[_-]none[_-]match|if[_-]match|head|branch|tag|tgz|shasum|somme|pr\xc3?[\xbc\xfc]+fsumme|pruefsumme|huella|\xd1\x81\xd1\x83\xd0\xbc\xd0\xbc\xd0\xb0[^\n]{0,40}|tree|parent|merge|blob|object|cgroup|sandbox|pipeline|job|task|event|message|template|version|transaction|session_?hash|config\.mirror|ids?)[\w.\- ]{0,24}(?:["'\])]|&quot;|&#x?\d\w?;|<\/td><td[^<>]{0,32}>|<pre>){0,6}\s{0,24}(?:[:=@(>|]{0,2}|,\s?"value":|\svalue=|(?<=['"]),)\s{0,24}(?:W\/)?(?:\\?["'`([<]|&quot;|&#x?\d\w?;){0,4}$/i;

/**
 * The same, of what is written in ways of its own: weak ETags, checksums of named files, revisions behind a URL, keys to check signatures
 * with.
 */
const harmlessForm =
  /(?:\{(?:md5|sha\d{1,3})\}|\b(?:Parameter|Command)Key(?:<\/Name>\s{0,8}<Value[^<>]{0,40})?>|\[(?:\S{1,16} )?req-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12} (?:[0-9a-f]{32} )?|\] in <|\b(?:arm64e?|armv7[sk]?|x86_64|i386)\s{1,4}<|\b(?:transcript|recording|snapshot|attachment|archive) |\busing \w{1,8} key |\bUTC--[\w.:-]{1,40}--|\bW\/\\?"|\bHEAD is now at |\brev |\b(?:checkout|merge|merged|cherry-pick|revert|reset --hard|onto|at|from|to|since|between) (?=$)|\.\.\.?|\/etc\/machine-id:? ?|\\n|\b(?:MD5|SHA\d{1,3}) \([^()]{1,64}\) = |\.(?:tgz|git)#|[?&]rev=(?:[0-9a-f]{40}#)?|\b[GP]PG_KEYS?["']?[=:]\s{0,4}["']?|X\.509 cert '[^']{1,48}: |cursor["']?[=:]\s?["']?s=|\bri:userkey="|\b(?:cache|partition|routing|sort|object|dedup\w{0,8}|idempotency|shard|row|surrogate|index|entry|item|record|query|build|artifact|layer|lock|chunk|asset|blob|event|job|task|verify_hostname)[ _-]?key["'\])]{0,2}\s{0,4}(?:[:=]|is|was)?\s{0,4}["'([]{0,2}|\bMessage-Authenticator Attribute[^\n]{0,40}Value: |\b[Ii]dentity: {1,4}"[^"\n]{1,80}" |;i=[0-9a-f]{1,16};b=|\bID="_|\|_|\bInResponseTo="_|["'\s](?:cache|views?|pages?|fragments?|thumbs?|etags?)(?::[\w.-]{1,40}){0,3}:|(?:cat-file|rev-parse|ls-tree|rev-list|merge-base|read-tree|update-ref|diff-tree)["']?,? (?:-\w{1,12} )?(?:a\d{1,2}=["']|["'])?|\{[\w.-]{1,80}\||[?&](?:branch|tag|rev)=[\w./-]{1,64}#|\buser_data["']?: ?["']?|--?(?:recv|recv-keys?|locate-keys?|delete-keys?|export|fingerprint|edit-key|default-key|local-user|recipient|list-keys|send-keys|lsign-key|sign-key) (?:0x)?(?:[0-9A-F]{8,40} ){0,8}|\b(?:hexdigest|digest|md5|sha\d{1,3}|crc32)\w{0,8}\([^()\n]{0,64}\)(?:\.\w{1,16}\(\))? ?={2,3} ?["'])$/i;

/**
 * What says by its own form that a digest or id follows: what brings a file of a web site up to date, the sum of a named thing, the end of a
 * key of a cache, the id of a token (RFC 7519), where reports go to (HTTP), what caused something, columns of digests.
 */
const harmlessName =
  /(?:\.(?:m?js|css|map|svg|png|woff2?)\?(?:v|ver|version|rev|hash|h|t)=|\bchecksums?: (?!\S*(?:token|key|pass|secret))[\w./+-]{1,64} |\bcache[ _-]key (?!\S*[=:]$)[\w:.-]{1,64}[_:.-]|\bjti["']?\s?[:=]\s?["']?|\breport-to=["']?|"cause": ?"|[?&]file=)$|\((?![^()]*(?:pass|token|secret|key|pwd))[^()\n]{0,80}\b(?:md5|sha-?\d{1,3}|checksum|etag|digest)\b(?![^()]*(?:pass|token|secret|key|pwd))[^()\n]{0,80}\)\s?VALUES\s?\([^()\n]{0,80}["']$/i;

/** The id of a user or project of OpenStack, the name of a file of keys in Windows, a place in a ring of Cassandra. */
const idOfOwner =
  /(?<!\b(?:tokens?|keys?|secrets?|passwords?) )\b(?:for|of|by|from|find|as) (?:the )?(?:user|project|tenant|domain|account|role|group)[:=]? {0,2}["'`]?$|\\Crypto\\(?:\w{1,16}\\){1,2}(?:[\w-]{1,64}\\)?$|(?<![\w.])Token\(bytes\[$/i;
/** What was made for somebody, and follows: `token issued for user: …`. */
const madeFor =
  /\b(?:tokens?|keys?|secrets?|passwords?) (?:(?:was|has been) )?(?:issued|generated|created|minted) for (?:the )?\w{1,10}[:=] {0,2}["'`]?$/i;
/** A user by a number, and a password or key that follows: then the number is the lesser half of the two. */
const userBefore = /(?:^|[\s{,"'])user_?name["']?\s?[:=]\s?["']?$/i;
const longestUser = 16;
const passwordBefore = /(?:pass(?:word|wd)?|secret|pwd)["']?\s?[:=][^{}]{0,200}$/i;
const passwordBehind =
  /^["']?,?\s{0,24}["']?\w{0,16}(?:pass|secret|pwd)(?!\w{0,12}["']?\s?[:=]\s?["']?(?:x-oauth-basic|api_token|x)?["']?(?:[\s,}]|$))/i;
/** What names a key of PGP by its fingerprint. */
const keyOfPgp =
  /(?:keyring|\b[gp][pn]?g\b|\bsignature\b|\bsigned\b)[^\n]*\bkey (?:ID )?$|\b(?:signing-?key|default-key|trusted-key|signed-by|key-?id|gpgkey)\s{0,4}[=:]?\s{0,4}["']?$/i;

/** Ids of keys of service accounts, as Google's command line tells and takes them; the key itself is in a file. */
const idOfServiceKey =
  /\b(?:created|deleted|disabled|enabled|uploaded) key \[$|\bservice-accounts keys (?:delete|disable|enable) $/i;

/** What follows in the name of a file of keys in Windows. */
const namesKeyFile = /^_[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?![\w-])/;

/** What stands behind a commit's id at the beginning of a line of git's log. */
const commitText = /^ (?:[A-Za-z(]|\d+[ -])/;

/** What stands behind a revision in the output of git and of those who speak of it. */
const revisionText =
  /^(?:\\?["')\]]{0,2},?[ \t]+|\t)(?:refs\/|\(HEAD|\(origin|\(tag|HEAD\b|merged|into |commit|tree|blob|->|\.\.)|^\r?\nSTORE_|^ swap file /;

/** What tells that a key is meant after all. */
const keyLabel =
  /\bapi=$|[?&\\]appid=$|(?:key|token|secret|passw\w*|auth|pw_?reset)["'\])]*\s{0,4}(?:[:=]|is|was)?\s{0,4}["'([]{0,2}$|\br[01]kh=["']?[^,'"\s]{12,20}[, ][^,'"\s]{1,64}[, ]$/i;

/** The name of a file at the beginning of a line, as before its checksum in lists of dpkg. */
const nameOfFile = /^ ?\/(?:etc|usr|var|opt|lib|bin|sbin|boot|srv)\/[\w./@+:~-]{1,100} $/;

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

/** The time that a line of a log begins with: what its digits are says nothing of what follows. */
const time = /^\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?![\w.,:])/;

/** How far before a number its line is looked at. */
const farthest = 120;

/** What the text before a number in hexadecimal says of it. */
type Label = 'key' | 'harmless' | 'telling' | 'none';

const certificate = /-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]{0,65536}-----END CERTIFICATE-----/g;

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
 * Whether a number is a hash of a password by what stands around it (`bob:4096:salt:hash`, `hash, salt=`, MySQL's `*HASH`), a part of a key with the value that checks it, or a token in a list of those
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

/** Of two lines that only their times tell apart, one is judged. Many have the same time. */
function timeRemover(): (before: string) => string {
  let last = { time: '', without: '' };
  return (before) => {
    const digit = before.charCodeAt(0);
    const found = digit < 48 || digit > 57 ? '' : (time.exec(before)?.[0] ?? '');
    if (found === '') return before;
    if (found !== last.time) last = { time: detached(found), without: withoutDigits(found) };
    return last.without + before.slice(found.length);
  };
}

function labelIn(before: string): Label {
  if (
    harmlessForm.test(before) ||
    harmlessName.test(before) ||
    (idOfOwner.test(before) && !madeFor.test(before)) ||
    idOfServiceKey.test(before) ||
    namesKey.test(before) ||
    onlyTellsInNames(before)
  )
    return 'harmless';
  if (keyLabel.test(before)) return 'key';
  if (isHarmless(before) || onlyTellsOfDoing(before)) return 'harmless';
  return tellsOfSecret(before) ? 'telling' : 'none';
}

/** The number of a user or player, and the service that gave it: `userId: EOS:`, `identifiers license:`. */
const ofUser =
  /\b(?:user|player|account|owner|member)_?id["']?\s?[:=]\s?["']?(?:[A-Za-z]{2,12}:)?(?:[0-9a-f]{32}_\+_\|)?$|\bidentifiers?\b[^\n]{0,96}\blicense2?:$/i;

/** Who logs in and what is signed, as a word that says what is done. */
const doing = /\b(?:auth(?:enticat(?:ion|ed|ing))|log(?:in|on|ged)|(?:code|co|re)?-?sign(?:ing|ed))\b/gi;

/** Whether a number stands in brackets behind a name, on a line that tells of signing or of who logs in, and of no secret: `Signing App.framework (…)`. */
function onlyTellsOfDoing(before: string): boolean {
  return /[\w.)] \((?:[a-z]{3,16} )?$/.test(before) && !tellsOfSecret(before.replaceAll(doing, ''));
}

/** Names of jobs, tables and streams that hold many secrets, as `sync_password_hashes` and `ks.password_reset_tokens`. */
const nameOfMany =
  /(?<![\w.-])(?=\w+[_.])[a-z_][\w.]{1,64}(?:tokens|passwords|keys|secrets|credentials|sessions|hashes)(?![\w-])/g;
/** A number in brackets behind a name in quotes or the number of a task, and the first of two that are joined: `Job 'sync' (…)`. */
const inBrackets = /(?:["'`]|\(\d{1,5}\/\d{1,5}\)) \((?:[0-9a-f]{32}_)?$/;
/** The last cell of a row with several, of which others hold sentences in quotes. */
const lastCell = /^[^\n]*?",(?:[^",\n]{0,64},){0,4}(?:"[^"\n]{1,160}",){1,8}$/;
const sentence = /"[^" \n]{1,40}(?: [^" \n]{1,40}){1,24}",/g;

/** Whether all that tells of a secret is in the name of a thing that has an id, or in the sentences that other cells hold. */
function onlyTellsInNames(before: string): boolean {
  if (inBrackets.test(before) || /\binitializing [a-z_]{1,32}\.\w{1,64} $/i.test(before))
    return !tellsOfSecret(before.replaceAll(nameOfMany, ''));
  return lastCell.test(before) && !tellsOfSecret(before.slice(before.indexOf('",') + 2).replaceAll(sentence, ''));
}

function isHarmless(before: string): boolean {
  if (
    /(?:https|wss):\/\/[^\s/]{1,80}(?:\/[\w.-]{1,24}){0,3}\/(?:v\d|hooks?|webhooks?|push|ping|rpc|ws|api|token)\/$/.test(
      before,
    )
  )
    return false;
  return (
    nameOfFile.test(before) ||
    /[/@.]$|\w-$|\breq_$/.test(before) ||
    harmlessLabel.test(before) ||
    isBehindMasked(before) ||
    ofUser.test(before) ||
    endsInPublicLabel(before, tellsOfSecret)
  );
}

/**
 * Masks base64 of a text that holds a secret itself, such as a Kubernetes Secret within a manifest.
 *
 * @param holdsSecret whether a decoded text does
 */
export function encodedSecret(
  text: string,
  start: number,
  end: number,
  holdsSecret: (decoded: string) => boolean,
): Mask | undefined {
  if (end - start > 2 ** 16) return undefined;
  const run = text.slice(start, end);
  if (!/[A-Z]/.test(run)) return undefined;
  const encoded = /(?:^|[^A-Za-z0-9+/])([A-Za-z0-9+/_-]{32,65536}={0,2})$/.exec(run)?.[1];
  if (encoded === undefined || !/[A-Z]/.test(encoded) || !/[a-z]/.test(encoded) || !isText(encoded.slice(0, 16)))
    return undefined;
  if (!isText(encoded) || isDigestByName(text, end - encoded.length)) return undefined;
  const decoded = Buffer.from(encoded, 'base64').toString('latin1');
  if (!holdsSecret(decoded.replaceAll(certificate, ''))) return undefined;
  return { start: end - encoded.length, end, text: `base64-${mask}`, rule: 'encoded-secret', learn: encoded };
}

function isText(encoded: string): boolean {
  return /^[\t\n\r\x20-\x7e]{12,}$/.test(Buffer.from(encoded, 'base64').toString('latin1'));
}
