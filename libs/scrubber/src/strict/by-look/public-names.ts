import { fromUtf8 } from '../../byte-string.ts';

/** Words at whose value's place an id, a digest, a name or a public key stands; patterns. */
const patterns = [
  'pcr[-_ ]?\\d{1,2}|(?:session|display|job|queue|pod|process|role|metric|class|file|port|node|fabric|switch|zone|volume|pool|release|claim|channel|stack|rule|policy|flow|agent|worker|table|index|bucket|object|blob|schema|column|field|branch|repo|image|network|interface|profile|template|group|team|tenant|site|cluster|service|resource|operator|tag|browse|event|alert|view|consumer|subscription|alias|issuer|subject|vlan|tunnel|caller)[-_ ]?name|ids?|uuid|guid|uid|oid|gid|pid|tid|kid|jti|sub|aud|iss|arn|urn|ref|reference|references|trace|traceparent|tracestate|span|parent|request|req|correlation|correlationid|message-id|msgid|txn|transaction|order|invoice|batch|job|run|task|build|release|pipeline|workflow|event|cursor|page|offset|etag|if-none-match|if-match|last-event',
  'hash|hashes|digest|sha-?\\d*|sha\\d{1,3}sum|md5|md5sum|crc\\d*c?|checksum\\w*|cksum|integrity|resolved|fingerprint\\w*|thumbprint\\w*|serial(?:[ _-]?(?:no|nr|number|num))?\\w*|shasum|sum|override_special|seriennummer\\w*|serienummer\\w*|s/n|rma|par|xid|rev|revision|commit|committed|sha|tree|blob|parent|merge|head|branch|tag|checkout|version|ver|etags?|prüfsumme\\w*|somme|сумма|校验和|指纹',
  'public|pub|pubkey|certificate_chain|trusted_ca|publickey|publishable|cert|certs|certificate|certificates|cacert|ca-data|certificate-authority-data|client-certificate-data|issuer|subject|peer|recipient|recipients|bh|dkim|spf|arc|header\\.b|boundary|multipart|nonce|cnonce|challenge|sri|hpkp|pin-sha256|sec-websocket-key|sec-websocket-accept|sec_websocket_key|sec_websocket_accept|x-amz-id-2|x-request-id|x-amzn-requestid|x-amzn-trace-id|cf-ray|x-cache|via|server|user-agent|content-md5|content-digest|repr-digest',
  'x5t(?:#S256)?|cname|frm_?payload|dev_?eui|join_?eui|eic|udi|phy_?payload|x509-name|objectsid|objectguid|opaque|ja[34]s?h?|geohash|keccak(?:256)?|series|(?:computer|server|domain|dnsrac|product|device|printer|vendor|package|common)[-_ ]?name|(?:expresssvc|express[-_ ]service|product|country|area|error|postal|zip|currency|hs|icd|region|reason|dealer|cost)[-_ ]?codes?|e?ssid(?: name)?|in-reply-to|identifier|\\w{0,24}_identifier|recaptcha-?site|captcha[\\w.]{0,16}\\.site|key_name|created-by',
  'accessor|authenticator|chunk|ufrag|ice-ufrag|ccache\\w*|ticket[ _-]cache|ipfs|cid|multihash|(?:digest|signature)[ _-]?value|continuation[ _-]?point|content-mic|\\w{0,24}(?:Digest|Hash|Checksum)Value|msg-?id|message-?id|queue-?id|host|hostname|node|pod|container|image|layer|volume|device|disk|machine|boot|instance|cluster|zone|region|vpc|subnet|bucket|queue|topic|group|namespace|service|unit|process|thread|worker|class|module|package|symbol|function|method|file|filename|path|dir|directory|folder|key-?name|key_?id|keyid|kms_?key_?id|member|channel|team|tenant|customer|subscription|client_?id|app_?id|application_?id|project_?id|org_?id|device_?id|tool_use_id|mechanism|algorithm|alg|suite|template|schema|type|kind|vc|version_?code|gclid|fbclid|msclkid|dclid|wbraid|gbraid|yclid|npm-session|contract|\\w{2,16}(?:time|size)|quality|format|encoding|charset|locale|model|product|sku|asin|isbn|vin|iban|bic|plate',
];

