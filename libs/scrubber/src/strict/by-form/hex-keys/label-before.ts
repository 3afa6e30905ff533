import { endsInPublicLabel } from '../../by-look/public-labels.ts';
import { isBehindMasked, namesKey, tellsOfSecret } from '../../by-look/surroundings.ts';

/** What the text before a number in hexadecimal says of it. */
export type Label = 'key' | 'harmless' | 'telling' | 'none';

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

/** Ids of keys of service accounts, as Google's command line tells and takes them; the key itself is in a file. */
const idOfServiceKey =
  /\b(?:created|deleted|disabled|enabled|uploaded) key \[$|\bservice-accounts keys (?:delete|disable|enable) $/i;

/** What tells that a key is meant after all. */
const keyLabel =
  /\bapi=$|[?&\\]appid=$|(?:key|token|secret|passw\w*|auth|pw_?reset)["'\])]*\s{0,4}(?:[:=]|is|was)?\s{0,4}["'([]{0,2}$|\br[01]kh=["']?[^,'"\s]{12,20}[, ][^,'"\s]{1,64}[, ]$/i;

/** The name of a file at the beginning of a line, as before its checksum in lists of dpkg. */
const nameOfFile = /^ ?\/(?:etc|usr|var|opt|lib|bin|sbin|boot|srv)\/[\w./@+:~-]{1,100} $/;

export function labelIn(before: string): Label {
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
