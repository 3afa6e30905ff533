import { fromUtf8 } from '../../byte-string.ts';
import { isBelowPublic } from './below-public.ts';
import { endsIn } from './ends-in.ts';
import { isInHarmlessPair } from './harmless-pairs.ts';
import { isInVersion, placeOnPage } from './harmless-shapes.ts';
import { isHandle, isHostOfLog, isHostOfUser, isOwnerOfKey } from './hosts-and-owners.ts';
import { lineBefore } from './line-before.ts';
import { endsInPublicLabel } from './public-labels.ts';
import { publicName } from './public-names.ts';

/** What the text around a word says of it. */
export type Surroundings = 'harmless' | 'telling' | 'plain';

/** A label that names a secret and not something about it, though it ends like that of a digest. */
const secretLabel =
  /(?<=(?:(?:clave|secret|passw\w{0,3}|pwd|token|kennwort|(?<![a-z])(?:h?a1|nt|lm|ntlm|pw))[_-]?(?:sha\d{0,3}|hash|value|hex|b64)|\bha1|key_?file)["']?(?:[:=]|\svalue=)\s?["']?|\binline:|[?&]mtid=)/iy;

/** How far the text before and behind a word is looked at, within its line. */
const farthest = { label: 160, line: 160, behind: 48 };

/** What is between a label and its value: signs, quotes and brackets, also as JSON, HTML and tables write them. */
const between = String.raw`(?:\\*["'\x60]|&quot;|&#x?\d\w?;|[\])]|\s?\|){0,6}\s{0,40}(?:[:=@(|>-]{0,3}(?:\s?(?:Some|Just|Optional|Ok)(?=[([]))?|value=|,\s?\\?["']value\\?["']:\s?|:\s?\{\s?\\?["'](?:S|stringValue|value|text|inline_bytes|inline_string)\\?["']:)\s{0,24}(?:"[^"\n]{1,100}" -> )?(?:\[\s(?=\\*["']))?(?:(?<=["']\s?[:=]\s?)[bru]{1,2}(?=["']))?(?:\\*["'\x60(\[{<]|&quot;|&#x?\d\w?;|W/\\*["']){0,4}(?:,?<<\\?")?`;

/** Of the characters that a byte can be. */
const lettersAndNumbers =
  '0-9A-Za-z\u00aa\u00b2\u00b3\u00b5\u00b9\u00ba\u00bc-\u00be\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u00ff';
/** Read from the end of the label to its beginning, as the two below: a search from the left would begin at every letter. */
const harmlessLabel = new RegExp(
  `(?<=(?:^|[^${lettersAndNumbers}]|_|(?-i:[a-z](?=[A-Z])))(?:${publicName}|[\\w.-]*(?:[_-](?:id|hash|digest|sha\\d*|rev|etag|fingerprint|ref|file|path|pub|cert|version|public[_-]key)|public[_-]key|(?-i:Ids?|IDs?|Hash|Digest|ETag|Etag|Fingerprint|Thumbprint|File|Path|PublicKey|Certificate|Cert|Version)))\\d*${between})`,
  'iy',
);

/** Forms that are public by what stands right before them. */
const harmlessBefore = new RegExp(
  `(?<=(?:${[
    // Public keys, fingerprints and digests
    String.raw`\bssh-(?:rsa|ed25519|dss|ed25519-cert-v01@openssh\.com)(?: |%20)|\becdsa-sha2-nistp\d{3} |\bsk-(?:ssh-ed25519|ecdsa-sha2-nistp256)@openssh\.com |\b(?:ssh-(?:rsa|ed25519|dss)|ecdsa-sha2-nistp\d{3}) \d{3,4} |\b[Pp]ublic[ _-]?[Kk]ey base64:`,
    String.raw`\b(?:sha1|sha256|sha384|sha512|SHA256|SHA512|MD5|h1|md5|blake3|b2|sha3-\d{3})[:-]|\bW/\\?"`,
    // Signatures of mail and of zones, answers to challenges, and what asks for them
    String.raw`\bp=|\bbh=|\bb=|; ?p=|\bTSIG hmac-[\w.-]{2,24} \d{1,12} \d{1,6} \d{1,3} |\bkey_?[aA]uthorization=["']|\b(?:hexdigest|digest|md5|sha\d{1,3}|crc32)\w{0,8}\([^()\n]{0,64}\)(?:\.\w{1,16}\(\))? ?={2,3} ?["']|[?&]EIO=\d&transport=\w{2,12}&t=`,
    // Images, parts of messages, encoded words
    String.raw`\bbase64,|data:[\w/+.-]{1,40};base64,|-{4,}\w{0,24}|\bBoundary[=_"]?|=\?utf-8\?q\?`,
    // Ids of keys by their algorithm
    String.raw`\b(?:ed25519|curve25519):`,
    // Users and projects behind a request, sums of named files
    String.raw`\[(?:\S{1,16} )?req-[0-9a-f-]{36} (?:[0-9a-f]{32} )?|\b(?:MD5|SHA-?\d{1,3}|SHA3-\d{3}|BLAKE2\w{0,4}) [\w./@+~-]{0,64}/[\w.@+~-]{1,64} `,
    // Names of hosts, classes, resources, packages and addresses
    String.raw`://[\w.-]*|\barn:aws[\w:/.*-]*|\bocid1\.[\w.-]{1,40}\.|\bk[1-4]\.public\.|\.(?:tgz|git|zip)#|/nix/store/|(?:^|[\s[(,="'])(?:(?:[0-9a-f]{1,4}:){2,7}|(?:[0-9A-F]{2}:){2,7})`,
    String.raw`\b[Vv]ia |@@ |<0x|\$Id: |\{(?:md5|sha\d{1,3})\}|\] in <|\b__CURSOR=\S{0,160}`,
    // Hashed names of known hosts, records of DNS, nonces of SOAP
    String.raw`(?:^|\n)\|1\|(?:[\w+/=]{1,40}\|)?|\bDNSKEY \d{1,5} \d{1,3} \d{1,3} |\b_acme-challenge\S{0,60} (?:\d{1,8} )?(?:IN )?TXT "|<(?:\w{1,8}:)?Nonce\b[^<>]{0,160}>`,
    // Short links, sessions of mail and of brokers, names of teams that sign programs
    String.raw`://(?:maps\.app\.goo\.gl|goo\.gl|youtu\.be|bit\.ly|t\.co|tinyurl\.com|aka\.ms|[\w.-]*(?:wiki|confluence)[\w.-]*(?:/wiki)?/x|(?:scans\.)?gradle\.com/s)/`,
    String.raw`\b(?:imap|pop3|lmtp|submission|managesieve)\([^()\s]{1,128}\)<\d{1,10}><|\brip=[\da-f.:]{1,45}, [^\n]{0,120}\bsession=<`,
    String.raw`\b(?:CONN|SUB|UNSUB|PUB|PING|DISCONN)[A-Z]{2,7} (?:to|from) |\b(?:Distribution|Development|Developer|Application|Installer): [^()"\n]{1,60} \(`,
    String.raw`<key>\w{0,32}(?:[Ss]ize|[Ll]ength|[Cc]ount|[Tt]imeout|ID|UUID|Hash|Digest|Fingerprint|Thumbprint|Serial|SerialNumber|ProductName|DeviceName|Model|Version|Topic)</key>\s{0,4}<\w{1,8}>`,
    // What shows who owns a domain, keys of pages, records of DNS, flags of Java, who did something, indices of Elasticsearch
    String.raw`\b(?:[\w-]{3,40}-(?:site|domain)|google|facebook|apple|yandex|pinterest|atlassian|zoom|stripe|docusign|adobe|globalsign|MS)-verification(?:["']? content=["']|=)|\bgrecaptcha\.execute\(["']`,
    String.raw`\bIN\s{1,8}(?:C?DNSKEY|RRSIG|C?DS|TLSA|SMIMEA|SSHFP|OPENPGPKEY|NSEC3?|NSEC3PARAM|DHCID|KEY|word-\*{8}(?:~[0-9a-f]{5})?)\s[^\n"]{0,150}|-XX:`,
    String.raw`\.AspNetCore\.[A-Z]\w{2,20}\.|\b(?:[AS]Nonce|MIC|PMKID|RSC)[\w ]{0,16}(?: - hexdump\(len=\d{1,4}\))?: (?:[0-9a-f]{2} ){0,48}|\b[Bb]lob key |\benr:|(?<![*])(?:\*{4}[ -]){2,3}|\bSignatur |\b[Bb]y @|[(,] ?@|\bmic="|"ctx":"|"client":"(?=conn\d)|\[youtube\] |\$rid=|\bvault:v\d{1,3}:|\blease_id\s{0,16}[=:]?\s{0,16}["']?[\w./-]{1,128}/|[cC]ertificate;binary:: ?|\[kworker/[\w:]{0,24}|\b(?:SHA\d{1,3}|MD5|CRC\d{0,2}) of \S{1,200}: |\bsha512-[\w+/=]{4,100}\[\.\.\.\]|::test_(?!\w{0,80}(?:token|key|pass|auth|secret))\w{1,80}\[|\bmodel(?:=|: ?)["']?[A-Z]{2,12} |\bpostfix(?:/[\w-]{1,24}){1,3}\[\d{1,9}\]: |\bcache client key |\b(?:[Uu]ploaded|[Dd]ownloaded|[Dd]eleted|[Cc]hecked) file (?:(?:to|from|at|by) )?key: |active_storage_blobs\b[^\n]{0,60}"key" = [^\n]{0,12}\[\["key", "| -p [rwxa]{1,4} -k | -F key=|\bBORG_KEY |\bri:userkey="|\buuid of [^\n:]{1,64}: |\bkube_\w{1,64}\{[^{}\n]{0,140}="|\b(?:green|yellow|red) {1,8}(?:open|close) {1,8}\S{1,64} {1,32}`,
    // Objects of monitoring, sessions of mail servers, messages of routers, partitions of chips, requests of Xen, packages of Windows, names of keys of MACsec
    String.raw`\b(?:Checkable|Service|Host|Notification|notification|Downtime|Comment|Dependency) '|\b(?:sql|ldap|pam|lua|dict|static|oauth2|passwd-file)\([^()\s,]{1,128},[\d.a-f:]{2,45},<|%%\d\d[A-Z]\w{1,12}/\d/\w{2,40}\(|\bboot: {1,4}\d{1,2} [\w-]{1,16} {2,16}[\w ]{1,24}?(?: [0-9a-f]{2,8}){0,3} |\|[\w.]{3,60} [RD]:|\b(?:PackageFamilyName|PackageFullName|AppUserModelI[Dd]|PublisherId)["']?\s{0,4}[:=]?\s{0,3}["']?[\w.]{0,60}|\bmacsec\b[^\n]{0,80}\bckn |\bmka: CKN `,
    // What is read by SNMP of a device and its parts, nodes of OPC UA, resources of XMPP, tags of YAML that name a secret, sums of HomeKit
    String.raw`(?:\b(?:ENTITY|IF|IP|TCP|UDP|HOST-RESOURCES|SNMPv2|LLDP|BRIDGE|Q-BRIDGE|UPS|Printer|DISMAN-EVENT|RMON|OSPF|BGP4|UCD-(?:SNMP|DISKIO)|CISCO-[A-Z-]{2,30})-MIB::(?!\w{0,40}(?:[Cc]ommunity|[Pp]ass|[Kk]ey|[Ss]ecret))|\bSNMPv2-SMI::mib-2\.|(?:^|[\s"=])\.?(?:iso|1)\.3\.6\.1\.2\.1\.)[\w.:"-]{1,80} = (?:STRING|Hex-STRING|OID|INTEGER|IpAddress): "?|\bns=\d{1,5};[isgb]=(?:\[[\w.-]{1,40}\]|\[)?|\b(?:to|from|jid|by)=["'][\w.+-]{1,64}@[\w.-]{1,64}/|(?<=:\s{1,4})!(?:secret|env_var|ENV|Ref|GetAtt|Sub|ImportValue) ["']?|\bsf=\d{1,2} ["']?sh=|\brefresh keys(?:, active key)? \[?`,
    // Tables of the firmware, nodes of a mesh, where a certificate's issuer answers, names of secrets that a kubelet does not find, hashes of Nix
    String.raw`\bACPI: [A-Z]{4} 0x[0-9A-F]{8,16} [0-9A-F]{6} \(v\d\d [\w-]{1,8} {1,8}|\b(?:sidecar|router|ztunnel|waypoint)~[\w.~-]{0,120}|\b(?:OCSP|CA Issuers) - URI:\S{0,100}|\b(?:kubelet|MountVolume\.SetUp)\b[^\n]{0,140}\bsecrets? "(?:[\w-]{1,63}/)?|\(base(?:16|32|64) "|\b(?:op|vault|ssm|awssm|akv|gcpsm|gsm|secretsmanager|keyvault|bws|doppler|infisical|passbolt|sops|chamber):(?:\/\/[\w./-]{0,100})?`,
    // What an id was before, what proves who owns a domain, a part of a digest of several, the sum of a named thing, names of Secrets, what a key of a cache becomes, folders
    String.raw`\b\w{0,24}[iI]d changed from \S{1,40} to |\bdomain="_acme-challenge\.[^\n]{1,100}\bexpected-value="|\bfingerprint: ?["'\x60](?:[\w.-]{1,40}\|){1,6}|\b(?:hash|checksum|digest|fingerprint) of the [\w .-]{1,40} is |\bfrom [Ss]ecret["']? (?:secret=)?["']|\b[Cc]ache key [^\n]{1,80} => |\bfolder key |\busing credential |\bENC\[AES256_GCM,data:|\bColumn \w{1,64} not found in |\b(?:[Cc]hecksum|CHECKSUM): (?!\S*(?:[Tt]oken|[Kk]ey|[Pp]ass|[Ss]ecret))[\w./+-]{1,64} |\brepository \w{1,64} opened, key |\([^()\n]{0,80}\b(?:md5|sha-?\d{1,3}|checksum|etag)\b[^()\n]{0,80}\)\s?VALUES\s?\((?:'[^'\n]{0,80}', ?){0,4}'|["'\s(]~/(?:[\w.-]{1,40}/){0,4}[\w.-]{1,40}\?v=`,
    // Who logged in or failed to
    String.raw`\b(?:[Ll]og[io]n|[Ss]ign-?in|[Aa]uthentication)\b[^\n]{0,80}[\s)]user(?:name)?[:=]? ["']?`,
    // Digests of files as openssl and BSD print them, videos and songs, properties of Google's analytics, identities of keys that are shared
    String.raw`\b(?:MD5|RMD160|SHA\d{1,3}|SHA[23]-\d{3}|BLAKE2\w{0,5}) ?\((?!(?:pass(?:word)?|pwd|secret|token|pin)\))[^()\n]{1,160}\) ?= ?|/(?:watch\?v=|shorts/)|\b(?:youtube(?:-nocookie)?|vimeo)\.com/embed/|[Ss]ite_?[Kk]ey["']?\s?(?:[:=]|value=)\s?["']?(?=6L[\w-]{38})|\bspotify:(?:track|album|artist|playlist|episode|show):|\bgtag\(["']config["'], ?["']|\b(?:TLS)?[Pp][Ss][Kk] ?[Ii]dentity(?: hint)?["']?\s{0,2}[:=]?\s{0,2}["']?(?:PSK )?`,
    // Ids of keys of OpenPGP, operations of a cloud, sessions of mail servers
    String.raw`\b(?:default-key|recv-keys?|encrypt-to|trusted-key|local-user|keyid)\s?["']?|/(?:operations|operationresults|operationstatuses|operationsstatus|executions|deployments|revisions)/|\bauth: Debug: client [a-z]{2,10}: [A-Z]{4,6}\t[^\n]{0,120}\tsession=(?:\w{1,16}/)?`,
    // Files for a while, and things that web sites number
    String.raw`(?:^|[\s"'(=])/(?:var/)?tmp/(?!(?:[\w.-]{1,40}/)*sess_)(?![\w./-]{0,60}(?:token|secret|key|pass|cred|auth))[\w./-]{0,60}|://[\w.-]{1,60}/(?:[\w.-]{1,40}/){0,4}(?:archives|runs|builds|browse|issues|commit|pull)/(?:[\w-]{1,40}/)?`,
    // Names of resources in XAML, packages of Ruby, pictures of people by a digest of their address, files that a web site serves
    String.raw`\bx:(?:Key|Name|Class|Uid)="|\bgravatar\.com/avatar/|\bgem ["']|\bgithub: ["'][\w.-]{1,39}/`,
    String.raw`\b(?:Web|Script)Resource\.axd[? ]d=|/bundles/[\w/.-]{1,60}[? ]v=`,
    String.raw`://[^\s/@]{0,80}/(?:[\w.-]+/)*(?:dist|static|assets|chunks|css|js|img|images|fonts|media|_next)/(?:[\w.-]+/)*[\w.-]*`,
  ].join('|')}))`,
  'y',
);

/** What names a key by its grip, as GnuPG and its agent do, or by a digest, as caches and tables do. */
export const namesKey =
  /\b(?:HAVEKEY|SIGKEY|SETKEY|READKEY)(?: [0-9A-F]{40}){0,4} $|\b(?:KEYINFO|[Kk]eygrip|PRESET_PASSPHRASE)(?: =)? $|\b[Cc]ache key\b[^\n=]{0,80} is $|(?:^|\s)0x[0-9a-f]{6,14}: key=$/;

/** Forms that are public by what stands right behind them. */
const harmlessBehind =
  /^(?: is (?:the|an?) (?:\w{2,12} )?id\b|@(?:mqtts?|tcps?|ssl|tls|wss?|amqps?|stomp|nats|ldaps?|rediss?|coaps?|kafka):\/\/| (?:sending|received) (?:CONN|PUB|SUB|UNSUB|PING|DISCONN)[A-Z]{2,7}\b| (?:has exceeded timeout|closed its connection|already connected)\b|\.apps\.googleusercontent\.com| (?:REST|BATCH|WEBSITE|S3)\.[A-Z]{3,8}\.[A-Z]| (?:SigV[24]|-) (?:ECDHE|TLS|DHE|AES)|\}\{[\w.:-]{1,64}\}[{,]|"\], \["filename"| \((?:good|echoed|bad)\)|(?:\.\d{1,3})? - [gn]smtp\b| {1,40}= \(known after| {1,60}kubernetes\.io\/|\t\(none\)\t[\d.[]|\.[\w.-]{1,80} (?:\d{1,8} )?IN NSEC3 |\.(?:js|css|map|png|svg|woff2?|html?|(?:json|log|csv|parquet|avro|dat|dump)(?:\.(?:gz|zst|bz2|xz|lz4))?)\b| exp=-?\d{1,10} la=\d| swap file |\/msg_store_|\t(?:\d{1,3}\.){3}\d{1,3}\t\d{1,5}\t(?:\d{1,3}\.){3}| {2,12}[\w.-]{1,64} {1,40}(?:replicated|global) {1,12}\d| {2,8}[\w./:-]{1,80} {2,60}(?:\d{1,3}|About an?|Less than a) (?:second|minute|hour|day|week|month|year)s? ago\b|, system ID: [rs]_|\r?\nSTORE_)/;

/** Who told Traefik of a service or middleware: `authelia@docker`. */
const providerBehind =
  /^@(?:docker|file|internal|kubernetes(?:crd|gateway|ingress)?|consulcatalog|nomad|swarm|marathon|rancher)\b(?![.:/-])/;

/** A name that rule set `closed` masked, and what may stand between it and its value. */
const maskedLabel =
  /\bword-\*{8}(?:~[0-9a-f]{5})?["'`)\]]{0,2}\s{0,12}(?:=>|->|[=:])?\s{0,4}["'`([{]{0,2}(?:\w=[\w=;]{0,160})?$/;

/** What tells that a secret is spoken of, in some languages. */
const tellingWord =
  /pass(?:wor[dt]|wd|phrase|code|e?)?\b|passw|pwd|\bpw\b|secret|token|api[_-]?key|\bkey|keys?\b|credential|\bauth|bearer|login|\blogon|cookie|session|sess[_:.]|\bsid\b|\bpin\b|\bpuk\b|\botp\b|totp|seed|psk|hmac|sessid|\bAC[0-9a-f]{32}\b|v\d\/$|signing|crypt|salt|pepper|webhook|hooks?\/|private|kennwort|passwort|schl(?:ü|ue|\xc3\xbc)ssel|zugang|geheim|mot de passe|\bmdp\b|jeton|\bcl(?:é|\xc3\xa9|e\b)|contrase|clave|senha|chiave|wachtwoord|sleutel|has(?:ł|\xc5\x82)o|lösen|heslo|parola|salasana|jelsz|şifre|\xd0\xbf\xd0\xb0\xd1\x80\xd0\xbe\xd0\xbb|\xd0\x9f\xd0\xb0\xd1\x80\xd0\xbe\xd0\xbb|\xd0\xba\xd0\xbb\xd1\x8e\xd1\x87|\xd0\x9a\xd0\xbb\xd1\x8e\xd1\x87|\xd1\x82\xd0\xbe\xd0\xba\xd0\xb5\xd0\xbd|\xe5\xaf\x86\xe7\xa0\x81|\xe5\xaf\x86\xe9\x92\xa5|\xe4\xbb\xa4\xe7\x89\x8c|\xe5\x8f\xa3\xe4\xbb\xa4|\xe3\x83\x91\xe3\x82\xb9\xe3\x83\xaf|\xeb\xb9\x84\xeb\xb0\x80|identified|authenticat|denied|unauthori[sz]ed|forbidden|rejected|invalid credential|expired/i;
const tellingBehind =
  /^["'`)\]]{0,3}[ :,-]{1,3}(?:(?:was |is |has |got )?(?:rejected|denied|expired|invalid|revoked|unregistered|failed|unauthori[sz]ed|refused|leaked)|401|403)/;

/** Whether the text on a line before a place speaks of a secret; the names of masks do not. */
export function tellsOfSecret(before: string): boolean {
  return tellingWord.test(before.includes('-****') ? before.replaceAll(/[a-z0-9]{2,8}-\*{8}/g, '') : before);
}

/** Whether the text right behind a place says that it was refused, as secrets are. */
export function tellsOfRefusal(behind: string): boolean {
  return tellingBehind.test(behind);
}

/** Weighs what stands before and behind a word on its line. */
export function surroundingsOf(text: string, start: number, end: number): Surroundings {
  const before = lineBefore(text, start, farthest.line);
  const labelled = labelOf(text, before, { start, end });
  if (labelled) return labelled;
  if (tellsOfSecret(before) || tellsOfRefusal(text.slice(end, end + farthest.behind))) return 'telling';
  return 'plain';
}

/** Whether the surroundings of a word are harmless, which is told without all that could be telling. */
export function isHarmlessThere(text: string, start: number, end: number): boolean {
  const before = lineBefore(text, start, farthest.line);
  const label = labelOf(text, before, { start, end });
  if (label === 'harmless' || (label === undefined && isPublicByLabel(text, start))) return true;
  if (isDigestByName(text, start)) return true;
  const word = text.slice(start, end);
  if (placeOnPage.test(word) || (/^\d{1,12}$/.test(word) && (counts.test(before) || isNumbered(before)))) return true;
  if (isInHarmlessPair(text, before, start, end) || isInVersion(text, start, end)) return true;
  if (isHandle(before, word) || isHostOfUser(before, word) || isOwnerOfKey(before, word)) return true;
  const run = before.endsWith('/') ? (base64Before.exec(before)?.[0] ?? '') : '';
  if (run === '') return false;
  const ahead = before.slice(0, -run.length);
  return tellsOfSecret(before)
    ? endsIn(ahead.slice(-farthest.label), harmlessBefore)
    : labelOf(text, ahead, { start, end }) === 'harmless';
}

/** What a number counts that stands behind it, and codes of errors. */
const counts = new RegExp(
  fromUtf8(
    String.raw`(?:^|[^a-z])(?:\w{1,24}[_ .-])?(?:tokens|sessions|logins|users|cookies|attempts|failures|errors?|error[ _]code|fehler(?:code)?|erreur|errore|erro|ошибк(?:а|и)|错误)["']?\s{0,24}[:=]?\s{0,8}$`,
  ),
  'i',
);

/** What has a number of its own, and a file that was sent, whose size follows. */
const numbered =
  /\b(?:tickets?|incident|pid|port|line|row|errno|rc|exit code|revision code|status|seq|retries|kvno)["']?\s{0,24}[:=]?\s{0,8}$|\bdata \([\w-]{1,32}\) \S{1,120}\.\w{2,5} $/i;
const tellsOfCode = /\b(?:pins?|otp|m?tan|puk|code|unlock|unzip|einmal\w*)\b[^\n]{0,32}$/i;

/** Whether a number is that of a thing which has one, and no code to type is spoken of before. */
function isNumbered(before: string): boolean {
  const found = numbered.exec(before);
  return found !== null && !tellsOfCode.test(before.slice(0, found.index));
}

/** The beginning of a word of base64 up to its last slash. */
const base64Before =
  /(?<=(?<![\w-])sha\d{1,3}-|(?<![\w+/.:*~-]))(?:[A-Za-z0-9+/]{1,64}|[a-z]{4,5}-\*{8}(?:~[0-9a-f]{5})?)\/$/;

/** Whether the label before a word, in the words of some language, is one of something public. This takes longer than the rest. */
export function isPublicByLabel(text: string, start: number): boolean {
  return endsInPublicLabel(lineBefore(text, start, farthest.label), tellsOfSecret);
}

/** Whether a text ends in a name that rule set `closed` masked: what stands behind it was judged when the name could be read. */
export function isBehindMasked(before: string): boolean {
  return before.includes('word-****') && maskedLabel.test(before);
}

interface Place {
  readonly start: number;
  readonly end: number;
}

/** What names a digest before a value in base64: the key of an entry in a store, `"key": "app/commit", "value": "…"`. */
const digestBefore =
  /(?:\b|_)(?:commit|revision|digest|checksum|etag|fingerprint|sha\d{0,3}|md5)["'],[^\n]{0,48}["']value["']\s?:\s?["']$/i;

/** Whether a value is a digest by the name of its entry. */
export function isDigestByName(text: string, start: number): boolean {
  return digestBefore.test(lineBefore(text, start, farthest.label));
}

/** What the label right before a word and the form right behind it say, if anything. */
function labelOf(text: string, before: string, { start, end }: Place): 'harmless' | 'telling' | undefined {
  const behind = text.slice(end, end + farthest.behind);
  if (harmlessBehind.test(behind) || isHostOfLog(before, behind)) return 'harmless';
  if (providerBehind.test(behind) && !/[:/]$|[:/][^\s]{0,64}$/.test(before + text.slice(start, end))) return 'harmless';
  if (isBelowPublic(text, before, start)) return 'harmless';
  const label = before.slice(-farthest.label);
  if (endsIn(label, secretLabel)) return 'telling';
  return isBehindMasked(before) ||
    namesKey.test(before) ||
    endsIn(label, harmlessBefore) ||
    endsIn(label, harmlessLabel) ||
    endsInPart(label)
    ? 'harmless'
    : undefined;
}

/** What names the kind of an id before it, within its quotes or behind a blank: `"gs:uplink:01J…"`, `EOS:f10f…`. */
const kindOfId =
  /(?<=["'\s])(?!\w{0,16}(?:pass|pwd|secret|token|key|bearer|basic|auth))(?:[A-Za-z][\w-]{0,16}:){1,3}$/i;
/** Which of several a label is of: `caCert.1 = `, `certs[0]: `. */
const numberOfLabel = /(?<=((?:[._]\d{1,2}|\[\d{1,2}\])["']?\s?[:=]\s?["']?))/y;

/** Whether a label of something public ends a text, but for the kind of what follows, or the number of one of several. */
function endsInPart(label: string): boolean {
  if (label.endsWith(':')) return endsIn(label.replace(kindOfId, ''), harmlessLabel);
  numberOfLabel.lastIndex = label.length;
  const number = numberOfLabel.exec(label)?.[1] ?? '';
  return number !== '' && endsIn(`${label.slice(0, -number.length)}: `, harmlessLabel);
}