/** The same, plain words, of which a blank is any sign between two, or none: what logs, papers and programs number and sign, and what they show of keys. */
const names = list(`
  sn|ulid|thp|volume tag|provenance|topic prefix|mqtt topic prefix
  echo token|sync token|continuation token
  cache key|partition key|sort key|shard key|row key|dedup key|idempotency key|surrogate key|sharding key
  offer id|udid|ecid|meid|iccid|eid|wwn|wwid|wwpn|wwnn|nguid|eui64|gateway eui|specimen|specimen id|specimen no|sample id|sample no|accession|accession number|mrn|visit number|study uid|series uid|instance uid|device identifier|gtin|gln|sscc
  lot number|lot no|batch number|batch no|charge no|serial hex|hw no|part number|hardware number|software number|calibration id|cvn|chassis number|engine number|bootloader|firmware build|build fingerprint|build hash|build uuid|panel serial|inverter serial|toner serial|drum serial|battery id|evse|evse id|charge point|rfid uid|tag uid|card serial|transponder|meter point|mpan|mprn|meter number|substation
  seal number|container number|waybill|awb|hawb|bol|consignment|shipment|shipment id|parcel|parcel number|tracking number|picklist|pallet|tote|bin location|imo|mmsi|customs reference|tail number|squawk|record locator|fare basis|rate plan|ear tag|herd|isbn|issn|doi|orcid|shelfmark|matriculation number|student id|cadastre
  docket|exhibit|bates|gl account|check number|trace number|batch header|terminal sequence|pos id|fiscal number|tse serial|creditor id|debtor|remittance|uetr|clearing id|isin|cusip|sedol|wkn|lei|figi|clord id|quote ref|trade id|execution reference|campaign id|creative id|ad unit|segment id|pixel id|measurement id|property id|ga client|anonymous id|distinct id|visitor id|visit id|device fingerprint|experiment id|cohort|rollout id|allocation id
  probennummer|probe nr|pruefnummer|zertifikatnummer|kassennummer|bon nr|belegnummer|beleg nr|mandant|teilenummer|zeichnungsnummer|hardware nr|software nr|numero de lot|matricule|siret|siren|muestra|expediente|amostra|codigo de barras|codice fiscale|targa|commessa|kenteken|partijnummer|registreringsnummer|kod ean|ean|kontrahent|vzorek|numune
  bssid|ap mac|ue id|guti|tmsi|cell id|enb id|gnb id|msisdn|call reference|call id|sip call id|via branch|from tag|to tag|dialog id|ssrc|ice ufrag|candidate foundation|dtls fingerprint|circuit|circuit id|remote id|interface id|route target|route distinguisher|lsp|tunnel id|initiator spi|responder spi|exchange id|router id|area id|lsa|as path|duid|iaid|xid|vendor class|soa serial|nsid|hassh|user agent hash|flow id|flow hash|conntrack id|rule uid|signature id|threat id|imphash|ssdeep|tlsh|vhash
  connection id|dcid|scid|ray id|cf ray|x served by|x timer|x cache key|surrogate key|edge location|backend name|sticky server|leader id|leader identity|lock holder|holder identity|lease holder|group instance|member id|generation id|producer id|broker id|delivery tag|consumer tag|correlation tag|queue name|reply to|reply subject|mailbox guid|message guid|uid validity|uidl|x message id|envelope id|dsn id|spool id|feedback id|thread index|conversation index|content id|attachment id|part id
  job uuid|printer uuid|device path|usb serial|pci id|phys id|edid|monitor serial|luks uuid|lv uuid|vg uuid|pv uuid|array uuid|zpool guid|vdev guid|inode generation|fsid|gfid|brick id|osd uuid|pg id|git describe|git ref|tree hash|blob sha|parent commit|merge base|patch id|change id|changeset|review id|snapshot version|lock hash|lockfile hash|source hash|narhash|nar hash|store path|outhash|vendor hash|cargo hash|npm deps hash|crate checksum|wheel hash|dist hash|module hash|toolchain hash|action digest|configuration hash|manifest hash|bundle id|chunk hash|content hash|asset fingerprint
  config hash|config checksum|spec hash|pod template hash|controller revision hash|replicaset|resource uid|owner uid|event uid|ca bundle hash|image digest|repo digest|layer digest|diff id|chain id|manifest digest|sandbox id|task arn|exec id|shim id|cgroup id|symbol hash|mangled name|type hash|debug id|code id|dsym uuid|load address|minidump id|crash id|report id|fault bucket|hang id|stack hash|group hash|issue id|sourcemap id|proguard uuid|activity guid|provider guid|clsid|interface guid|install id|installation guid|machine guid|telemetry id
  enhancements|grouping config|fingerprint|schema hash|schema id|migration checksum|plan handle|query hash|query plan hash|sql handle|statement digest|ctid|relfilenode|lsn|wal segment|gtid|server uuid|binlog file|scn|dbid|incarnation|document hash|index uuid|shard uuid|translog uuid|history uuid|sync id|ephemeral|ephemeral id|allocation id|cluster uuid|replica set|oplog ts|election id|collection uuid|sstable id|hint id|repair id|encoded name|row hash|db session|block hash|parent hash|state root|merkle root|receipts root|validator pubkey|peer multiaddr|enode|node record|enr|genesis hash|infohash|info hash|torrent id|piece hash
  match id|lobby id|realm id|character id|replay id|entity guid|asset guid|prefab|shader hash|material id|texture hash|file guid|meta guid|font hash|exif id|camera serial|lens serial|clip id|umid|isrc|iswc|subject hash|issuer hash|sct log id|log entry|leaf hash|crl hash|policy oid|akid|skid|ski|aki|spki pin|public key pin|truststore alias|keystore alias|certificate alias|csr id|key authorization digest|digval|dig val|digest esperado|digest expected|expected digest|xml digest|dns name|host name|instance id|process guid|logon guid|object guid|invocation guid|site guid|collection id|advertisement id|package guid|upgrade code|patch guid|update id|definition version|policy hash|finding arn|appkey id
  sql id|keymap|verify keys|cn|workstation|reference code|reference number|foreign key|unique key|account code|account number|account no|customer code|client code|department code|context|dialplan|dnis|linkedid|uniqueid|room alias|called station|calling station|caller id|express svc code|express svc|fru|spare part|model number|model no|port wwn|naa|datastore|vmid|moref
  change number|request number|case number|ticket number|workorder|work order|po number|delivery note|packing slip|customer number|customer no|kundennummer|kunden nr|vertragsnummer|contract number|contract no|policy number|claim number|member number|membership number|loyalty number|reservation number|reservation no|pnr|material number|vendor number|equipment|functional location|idoc|idoc number|docnum|document number|statement number|company code|cost center|profit center|tcode|transaction code|rfc destination|logical system|system number|installation number
  dev addr|devaddr|app eui|frame counter|fcnt|group address|short address|ieee address|ieee addr|nwk address|namespace uri|item path|node label|transcript|recording|attachment|snapshot|backup set|build number|job number|run number|zxid|czxid|mzxid|ephemeral owner|rowid|queryid|lsid|txnid|gtrid|bqual|log stream|shard iterator|sequence number|sequence no|watermark|sstable|spi|ike spi|esp spi|initiator cookie|responder cookie|icv|access list|prefix list|route map|vni|vxlan|pseudowire
  imsi|imei|imeisv|supi|suci|gpsi|pei|ptmsi|p tmsi|s tmsi|mmec|tai|ecgi|ncgi|teid|f teid|seid|f seid|apn|dnn|snssai|utxo|outpoint|token address|mint address|validator index|multiaddr|key alias|key handle|volume handle|endpoint slice|ami|eni|nat gateway|route table|change info|crl number|name id|nameid|entityid|azp|thread ts|issue key|from secret|secret ref|secret key ref|existing secret
  parameter key|command key|identity key|raw payload|passport|sap passport|handle|key verification pattern|verification pattern|key check value|check value|kcv|mkvp|uber trace id|x b3 traceid|x b3 spanid|x cloud trace context|sentry trace|x datadog trace id
  correlation vector|ms cv|x vercel id|next marker|user project|quota project|project number|key label|key owner|secret label|secret name|token label|token name|token serial|credential name|object label|cka label|cka id|slot label|master key label|cak name|cafingerprint
`);

