import { anyPattern } from '../any-pattern.ts';
import { algorithm } from './algorithms.ts';
import { isEncodedHead } from './encoded-words.ts';
import { namedThings } from './named-things.ts';

/** A form of words that look generated and are no secret. */
interface HarmlessShape {
  readonly what: string;
  readonly word: RegExp;
  /** Set where it does not begin with the word. */
  readonly isAnywhere?: true;
}

/** How the names of licences of programs begin. */
export const licences = 'L?A?GPL|BSD|MIT|Apache|MPL|X11|Artistic|Zlib|CC|CDDL|EPL|ISC|OFL';

/** Architectures as dpkg and rpm name them. */
const architectures =
  'all|any|native|noarch|amd64|i[3-6]86|x86_64|arm64|aarch64|armhf|armel|ppc64(?:el|le)?|s390x|riscv64|mips64el|mipsel';

/** A place in a page of documentation. */
export const placeOnPage = /^[\w.-]{1,64}\.html?#[\w:.-]{1,128}$/;

/** Forms of ids, versions and names, from the documentation of those who make them. */
const shapes: readonly HarmlessShape[] = [
  ...namedThings,
  { what: 'a name of algorithms', word: algorithm },
  { what: 'a UUID', word: /^\{?[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\}?$/i },
  {
    what: 'a number in hexadecimal, which has rules of its own',
    word: /^(?:[0-9a-f]+|[0-9A-F]+|0x[0-9a-fA-F]+)[hun]?$/,
  },
  { what: 'hexadecimal groups, as addresses and traceparents are', word: /^[0-9a-f]{1,64}(?:[:-][0-9a-f]{1,64})+$/i },
  { what: 'an id of a key by its algorithm', word: /^(?:signed_)?(?:ed|curve)25519:\w{1,16}$/ },
  { what: 'a time', word: /^\d{4}-?\d\d-?\d\d[T_ -]?\d\d:?\d\d(?::?\d\d(?:[.,]\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?\w?$/ },
  {
    what: 'a day',
    word: /^\d{1,4}[-/.](?:Jan|Feb|Mar|Apr|Ma[iy]|Jun|Jul|Aug|Sep|O[ck]t|Nov|De[cz])[-/.]\d{1,4}$/i,
  },
  { what: 'a version', word: /^[~^=v<>]*\d+(?:\.\d+){1,3}(?:[.+-][A-Za-z0-9]+)*$/ },
  {
    what: 'an id that is public by its prefix',
    word: /^pk_(?:live|test)_[A-Za-z0-9]{8,200}$|^(?:pi|pm|ch|cus|evt|req|sub|si|in|ii|txn|tr|po|price|prod|plan|cs_(?:live|test)|seti|src|card|acct|re|dp|toolu|msg|resp|chatcmpl|cmpl|call|asst|thread|run|step|file|batch|org|proj|user|usr|cid|rid|sid|oid|i|ws|cv|sv|vpc|subnet|sg|ami|vol|snap|eni|igw|rtb|nat|eip|eipalloc|acl|lt|fs|tgw|lb|ca|pcx|job|task|wf|ord|order|inv|trk|doc|img)[_-][A-Za-z0-9]{8,40}$/,
  },
  {
    what: 'an advisory, a client of GitHub, a point of Unicode, a team of Apple’s and its build',
    word: /^GHSA(?:-[a-z0-9]{4}){3}$|^Iv\d?(?:\.[0-9a-f]{16}|[A-Za-z0-9]{18})$|^U\+[0-9A-F]{4,6}(?:(?:-|\.\.)(?:U\+)?[0-9A-F]{4,6})?$/,
  },
  {
    what: 'a place within a function, or a number and what it is in decimals',
    word: /^[A-Za-z_][\w.:@!]{2,80}\+0x[0-9a-f]{1,8}(?:\/0x[0-9a-f]{1,8})?$|^0x[0-9A-Fa-f]{1,16}\(\d+\)?$|^\w{1,16}=0x[0-9A-Fa-f]{1,8}$/,
  },
  { what: 'a place in a page of documentation', word: placeOnPage },
  {
    what: 'an image of a router’s system, a page of a manual',
    word: /^[a-z0-9_]+-[\w-]*mz\.[A-Z]+\.\d[\w.-]{2,24}$|^man\d\/[\w.-]{1,64}\.\d\w{0,4}$/,
  },
  {
    what: 'a number or name at the end of a line of Configuration Manager’s logs',
    word: /^(?:0x[0-9A-F]{1,8}|\d{1,6}|[a-z]{2,8}\d{1,3})\]LOG\]?!?>?$/,
  },
  { what: 'a crash or session of Unreal Engine', word: /^UE(?:CC|4CC)-[A-Za-z]{3,8}-[0-9A-F]{32}$/ },
  { what: 'a version of a package in development', word: /^\d+(?:\.\d+){1,3}(?:[+~-]+[a-z0-9.]{1,24}){1,5}$/ },
  { what: 'a program and its version', word: /^[A-Z][A-Za-z]{2,20}-\d{1,2}(?:\.\d{1,2}){1,2}$/ },
  {
    what: 'a revision of git, a member of a list, a record of a key of mail, a runner of GitLab',
    word: /^HEAD[~^]\d{0,3}$|^\.?[a-z]\w{1,40}(?:\.\w{1,40}){0,6}\[\d{1,3}\](?:\.\w{1,40}){0,4}$|^[\w-]{1,63}\._domainkey\b[\w.-]*$|^runner-[\w-]{0,24}-project-\d+-concurrent-\d+$/,
  },
  {
    what: 'a constant or a function of C',
    word: /^[A-Z]{2,24}(?:_[A-Z]{2,24}){1,6}_\d{1,3}$|^[A-Z]{2,6}\d?_[a-z]{2,16}(?:[A-Z][a-z]{1,16}){1,6}$/,
  },
  {
    what: 'a name in C with a width',
    word: /^_{0,2}(?:u?int|float|char|wchar|size|off|ino|time|crc|adler|sha|md|base|sparc|ppc|powerpc|riscv|mips)\d{1,3}(?:_[a-z]{1,16}){0,4}_{0,2}$|^(?=[a-z_]+\d{1,3}(?:_[a-z]+)?$)[a-z]{1,16}(?:_[a-z]{1,16}){2,6}(?:[1-4]|8|16|32|64|128|224|256|384|512)(?:_[a-z]{1,16})?$|^_{0,2}x86_64_{0,2}$/,
  },
  {
    what: 'a page of a manual, names that end in any way, a standard of keys',
    word: /^[a-z][a-z0-9]{1,24}(?:_[a-z0-9]{1,24}){1,6}\.[1-8]$|^[A-Za-z][A-Za-z0-9]{0,24}(?:[-_][A-Za-z0-9]{1,24}){0,6}[-_]\*$|^(?:RSA[A-Z]{2,4}-)?PKCS#?\d{0,2}(?:-v\d_\d)?$/,
  },
  {
    what: 'a package of a language and its version',
    word: /^(?:python|perl|ruby|php|node|nodejs|java|jdk|gcc|llvm|clang|golang)\d{1,2}(?:\.\d{1,2}){0,2}[.-]?(?:[a-z]{2,16}-?){0,4}$/,
  },
  {
    what: 'a number of a thing by its prefix, a policy of passwords, a rate of LoRa, a property of a device',
    word: /^(?:SKU|INV|ORD|RMA|EAN|INC|CHG|TKT|CASE|BUG|CVE|RFC)[-_]?(?=[A-Z0-9-]{0,16}\d)[A-Z0-9]{4,16}(?:-[A-Z0-9]{1,16}){0,2}$|^(?:min|max)\d{1,3}(?:-[a-z]{2,12}){1,6}$|^SF\d{1,2}BW\d{3}$|^[a-z]{2,12}(?:\.[A-Z][A-Za-z]{2,24}){1,4}\.\d{1,2}$|^(?:iPhone|iPad|iPod|Watch|MacBookPro|MacBookAir|Macmini|iMac|Mac|AppleTV)\d{1,2}(?:,\d{1,2})?$/,
  },
  {
    what: 'a node of Elasticsearch, an extended public key, a document in HL7, a ULID of our days',
    word: /^[\w.-]{1,63}\}\{[\w-]{20,22}\}\{[\w-]{20,22}\}\{\d{1,3}$|^[xyz]pub[A-Za-z0-9]{100,112}$|\^Base64\^|^01[A-HJ-K][0-9A-HJKMNP-TV-Z]{23}$/,
    isAnywhere: true,
  },
  {
    what: 'an id of a message of Exim, of a key of git-annex, a checksum of HDFS, a disk of Proxmox, a serial number of a vehicle',
    word: /^[12][0-9A-Za-z]{5,6}-(?:[0-9A-Za-z]{6}-[0-9A-Za-z]{2}|[0-9A-Za-z]{11}-[0-9A-Za-z]{4})$|^(?:SHA\d{1,3}|MD5|SKEIN\d{3}|BLAKE2\w{3,5})E?-s\d{1,16}--[0-9a-f]{32,128}(?:\.\w{1,8}){0,3}$|^MD5-of-\d+MD5-of-\d+CRC32C?$|^(?:vm|base|subvol)-\d{3,9}-(?:disk|cloudinit|state)(?:-\w{1,24})?$/,
  },
  {
    what: 'a property of a device, a label of a printer, a segment of EDI, a place of APRS, a field of SIP2, a mark of dropbear, a rate',
    word: /^[A-Za-z]\w{1,24}(?:\.\w{1,24}){1,4}#\w{1,24}(?:\.\d{1,3})?$|^\^(?:XA|XZ|F[ODSTBX]|B[YCQ3]|A0|CF|GB|PW|LL|LH)[\w,^]*|^[!=/@]?\d{4}\.\d\d[NS]$|^AY\dAZ[0-9A-F]{4}$|^(?:sha1|md5)!!$|^(?:rate|irate|increase|avg|sum|max|min)\d{1,3}[smhdw]$|^(?!.{0,200}\*0[135]\*\w)(?:[\w.>~]{0,16}\*){3,40}[\w.>~]{0,16}$|^[a-z]{2,8}\|\|\d{0,6}$/,
  },
  {
    what: 'a user that Vault made, an address in a trace of Go, a disk by its id, an interface, a made veth, a volume of Bacula, a tool that hashes',
    word: /^v-[\w-]{2,64}-[A-Za-z0-9]{20}-\d{10}$|^0x[0-9a-f]{1,16}\?$|^(?:sd[a-z]{1,2}=)?(?:ATA|NVME|SCSI|ata|nvme|scsi)_\w{2,40}_[\w-]{4,40}$|^1\|[\w+/]{27}=\|[\w+/]{27}=$|^(?=.*\d)[0-9a-df-np-sv-z]{52}$|^(?:Eth|Gi|Te|Fa|Fo|Hu|Twe|Po|et|ge|xe|[A-Z][A-Za-z]{2,20}Ethernet|Ethernet)-?\d{1,3}(?:[/.:]\d{1,4}){1,4}$|^veth[0-9a-f]{6,8}$|^Vol-\d{4}(?:-[a-z0-9]{4,8})?$|^[a-z]{2,12}-mkpasswd-[a-z0-9]{4,16}$/,
  },
  { what: 'a library', word: /^lib[a-z]{2,12}\d{1,3}(?:[a-z]{1,12}\d{0,2})?(?:-[a-z0-9]{1,12}){0,4}$/ },
  { what: 'an AWS id', word: /^(?:AIDA|AROA|AGPA|AIPA|ANPA|ANVA|APKA|ASCA)[A-Z0-9]{12,20}$/ },
  { what: 'a Slack id', word: /^[UTCDGWBEA][A-Z0-9]{8,11}$/ },
  {
    what: 'a name of content in IPFS',
    word: /^(?:baf[a-z2-7]{20,60}|bafy[a-z0-9]{40,60}|Qm[1-9A-HJ-NP-Za-km-z]{44})$/,
  },
  { what: 'a module and a severity of a router’s log', word: /^%%\d\d[A-Z]+\/\d\/[A-Z_]+/ },
  { what: 'a queue or consumer that RabbitMQ named', word: /^(?:[\w-]{1,40}\.){0,4}(?:gen|ctag)-[\w-]{22}$/ },
  {
    what: 'an order of WooCommerce, an id of Exoscale, a topic of Apple',
    word: /^wc_order_\w{13}$|^EXO[0-9a-f]{24}$|^com\.apple\.mgmt\.External\.[0-9a-f-]{36}$/,
  },
  { what: 'the name of a password manager', word: /^1Password\d?$/ },
  { what: 'a cache of tickets', word: /^(?:krb5?_?)?cc(?:ache)?_\w+$/ },
  { what: 'the serial number of a token that makes codes', word: /^FTK(?:MOB)?[0-9A-Z]{8,14}$/ },
  {
    what: 'a name within a region of a cloud',
    word: /^[a-z0-9-]{4,32}\.(?:us|eu|ap|sa|ca|me|af|cn|il)(?:-gov)?-[a-z]{2,9}-?\d?(?:\.(?:aws|azure|gcp))?$/,
  },
  { what: 'whom age encrypts for', word: /^age1[a-z0-9]{50,60}$/ },
  { what: 'an address of Bitcoin', word: /^(?:bc|tb)1[ac-hj-np-z02-9]{38,60}$/ },
  { what: 'columns of a log in brackets', word: /^\[?\w{1,8}(?:\]\[\w{1,8}){1,6}\]?$/ },
  { what: 'a public NATS key', word: /^[UAONCX][A-Z0-9]{55}$/ },
  {
    what: 'an SSH or X.509 public key',
    word: /^(?:ssh-(?:rsa|ed25519|dss)%20|c3NoLWVkMjU1MTk|c3NoLXJzYS|ZWNkc2Etc2hhMi|AAAA(?:[BCEI]3|E2VjZHNh|GnNrLXNz|InNrLWVj|I[GH]NzaC1|HHNzaC1y|KGVjZHNh)|MIIBIjANBgkqhkiG9w0BAQEFAAOC|MIICIjANBgkqhkiG9w0BAQEFAAOC|MCowBQYDK2V|MFkwEwYH|MFswDQYJ|MIGfMA0G)[\w+/=%@.-]+$/,
  },
  {
    what: 'a certificate, a request for one or a list of revoked ones, in base64',
    word: /^MII[\w+/-]{9}(?:AwIBAgI|AQAw|AQEw)[\w+/=-]*$/,
  },
  {
    what: 'a signature or public key of OpenPGP, ECDSA or minisign',
    word: /^(?:iQ[EGIJ][A-Za-z0-9+/]B|wsF[cz]BAA|wsB[cz]BAA|mQ[EGI]NB|mDME[XYZ]|xs[DB]NB|xjME[XYZ])[\w+/=]{20,}$|^M(?:EUCI|EQCI|EYCI|GUCM|GQCM|GYCM)[A-Za-z0-9+/_-]{60,}={0,2}$|^(?:MHYwEAYH|MIGbMBAGByqG|RW[QRST][A-Za-z0-9+/]{53}$)[\w+/=]*$/,
  },
  {
    what: 'a base64 image or font',
    word: /^(?:iVBORw0KGgo|JVBERi0|R0lGOD|\/9j\/|UklGR|PHN2Zy|PD94bWwg|d09GM|AAABAA|AGFzb)[\w+/=]*$/,
  },
  {
    what: 'a PEM of what is public, in base64',
    word: /^LS0tLS1CRUdJTiBDRVJU|^LS0tLS1CRUdJTiBQVUJMSUMg|^LS0tLS1CRUdJTiBQR1AgUFVC|^LS0tLS1CRUdJTiBYNTA5/,
  },
  { what: 'a name of Kubernetes with a hash', word: /^[a-z0-9]+(?:[.-][a-z0-9]+)*-[a-z0-9]{5,10}(?:-[a-z0-9]{5})?$/ },
  { what: 'a name with words and one hash', word: /^[a-z]{2,}(?:[_.-][a-z]{2,})*[_.-][0-9a-f]{6,64}$/ },
  { what: 'names in upper case', word: /^[A-Z0-9]+(?:[_-][A-Z0-9]+){2,}$/ },
  {
    what: 'a cipher, a standard, a platform',
    word: /^(?:TLS|SSL|ECDHE|DHE|AES|RSA|SHA|HMAC|PBKDF2|ISO|RFC|UTF|CP|IBM)[_-]?[A-Z0-9]+(?:[_-][A-Z0-9]+)*$/,
  },
  {
    what: 'a standard, a class of characters',
    word: /^(?:ECMA|Ecma|IEC|IEEE|ANSI|FIPS|ITU|ETSI|POSIX|NIST|JIS|OASIS)-\d{1,5}(?:[-.:]\d{1,4}){0,3}$|^(?:a-z|A-Z|0-9|a-f|A-F|[_.+=@%^-]){2,8}$/,
  },
  { what: 'a hash or nonce of a page’s policy', word: /^(?:nonce|sha(?:1|256|384|512))-/ },
  { what: 'a prompt for a user or password, in base64', word: /^(?:UGFzc3dvcmQ6|VXNlcm5hbWU6)$/i },
  { what: 'a name of a host', word: /^(?:[a-z0-9-]+\.)+[a-z]{2,}$/ },
  { what: 'a revision of a package', word: /tgz#[0-9a-f]+$/, isAnywhere: true },
  { what: 'a package and its architecture', word: new RegExp(`^[a-z0-9][a-z0-9.+-]*:(?:${architectures})$`) },
  { what: 'a licence', word: new RegExp(`^(?:${licences}|FSF)[\\w.+-]*$`) },
  {
    what: 'a function of Go within another',
    word: /^\.?(?:[\w()*]+\.)*(?:func|gowrap|deferwrap|init)\d+(?:[.-]\d+)*$/,
  },
  {
    what: 'a name with a number for a word',
    word: /^(?:[A-Z]?[a-z]{2,12}|[A-Z]{3,8})[24](?:[A-Z]?[a-z]{3,12}|[A-Z]{2,8})(?::[a-z]{2,8})?$|^[a-z]{3,12}4[js]$/,
  },
  {
    what: 'a list of ciphers',
    word: /^(?:[!+-]?(?:DEFAULT|SHA\d{0,3}|3?DES|[ae]?NULL|MD5|RC4|SSLv[23]|TLSv1(?:\.\d)?|k?EDH|k?ECDHE?|[ka]?(?:RSA|PSK|DSS|ECDSA)|DHE|LOW|MEDIUM|HIGH|EXP(?:ORT)?|PSK|SRP|CAMELLIA|RSA|DSS|A(?:EC)?DH|STRENGTH)(?::|$))+$/,
  },
  { what: 'a regular expression', word: /\(\?|\[\^?[A-Za-z0-9]-[A-Za-z0-9]|\.\*|\)[.*+?]\{?|\{\d+,/, isAnywhere: true },
  { what: 'a text encoded for a header', word: /^utf-8\?[qb]\?/i },
  { what: 'a class that was made at run time', word: /\$\$/, isAnywhere: true },
  { what: 'a mangled or generic name', word: /^_?_(?:Z[A-Z]?[A-Za-z]?\d|Z[NKLTSG]|R)[A-Za-z0-9_$.]+(?:@.*)?$/ },
  { what: 'an address', word: /^[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+$/ },
  {
    what: 'a UNIX path or a name of a file',
    word: /^(?:\.{0,2}\/)?(?:[\w.@+~%-]+\/)+[\w.@+~%-]*\.[a-z]{1,5}\d?(?::\d+)?$|^[\w@%+.-]+\.(?:js|mjs|cjs|ts|tsx|css|scss|map|json5?|html?|svg|png|jpe?g|gif|webp|ico|woff2?|ttf|eot|wasm|log|gz|zip|tgz|tar|txt|md|go|py|rb|java|class|jar|so|dll|exe|c|h|cc|cpp|rs|php|yaml|yml|toml|conf|cfg|ini|xml|csv|sql|sock|pid|lock|tmp|p7[ms]|sgn|asc|db|pem|crt|cer|der|pdf|docx?|xlsx?|mp[34]|rpm|deb|apk|ipa|iso|bak|service|example|local|internal|com|org|net|io|dev)(?::\d+)?$/,
  },
];

/** All forms but those that are looked for anywhere in a word: with these among them, the others would be, too. */
const isShape = anyPattern(shapes.filter(({ isAnywhere }) => !isAnywhere).map(({ word }) => word));
const anywhere = anyPattern(shapes.filter(({ isAnywhere }) => isAnywhere).map(({ word }) => word));

/** What a word is that only looks generated; nothing where it may be a secret. */
export function harmlessShape(word: string): string | undefined {
  if (isShape.test(word) || anywhere.test(word)) return shapes.find((shape) => shape.word.test(word))!.what;
  return isEncodedHead(word) ? 'what begins a token or asks for one' : undefined;
}

/**
 * Forms of serial numbers, of ids that sort by time (ULID) and of those in base 32 and 36 as Docker and 1Password give them. Few secrets have
 * them; a seed in base 32 has no 0, 1, 8 and 9.
 */
const plainId =
  /^(?=.*[0189])[A-Z0-9]{9,18}$|^(?=.*[0189])(?=[A-Z0-9-]{10,20}$)[A-Z0-9]{2,16}(?:-[A-Z0-9]{1,16}){1,2}$|^(?=.*\d)[A-Z0-9]{9,13}$|^0[0-7][0-9A-HJKMNP-TV-Z]{24}$|^[a-z0-9]{25,26}$|^[a-z0-9]{28}$|^(?=(?:[A-Z]*\d){6})[1-9A-HJ-NPR-Z][A-HJ-NPR-Z\d]{16}$/;

/** Whether a word that looks generated is rather an id, where nothing on its line tells of a secret. */
export function isPlainId(word: string): boolean {
  return plainId.test(word);
}

/**
 * A version as distributions write them, with the package before and the architecture behind it:
 * `3.6.1+dfsg+~3.5.14-1`, `14~++20220123085548+413684313d9d-1~exp2`, `libfreetype6_2.12.1+dfsg-5+deb12u4_amd64.deb`. Source: Debian Policy 5.6.12.
 */
const packageVersion = new RegExp(
  `^(?:[a-zA-Z0-9][\\w.+-]{0,64}[_-])?(?:\\d{1,4}:)?\\d+(?:\\.\\d+)+(?:[.+~_-]{1,2}(?:\\d+|[a-z]{1,9}\\d{0,8}(?:[a-z]\\d{1,3})?|\\d+[a-z]{1,8}\\d{0,3}))*(?:[._](?:${architectures})(?:\\.[a-z]{3})?)?$|^(?:\\d{1,4}:)?\\d+(?:\\.\\d+){0,3}~[+~]{0,3}(?:(?:\\d+|[a-z]{1,9}\\d{0,8}|[0-9a-f]{7,40})(?:[.+~-]{1,3}|$)){1,6}$`,
);
const beforeVersion = /(?<=(?<token>[\w.+~:-]{0,96}))/y;
const behindVersion = /[\w.+~:-]{0,64}/y;

/** Whether a word is part of a version of a package. */
export function isInVersion(text: string, start: number, end: number): boolean {
  beforeVersion.lastIndex = start;
  behindVersion.lastIndex = end;
  const before = beforeVersion.exec(text)?.groups?.['token'] ?? '';
  const behind = behindVersion.exec(text)?.[0] ?? '';
  return packageVersion.test(before + text.slice(start, end) + behind);
}

/** Whether a word is the id of a statement of Oracle, which the number of its plan follows. */
export function isStatementId(word: string, behind: string, before = ''): boolean {
  return /^[a-z0-9]{13}$/.test(word) && (/sql_id/i.test(before) ? / {1,12}\d{6,12}/y : /^ {2,12}\d{6,12}/).test(behind);
}
