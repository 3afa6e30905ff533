/** What a name of a thing is, as software and makers form it, and its form. */
interface NamedThing {
  readonly what: string;
  readonly word: RegExp;
}

/** Where the word in a name of a package of Windows ends: 65 bits in base 32 of who publishes it. */
const publisher = '[0-9a-hjkmnp-tv-z]{13}';

/** Forms of names that look generated or like a password, from the documentation of those who make them. */
export const namedThings: readonly NamedThing[] = [
  {
    what: 'a program and the number of its process, as logs name them',
    word: /^[A-Za-z]{1,16}(?:[\d._/-]{1,3}[A-Za-z]{1,16}){0,4}\d{0,2}\[\d{1,7}(?:\]?|\]\([A-Za-z]{3,10}\)?)$/,
  },
  {
    what: 'a disk by its id, a volume of LVM',
    word: /^(?:scsi-[0-9SQ]|wwn-0x|nvme-(?:eui|uuid|nqn)\.|(?:nvme|ata|usb)-[A-Z]|virtio-|dm-(?:uuid|name)-|lvm-pv-uuid-|md-(?:uuid|name)-|mmc-)[\w.:+-]{4,120}$|^[A-Za-z0-9]{6}(?:-[A-Za-z0-9]{4}){5}-[A-Za-z0-9]{6}$/,
  },
  {
    what: 'an interface of a router or switch',
    word: /^(?!(?:Tunnel|Async|Dialer|Cellular|Multilink|Loopback)(?:19|20)\d\d$)(?:Bundle-Ether|Port-?[Cc]hannel|port-channel|Loopback|InLoopBack|Tunnel|Vlan(?:-interface|if)?|Eth-Trunk|Virtual-(?:Template|Access|Ethernet|if)|(?:Route|Bridge)-Aggregation|Dialer|MgmtEth|M-?GigabitEthernet|BVI|BDI|sfp-sfpplus|Cellular|ServiceEngine|Multilink|Async|Wlan-BSS|(?:Ten-?|Forty-?|Hundred-?|Twenty-?Five-?|Four-?Hundred-?)?Gig(?:abitEthernet|E))\d{1,5}(?:[/.:]\d{1,5}){0,4}$/,
  },
  { what: 'who has rights in Windows (SID)', word: /^S-1-\d{1,2}(?:-\d{1,11}){1,15}$/ },
  {
    what: 'a package of Windows and who publishes it',
    word: new RegExp(
      `^(?:[\\w.-]{1,80}_)?(?:x64|x86|arm64|arm|neutral)_[\\w.~-]{0,32}_${publisher}(?:![\\w.]{1,64})?$|^(?:[\\w.-]{1,80}_)?(?:8wekyb3d8bbwe|cw5n1h2txyewy)(?:![\\w.]{1,64})?$`,
    ),
  },
  { what: 'a session or place by letters and numbers', word: /^(?:[A-Z]\d{1,5}_){2,4}[A-Z]\d{1,5}$/ },
  {
    what: 'a constraint or index that a mapper of objects or a database named',
    word: /^(?:FK|UK|UQ|PK|IDX|REL|CHK|DF)_?[a-z0-9]{20,28}$|^(?:FK|UK|UQ|PK|IDX|REL|DF|CK|CHK)_[0-9a-f]{24,32}$|^(?:PK|FK|UQ|DF|CK)__\w{2,40}__[0-9A-F]{8,16}$|^fk_rails_[0-9a-f]{10}$/,
  },
  {
    what: 'a module and a severity in a log of VRP, as far as the letter of its kind',
    word: /^[lstdr]\)\[\d{1,5}\]:[A-Z]\w{0,24}$/,
  },
  {
    what: 'a request, a client, a thing of a cloud by its UUID',
    word: /^(?:req(?:uest)?|trace|span|corr|instance|node|pod|job|task|run|event|evt|msg|vol|volume|disk|client|consumer|producer|worker|auto|build|exec|operation|tx|ctx|tq-[A-Z]\w{1,32})-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
  },
  {
    what: 'an address, block, operation or public key of a chain',
    word: /^(?:tz[1-4]|KT1|sr1)[1-9A-HJ-NP-Za-km-z]{33}$|^(?:edpk|sppk|p2pk|BLpk)[1-9A-HJ-NP-Za-km-z]{48,76}$|^(?:B[KLM]|o[no-p])[1-9A-HJ-NP-Za-km-z]{49}$|^T[9A-HJ-NP-Z][1-9A-HJ-NP-Za-km-z]{32}$|^(?:addr|stake|pool|cosmos|cosmosvaloper|osmo|celestia|npub|note|nevent|ltc|zs|[a-z]-avax)1[02-9ac-hj-np-z]{38,110}$|^lnbc\d{1,12}[munp]?1[02-9ac-hj-np-z]{100,400}$/,
  },
  {
    what: 'a setting with places in lists, a name with an abbreviation that has a digit',
    word: /^(?=[a-z.]*_|[a-z_]+\.\d{1,3}\.)(?![^]*\.\d\d$)[a-z][a-z_]{1,24}(?:\.(?:[a-z][a-z_]{1,24}|\d{1,2})){2,8}$|^(?:[a-z]{1,16}[_.-]){0,4}(?:[cs]2s|k[38]s|i18n|l10n|a11y|oauth[12]|x509|p12|p2p|b2[bc]|h26[45]|mp[34]|ipv[46]|utf8|http[23]|s3|ec2|md5|sha(?:1|256|512)|base64|ed25519|[hre]s256|aes256|pkcs(?:7|8|12)|auth0|neo4j|log4j|web3|e2e|w3c|socks5|argon2|pbkdf2|http2https)(?:[_.-][a-z]{1,16}){1,4}$|^_?[a-z]{2,16}(?:_[a-z]{2,16}){3,8}_[0-9a-f]{8}$/,
  },
  {
    what: 'a computer that Windows or a management of devices named, a part of a table, letters to choose from',
    word: /^(?:DESKTOP|LAPTOP|WIN|MININT|EC2AMAZ)-[A-Z0-9]{7,11}$|^part-(?:[mr]-)?\d{5}(?:-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})?(?:-c\d{3})?$|^[\w+/=-]{0,64}(?:abcdefghijklmnop|ABCDEFGHIJKLMNOP|23456789ABCDEFG|23456789abcdefg)[\w+/=-]{0,64}$|^(?:0123456789ABCDEF|0123456789abcdef)(?:abcdef|ABCDEF)?$/,
  },
  { what: 'a version of TLS, levels of ciphers of IPMI', word: /^D?TLSv?\d{1,2}(?:\.\d)?$|^[aXuco]{15}$/ },
  {
    what: 'what keeps forms from being sent by others, by its name',
    word: /^(?:\.AspNetCore\.)?Antiforgery\.[\w-]{11}$/,
  },
  { what: 'a digest of a file with its kind', word: /^(?:md5|sha(?:1|256|384|512)(?:lite)?)\}[0-9a-f]{32,128}$/ },
  {
    what: 'an extension of a PBX and its context, a client of a broker as its tools name it, an index of security parameters of IPsec, a place in the code of FRR',
    word: /^\*{0,2}\d{1,6}@(?:default|internal|external|incoming|outgoing|local|public|voicemail|phones|users|pstn|sip|from-[a-z-]{2,24})$|^(?:mosq[-/|]|mqttjs_|mqttx_|paho-?|mqtt-explorer-)[A-Za-z0-9-]{8,36}$|^[0-9a-f]{8,16}_[ior]\*?$|^\[?[A-Z0-9]{5}-[A-Z0-9]{5}\](?:\[EC)?$/,
  },
  {
    what: 'a name as of a package, and a UUID behind it',
    word: /^(?:[A-Za-z][\w-]{0,40}\.){1,8}[0-9A-Fa-f]{8}-(?:[0-9A-Fa-f]{4}-){3}[0-9A-Fa-f]{12}$/,
  },
  {
    what: 'a path of plain words and perhaps plain parameters, percent-encoded',
    word: /^(?:%2[Ff][a-z][a-z_-]{0,24}){1,8}(?:%2[Ff])?(?:%3[Ff][a-z_]{1,16}%3[Dd](?:[a-z]{1,16}|\d{1,4})(?:%26[a-z_]{1,16}%3[Dd](?:[a-z]{1,16}|\d{1,4})){0,4})?$/,
  },
  {
    what: 'a name of a secret, a digest by its kind, the account of a computer',
    word: /^(?:[a-z]{2,12}_){1,4}(?:password|passwd|passphrase|secret|token|key)s?\d?$|^(?:[\w.-]{1,40}#)?(?:sha\d{1,3}|md5|blake2[bs](?:_\d{3})?)=[0-9a-f]{32,128}$|^[A-Z][A-Z\d-]{1,14}\$$/,
  },
  {
    what: 'a class’s archive in a trace of Java, a client and how it is connected, a file of keys in Windows, a record of Salesforce',
    word: /^~?\[?[\w.-]{1,80}\.[jw]ar[:!][\w.+~-]{1,48}\]?$|^[\w.-]{1,64}@(?:mqtts?|tcps?|ssl|tls|wss?|amqps?|stomp|nats|ldaps?|rediss?|coaps?|kafka)$|^[0-9a-f]{32}_[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$|^0[01][0-9A-Za-z][A-Za-z0-9]{12}(?:[A-Za-z0-9]{3})?$/,
  },
  {
    what: 'a segment of EDIFACT or of a bank’s dialogue, blocks of a message of SWIFT, two numbers of a player',
    word: /^(?:[A-Z0-9.?]{0,35}\+){3,40}[A-Z0-9.?]{0,35}'?$|^F(?:01|21|25)[A-Z0-9]{12}\d{10}(?:\}|$)|^-\}\{5:(?:\{[A-Z]{3}:|$)|^I\d{3}[A-Z0-9]{12}[A-Z0-9]{1,5}(?:\}|$)/,
  },
  {
    what: 'fields of a message of a card switch in braces, none as long as a key, a cluster of RabbitMQ',
    word: /^(?:\{?\w{1,8}:)?[0-9A-F]{1,12}\}\{(?:\w{1,8}:[0-9A-F]{1,12}\}\{){1,16}\w{1,8}:[0-9A-F]{1,12}\}?$|^rabbitmq-cluster-id-[\w-]{22}$/,
  },
  { what: 'a certificate on one line', word: /^(?:CERTIFICATE|REQUEST|CRL)-{5}(?:\\[nr]){0,2}MI[\w+/=-]{8,}$/ },
];

/** Numbers that programs have written in them: digests of nothing, and what marks the kind of a value in Pulumi's state. */
const constants = new Set([
  'd41d8cd98f00b204e9800998ecf8427e', 'da39a3ee5e6b4b0d3255bfef95601890afd80709', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '4b825dc642cb6eb9a060e54bf8d69288fbee4904', 'e69de29bb2d1d6434b8b29ae775ad8c2e48c5391', 'aad3b435b51404eeaad3b435b51404ee',
  '4dabf18193072939515e22adb298388d', '1b47061264138c4ac30d75fd1eb44270', 'c44067f5952c0a294b673a41bacd8c17', '0def7320c3a5731c473e5ecbe6d01bc7',
  '5cf8f73096256a8f31e491e813e4eb8e', 'd0e6a833031e9bbcd3f4e8bde6ca49a4',
]); // prettier-ignore

/** Whether a number in hexadecimal is one that is in a program, and the same for everybody. */
export function isConstant(digits: string): boolean {
  return constants.has(digits.toLowerCase());
}