/** Between the words of a name: `serial number`, `serial_number`, `serialNumber`. */
const between = '[-_ ]?';

/**
 * A pattern for any of some words, which are patterns themselves, that compares them from their end on: those that end alike share
 * what they have there. A search that looks behind tries a few endings so, instead of each word.
 */
function fromBehind(words: readonly string[]): string {
  const [plain, others] = [
    words.filter((word) => /^[\w -]+$/.test(word)),
    words.filter((word) => !/^[\w -]+$/.test(word)),
  ];
  return [endings([...new Set(plain)]), ...others].join('|');
}

/** The alternatives of a pattern, of which some may be groups with alternatives of their own. */
function alternatives(pattern: string): string[] {
  let depth = 0;
  const ends = pattern.split('').flatMap((character, at) => {
    depth += character === '(' ? 1 : character === ')' ? -1 : 0;
    return character === '|' && depth === 0 ? [at] : [];
  });
  return [-1, ...ends].map((end, index) => pattern.slice(end + 1, ends[index]));
}

function endings(words: readonly string[]): string {
  if (words.length === 1) return words[0]!.replaceAll(' ', between);
  const byLast = Map.groupBy(words, (word) => word.at(-1) ?? '');
  const each = [...byLast].map(([last, those]) =>
    last === '' ? '' : endings(those.map((word) => word.slice(0, -1))) + (last === ' ' ? between : last),
  );
  return `(?:${each.join('|')})`;
}

function list(text: string): string[] {
  return text
    .split(/[|\n]/)
    .map((each) => each.trim())
    .filter((each) => each !== '');
}

/** A pattern of a name of something public. */
export const publicName = fromBehind([...patterns.flatMap(alternatives).map(fromUtf8), ...names]);
